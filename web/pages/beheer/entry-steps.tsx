/** What can be done with an entry now. Each step says what follows from it; sending back and archiving ask why. */

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import { lacksWorkingArea } from "#data/schema/initiative.ts";
import { isOwn, may, mayOnlyNamed } from "#data/schema/permission.ts";
import type { Happened } from "#data/schema/queue.ts";
import { subjectOf } from "#data/schema/record.ts";
import { rules, type Step } from "#data/schema/workflow.ts";
import { entriesChanged } from "../../api/after-change.ts";
import { postStep, type StepRequest } from "../../api/working-versions.ts";
import { formatDate } from "../../labels/format.ts";
import { stepButton } from "../../labels/workflow-words.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { CurrentUser } from "./beheer-frame.tsx";
import { OrganisationSelect, Refusal, SelfApproval } from "./form-parts.tsx";

type Taken = Exclude<Step, "edit">;
/** The order in which they are offered. */
const offered: readonly Taken[] = ["publish", "submit", "return", "withdraw", "reopen", "discard", "archive"];
/** Asked why: by rule, or because whoever made it should not have to guess. */
const asksWhy = (step: Taken) => rules[step].reason || step === "archive";

const followWords: Record<Taken, () => string> = {
  publish: m.beheer_done_publish,
  submit: m.beheer_done_submit,
  return: m.beheer_done_return,
  withdraw: m.beheer_done_withdraw,
  reopen: m.beheer_done_reopen,
  discard: m.beheer_done_discard,
  archive: m.beheer_done_archive,
};

interface EntryStepsProps {
  entry: WorkingVersion;
  history: readonly Happened[];
  user: CurrentUser;
  onDone: (words: string) => void;
}

export function EntrySteps({ entry, history, user, onDone }: EntryStepsProps) {
  const client = useQueryClient();
  const [asking, setAsking] = useState<Taken>();
  /** What stands in the field of the reason when it opens. */
  const [question, setQuestion] = useState("");
  const [organisation, setOrganisation] = useState<string>();
  const take = useMutation({
    mutationFn: (taken: StepRequest) => postStep(entry, taken),
    onSuccess: async (record, { step }) => {
      setAsking(undefined);
      await entriesChanged(client, record);
      onDone(followWords[step]());
    },
  });
  const [named, setNamed] = useState(false);
  const own = isOwn(user, subjectOf(entry));
  const alone = mayOnlyNamed(user, rules.publish.action, subjectOf(entry));
  // Who judges sends back with a reason; taking back is for whoever handed it in.
  const steps = offered.filter(
    (step) => entry.steps.includes(step) && !(step === "withdraw" && entry.steps.includes("return") && !own),
  );
  const assigns = entry.organisation === undefined && steps.includes("publish") && may(user, "entry.assign", subjectOf(entry));
  const press = (step: Taken) => {
    if (asksWhy(step)) {
      setAsking(step);
      setQuestion("");
    } else if (step !== "publish") take.mutate({ step });
    else
      take.mutate({
        step,
        organisation,
        ...(alone && named ? { selfApproved: true } : {}),
      });
  };
  return (
    <section className="beheer-steps" aria-labelledby="oordeel">
      <h2 id="oordeel">{steps.includes("publish") ? m.beheer_judgement() : m.beheer_what_now()}</h2>
      <Why entry={entry} user={user} own={own} />
      <AskWhere
        entry={entry}
        history={history}
        onAsk={
          steps.includes("return")
            ? () => {
                setAsking("return");
                setQuestion(m.beheer_ask_where_question());
              }
            : undefined
        }
      />
      {assigns ? <Assign value={organisation} onPick={setOrganisation} /> : null}
      {alone && steps.includes("publish") ? <SelfApproval checked={named} onChange={setNamed} /> : null}
      <div className="beheer-steps__buttons">
        {steps.map((step) => (
          <Button
            key={step}
            variant={step === "publish" || (step === "submit" && entry.state === "draft") ? "primary" : "default"}
            disabled={take.isPending || (step === "publish" && alone && !named)}
            aria-expanded={asksWhy(step) ? asking === step : undefined}
            onClick={() => press(step)}
          >
            {stepButton(step)}
          </Button>
        ))}
      </div>
      {asking ? (
        <Reason
          key={`${asking} ${question}`}
          step={asking}
          start={question}
          hint={asking === "return" && history.at(-1)?.actor === undefined ? m.beheer_return_no_account() : undefined}
          busy={take.isPending}
          onSend={(reason) => take.mutate({ step: asking, reason })}
          onCancel={() => setAsking(undefined)}
        />
      ) : null}
      {take.error ? <Refusal error={take.error} onNewest={() => void entriesChanged(client).then(() => take.reset())} /> : null}
    </section>
  );
}

