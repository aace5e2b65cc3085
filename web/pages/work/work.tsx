/** /werk: what waits for who is signed in, what waits longest first, and what their own work comes to. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { QueueEntry, Work, WorkPart } from "#data/schema/queue.ts";
import { entriesChanged } from "../../api/after-change.ts";
import { workQuery } from "../../api/moderation.ts";
import { passkeysQuery } from "../../api/passkeys.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { verifyWorking } from "../../api/working-versions.ts";
import { typeWord } from "../../labels/entry-words.ts";
import { formatDate, formatNumber, themeWord } from "../../labels/format.ts";
import { partMore, workPartWord } from "../../labels/workflow-words.ts";
import * as m from "../../paraglide/messages.js";
import type { ViewChange } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { Empty, Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { BeheerFrame, type CurrentUser, makes, QueueLink } from "../beheer/beheer-frame.tsx";
import { NewEntryLinks } from "../beheer/new-entry-links.tsx";
import { OwnSignalsPart } from "./own-signals.tsx";
import "./work.css";

export function WorkPage() {
  return (
    <BeheerFrame title={m.work_title()} action="entry.read">
      {(user) => <MyWork user={user} />}
    </BeheerFrame>
  );
}

/** Where the queue shows exactly what a part counts. */
const listOf: Record<WorkPart, ViewChange> = {
  returned: { whose: "team", state: "returned", waits: undefined },
  assigned: { whose: "all", state: "alles", waits: "assigned" },
  judge: { whose: "all", state: "alles", waits: "judge" },
  reported: { whose: "all", state: "alles", waits: "reported" },
  confirm: { whose: "team", state: "alles", waits: "confirm" },
  ending: { whose: "team", state: "alles", waits: "ending" },
  draft: { whose: "team", state: "draft", waits: undefined },
  changed: { whose: "team", state: "alles", waits: "changed" },
};

function MyWork({ user }: { user: CurrentUser }) {
  const work = useQuery(workQuery);
  return (
    <>
      <PasskeyHint />
      {makes(user) ? <NewEntryLinks initiative={m.work_new()} /> : null}
      <Fetched query={work} waiting={m.work_loading()}>
        {({ parts, numbers }) => {
          const filled = parts.filter(({ count }) => count > 0);
          return (
            <>
              {filled.length === 0 ? (
                <Empty title={m.work_nothing()} more={m.work_nothing_more()} />
              ) : (
                <>
                  <p className="lead">{m.work_lead()}</p>
                  <div className="work-parts">
                    {filled.map((part) => (
                      <Part key={part.part} {...part} />
                    ))}
                  </div>
                </>
              )}
              <OwnSignalsPart />
              {numbers.public > 0 ? <Numbers numbers={numbers} /> : null}
            </>
          );
        }}
      </Fetched>
    </>
  );
}

/** Who has no passkey is kept out by a link that was lost. */
function PasskeyHint() {
  const { data } = useQuery(passkeysQuery);
  if (data === undefined || data.length > 0) return null;
  return (
    <Notice kind="info">
      <p>
        {m.work_no_passkey()}{" "}
        <Link to="/aanmelden" search={true} className="nl-link">
          {m.work_passkey()}
        </Link>
      </p>
    </Notice>
  );
}

function Part({ part, count, entries }: Work["parts"][number]) {
  const id = `werk-${part}`;
  return (
    <section className="work-part" aria-labelledby={id}>
      <h2 id={id}>
        <QueueLink change={listOf[part]} current={false}>
          {workPartWord(part)} <span className="work-count">{formatNumber(count)}</span>
        </QueueLink>
      </h2>
      <p className="wb-soft">{partMore(part)}</p>
      <ul>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} part={part} />
        ))}
      </ul>
      {count > entries.length ? (
        <p>
          <QueueLink change={listOf[part]} current={false}>
            {m.work_all({ count: formatNumber(count) })}
          </QueueLink>
        </p>
      ) : null}
    </section>
  );
}

