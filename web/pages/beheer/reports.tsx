/** "Klopt dit niet?" of readers, for who may do something about it: what they wrote, and an answer that goes to them. Never who they are. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import type { EntryReport, ReportOutcome } from "#data/entries/submission.ts";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import { may } from "#data/schema/permission.ts";
import { subjectOf } from "#data/schema/record.ts";
import { reportsChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import { answerReport, reportsQuery } from "../../api/submissions.ts";
import { formatMoment } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { CurrentUser } from "./beheer-frame.tsx";
import "./reports.css";

interface ReportsProps {
  entry: WorkingVersion;
  user: CurrentUser;
}

/** The same people as the server lets through. */
export const settles = ({ entry, user }: ReportsProps): boolean =>
  may(user, "entry.edit", subjectOf(entry)) || may(user, "entry.return", subjectOf(entry));

/** Nothing at all where nobody reported anything. */
export function Reports(props: ReportsProps) {
  const reports = useQuery({ ...reportsQuery(props.entry), enabled: settles(props) });
  const [done, setDone] = useState("");
  const status = useRef<HTMLParagraphElement>(null);
  if (!settles(props) || reports.data?.length === 0) return null;
  const say = () => {
    setDone(m.reports_done());
    status.current?.focus();
  };
  return (
    <section className="beheer-reports" aria-labelledby="meldingen">
      <h2 id="meldingen">{m.reports_title()}</h2>
      <p role="status" tabIndex={-1} ref={status}>
        {done}
      </p>
      <Fetched query={reports} waiting={m.reports_loading()}>
        {(all) => (
          <>
            {all.some(({ outcome }) => outcome === undefined) ? <p className="wb-soft">{m.reports_lead()}</p> : null}
            <ul>
              {all.map((report) => (
                <li key={report.id} data-open={report.outcome === undefined || undefined}>
                  <p className="wb-small wb-soft">{m.reports_at({ moment: formatMoment(report.at) })}</p>
                  <p className="beheer-reports__words">{report.text}</p>
                  {report.outcome === undefined ? <AnswerForm report={report} onDone={say} /> : <Answered {...report} />}
                </li>
              ))}
            </ul>
          </>
        )}
      </Fetched>
    </section>
  );
}

const outcomeWords: Record<ReportOutcome, () => string> = { mended: m.reports_was_mended, right: m.reports_was_right };

function Answered({ outcome, answer, answeredAt, answeredBy: name }: EntryReport) {
  const moment = answeredAt === undefined ? "" : formatMoment(answeredAt);
  return (
    <>
      <p>
        <strong>{outcome ? outcomeWords[outcome]() : ""}.</strong> {answer}
      </p>
      <p className="wb-small wb-soft">
        {name === undefined ? m.reports_answered({ moment }) : m.reports_answered_by({ moment, name })}
      </p>
    </>
  );
}

const shortest = 3;

function AnswerForm({ report, onDone }: { report: EntryReport; onDone: () => void }) {
  const id = useId();
  const client = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  const [short, setShort] = useState(false);
  const send = useMutation({
    mutationFn: (outcome: ReportOutcome) => answerReport(report.id, { outcome, answer: text }),
    onSuccess: async () => {
      await reportsChanged(client);
      onDone();
    },
    // Somebody else was first: their answer is shown.
    onError: (error) => (isKnown(error) ? reportsChanged(client) : undefined),
  });
  const press = (outcome: ReportOutcome) => () => {
    if (send.isPending) return;
    setShort(text.trim().length < shortest);
    if (text.trim().length >= shortest) send.mutate(outcome);
    else field.current?.focus();
  };
  return (
    <div className="beheer-reports__answer">
      <label className="wb-label" htmlFor={id}>
        {m.reports_answer()}
      </label>
      {short ? (
        <p id={`${id}-fout`} className="wb-fault">
          {m.reports_answer_short()}
        </p>
      ) : null}
      <textarea
        id={id}
        ref={field}
        className="wb-field"
        rows={2}
        maxLength={1000}
        value={text}
        aria-invalid={short}
        aria-describedby={short ? `${id}-fout ${id}-uitleg` : `${id}-uitleg`}
        onChange={(event) => setText(event.target.value)}
      />
      <p id={`${id}-uitleg`} className="wb-small wb-soft">
        {m.reports_answer_hint()} {report.mailed ? m.reports_mailed() : m.reports_linked()}
      </p>
      <div className="beheer-steps__buttons">
        <Button variant="primary" onClick={press("mended")}>
          {m.reports_mended()}
        </Button>
        <Button onClick={press("right")}>{m.reports_right()}</Button>
      </div>
      {send.error ? <Notice kind="error">{isKnown(send.error) ? m.reports_known() : m.reports_failed()}</Notice> : null}
    </div>
  );
}

const isKnown = (error: Error): boolean => error instanceof AnswerError && error.status === 409;