/** Why the button that somebody looks for is not there. */
function Why({ entry, user, own }: Pick<EntryStepsProps, "entry" | "user"> & { own: boolean }) {
  const publishes = user.grants.some(({ role }) => role === "editor");
  if (entry.state === "submitted" && !entry.steps.includes("publish")) {
    return <p className="wb-soft">{publishes && own ? m.beheer_four_eyes() : m.beheer_waits_for_editor()}</p>;
  }
  if (entry.steps.length === 0) return <p className="wb-soft">{m.beheer_read_only()}</p>;
  if (entry.state === "draft") return <p className="wb-soft">{m.beheer_draft_next()}</p>;
  return null;
}

function Assign({ value, onPick }: { value: string | undefined; onPick: (id: string | undefined) => void }) {
  return (
    <OrganisationSelect
      className="beheer-field"
      label={m.beheer_assign()}
      none={m.beheer_no_organisation()}
      value={value}
      onChoose={onPick}
      description={m.beheer_assign_more()}
    />
  );
}

interface AskWhereProps {
  entry: WorkingVersion;
  history: readonly Happened[];
  /** Absent for who may not send it back. */
  onAsk: (() => void) | undefined;
}

/** Reach around a point is only true where the work is: whoever judges asks for it, and sees when that was asked before. */
function AskWhere({ entry: { content, state, steps }, history, onAsk }: AskWhereProps) {
  if (!lacksWorkingArea(content) || content.lifecycle === "beeindigd" || state === "archived" || steps.length === 0) return null;
  const questions = (["nl", "en"] as const).map((locale) => m.beheer_ask_where_question({}, { locale }));
  const asked = history.find(({ step, reason }) => step === "return" && questions.some((words) => reason?.includes(words)));
  return (
    <Notice kind="warning">
      <p>{m.beheer_ask_where()}</p>
      <p>{m.beheer_ask_where_more()}</p>
      {asked ? <p>{m.beheer_ask_where_asked({ day: formatDate(asked.at) })}</p> : null}
      {onAsk ? <Button onClick={onAsk}>{m.beheer_ask_where_button()}</Button> : null}
    </Notice>
  );
}

interface ReasonProps {
  step: Taken;
  start: string;
  hint: string | undefined;
  busy: boolean;
  onSend: (reason: string) => void;
  onCancel: () => void;
}

function Reason({ step, start, hint, busy, onSend, onCancel }: ReasonProps) {
  const id = useId();
  const [missing, setMissing] = useState(false);
  return (
    <form
      className="beheer-reason-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const reason = String(new FormData(event.currentTarget).get("reason")).trim();
        setMissing(reason.length < 3);
        if (reason.length >= 3) onSend(reason);
        else event.currentTarget.querySelector("textarea")?.focus();
      }}
    >
      <label className="wb-label" htmlFor={id}>
        {step === "return" ? m.beheer_why_return() : m.beheer_why_archive()}
      </label>
      {hint ? <p className="wb-small">{hint}</p> : null}
      {missing ? (
        <p id={`${id}-fout`} className="wb-fault">
          {m.beheer_why_missing()}
        </p>
      ) : null}
      <textarea
        id={id}
        name="reason"
        className="wb-field"
        rows={4}
        maxLength={1000}
        defaultValue={start}
        required
        // biome-ignore lint/a11y/noAutofocus: the field opens because its button was pressed
        autoFocus
        aria-invalid={missing}
        aria-describedby={missing ? `${id}-fout` : undefined}
      />
      <div className="beheer-steps__buttons">
        <button type="submit" className="nl-button nl-button--primary" disabled={busy}>
          <span className="nl-button__label">{stepButton(step)}</span>
        </button>
        <Button onClick={onCancel}>{m.beheer_cancel()}</Button>
      </div>
    </form>
  );
}