function Entry({ entry, part }: { entry: QueueEntry; part: WorkPart }) {
  const { nameOf } = useAreaNames();
  const { id, type, title, placed, updatedAt, returned, submittedBy, verifiedOn, endsOn, assigned } = entry;
  const { buurt, wijk, gemeente } = placed;
  const where = [...new Set([nameOf(buurt ?? wijk), nameOf(gemeente)])].filter((name) => name !== undefined).join(", ");
  const who = part === "judge" ? submittedBy?.name : undefined;
  const when = () => {
    if (part === "confirm") return verifiedOn ? m.work_verified_on({ day: formatDate(verifiedOn) }) : m.work_never_verified();
    return part === "ending" && endsOn ? m.work_ends_on({ day: formatDate(endsOn) }) : formatDate(updatedAt);
  };
  return (
    <li>
      <span>
        <Link to="/beheer/$id" params={{ id }} search={true} className="nl-link">
          {title}
        </Link>
        <span className="work-more">
          {[type === "initiative" ? undefined : typeWord(type), where, who, when()].filter(Boolean).join(" · ")}
        </span>
        {assigned && part === "assigned" ? (
          <span className="work-assigned">
            {assigned.overdue ? <strong className="work-overdue">{m.assigned_overdue()}</strong> : null}
            {[
              assigned.until && m.work_assigned_until({ day: formatDate(assigned.until) }),
              assigned.by && m.work_assigned_by({ name: assigned.by }),
            ]
              .filter(Boolean)
              .join(", ")}
          </span>
        ) : null}
        {returned ? (
          <span className="beheer-reason">
            <strong>{m.beheer_returned_because()}</strong> {returned.reason}
          </span>
        ) : null}
      </span>
      {part === "confirm" ? <Confirm entry={entry} /> : null}
    </li>
  );
}

function Confirm({ entry }: { entry: QueueEntry }) {
  const client = useQueryClient();
  const confirm = useMutation({ mutationFn: () => verifyWorking(entry), onSuccess: (saved) => entriesChanged(client, saved) });
  return (
    <span className="work-confirm">
      <Button disabled={confirm.isPending} onClick={() => confirm.mutate()}>
        {m.work_confirm_do()} <span className="wb-hidden">{entry.title}</span>
      </Button>
      {confirm.error ? <span role="alert">{m.work_confirm_failed()}</span> : null}
    </span>
  );
}

function Numbers({ numbers: { public: all, confirmed, ending, reach, themes } }: Pick<Work, "numbers">) {
  return (
    <section className="work-numbers" aria-labelledby="werk-cijfers">
      <h2 id="werk-cijfers">{m.work_numbers()}</h2>
      <dl className="facts">
        <dt>{m.work_number_public()}</dt>
        <dd>
          <QueueLink change={{ whose: "team", state: "alles", waits: "public" }} current={false}>
            {formatNumber(all)}
          </QueueLink>
        </dd>
        <dt>{m.work_number_confirmed()}</dt>
        <dd>
          <QueueLink change={{ whose: "team", state: "alles", waits: "confirmed" }} current={false}>
            {formatNumber(confirmed)}
          </QueueLink>
        </dd>
        <dt>{m.work_number_ending()}</dt>
        <dd>
          <QueueLink change={listOf.ending} current={false}>
            {formatNumber(ending)}
          </QueueLink>
        </dd>
        <dt>{m.work_number_reach()}</dt>
        <dd>
          {reach.known === 0 ? m.work_number_reach_none() : formatNumber(reach.people)}
          {reach.known === 0 ? null : (
            <span className="work-more">{m.work_number_reach_of({ count: formatNumber(reach.known) })}</span>
          )}
        </dd>
      </dl>
      <h3>{m.work_numbers_themes()}</h3>
      <ul className="work-themes">
        {themes.map(({ theme, count }) => (
          <li key={theme}>
            <QueueLink change={{ whose: "team", state: "alles", theme, waits: "public" }} current={false}>
              {themeWord(theme)} <span className="work-count">{formatNumber(count)}</span>
            </QueueLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
