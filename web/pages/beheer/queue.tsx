/** /beheer: what waits for a judgement, longest first; for who makes initiatives: their own. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import { entryDefinitions } from "#data/entry-types/registry.ts";
import { type QueueList, type QueueState, queueStates } from "#data/schema/queue.ts";
import { afterOf, filterOfView } from "../../api/initiative-filter.ts";
import { type QueueQuestion, queueQuery } from "../../api/moderation.ts";
import { sessionQuery } from "../../api/session.ts";
import { AreasFilter, ConfirmedFilter, ThemesFilter } from "../../filters/several.tsx";
import { SortChoice } from "../../filters/sort-choice.tsx";
import { typesWord } from "../../labels/entry-words.ts";
import { formatNumber } from "../../labels/format.ts";
import { partMore, stateWord, workPartWord } from "../../labels/workflow-words.ts";
import * as m from "../../paraglide/messages.js";
import type { View } from "../../state/view.ts";
import { useSetView, useView } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { Empty, Fetched } from "../../ui/loading.tsx";
import { usePhone } from "../../ui/media.ts";
import { SearchForm } from "../../ui/search-form.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { BeheerFrame, type CurrentUser, judges, makes, ownFirst, QueueLink } from "./beheer-frame.tsx";
import { OrganisationSelect } from "./form-parts.tsx";
import { NewEntryLinks } from "./new-entry-links.tsx";
import { QueueTable } from "./queue-table.tsx";

export function ModerationQueuePage() {
  const { whose } = useView();
  const { data: session } = useQuery(sessionQuery);
  const user = session ? { id: session.person, grants: session.grants } : undefined;
  const own = whose === "mine" || (whose === undefined && user && ownFirst(user));
  const others = user && !judges(user) ? m.beheer_all() : m.beheer_title();
  return (
    <BeheerFrame title={own ? m.beheer_mine() : others} action="entry.read">
      {(user) => <Queue user={user} />}
    </BeheerFrame>
  );
}

/** What the address asks; what it leaves out follows from who asks. */
function questionOf(view: View, user: CurrentUser): QueueQuestion {
  const whose = view.whose ?? (ownFirst(user) ? "mine" : "all");
  const { theme, area, organisation, q, confirmed } = filterOfView(view);
  const waiting = whose === "all" && view.waits === undefined && judges(user) ? "submitted" : undefined;
  return {
    whose,
    type: view.soort,
    waits: view.waits,
    state: view.state === "alles" ? undefined : (queueStates.find((state) => state === view.state) ?? waiting),
    theme,
    area,
    organisation,
    q,
    confirmed,
    sort: view.sort,
    after: view.after,
  };
}

function Queue({ user }: { user: CurrentUser }) {
  const view = useView();
  const question = questionOf(view, user);
  const queue = useQuery(queueQuery(question));
  return (
    <>
      <p className="lead">{leadOf(question, user)}</p>
      {question.whose === "mine" && makes(user) ? <NewEntryLinks initiative={m.beheer_new()} /> : null}
      {question.waits ? (
        <p className="page-actions">
          <QueueLink change={{ waits: undefined }} current={false}>
            {m.work_without_wait()}
          </QueueLink>
        </p>
      ) : null}
      <QueueFilters />
      <Fetched query={queue} waiting={m.beheer_loading()}>
        {(data) => (
          <section aria-labelledby="rij" aria-busy={queue.isPlaceholderData}>
            <h2 id="rij" className="wb-hidden">
              {m.beheer_list()}
            </h2>
            <States
              counts={data.counts}
              shown={question.waits === "reported" ? "reported" : question.state}
              reported={data.reported}
            />
            {queue.isPlaceholderData ? (
              <Waiting>{m.beheer_loading()}</Waiting>
            ) : (
              <>
                {data.entries.length === 0 ? (
                  <Nothing question={question} />
                ) : (
                  <>
                    <SortChoice usual={m.lists_sort_waits()} />
                    <QueueTable entries={data.entries} whose={question.whose} state={question.state} />
                  </>
                )}
                <Paging after={view.after} next={afterOf(data.next)} />
              </>
            )}
          </section>
        )}
      </Fetched>
    </>
  );
}

const leadOf = ({ waits, whose }: QueueQuestion, user: CurrentUser): string => {
  if (waits) return `${workPartWord(waits)}. ${partMore(waits)}`;
  if (whose === "all") return judges(user) ? m.beheer_queue_lead() : m.beheer_all_lead();
  return whose === "team" ? m.work_team_lead() : m.beheer_mine_lead();
};

/** The states as links with their counts: which part of the list is shown. */
interface StatesProps {
  counts: z.infer<typeof QueueList>["counts"];
  reported: number;
  shown: QueueState | "reported" | undefined;
}

function States({ counts, reported, shown }: StatesProps) {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const options: { state: QueueState | undefined; count: number }[] = [
    ...(["submitted", "returned", "draft", "published", "archived"] as const).map((state) => ({ state, count: counts[state] })),
    { state: undefined, count: total },
  ];
  return (
    <nav className="beheer-states" aria-label={m.beheer_states()}>
      {options.map(({ state, count }) => (
        <QueueLink key={state ?? "all"} change={{ state: state ?? "alles" }} current={state === shown}>
          <span>{state ? stateWord(state) : m.beheer_state_all()}</span>{" "}
          <span className="beheer-states__count">{formatNumber(count)}</span>
        </QueueLink>
      ))}
      {reported > 0 || shown === "reported" ? (
        <QueueLink change={{ state: "alles", waits: "reported" }} current={shown === "reported"}>
          <span>{workPartWord("reported")}</span> <span className="beheer-states__count">{formatNumber(reported)}</span>
        </QueueLink>
      ) : null}
    </nav>
  );
}

function Nothing({ question }: { question: QueueQuestion }) {
  const { theme, area, organisation, q, confirmed, state, whose, type } = question;
  const narrowed = [theme, area, organisation, q, confirmed, type].some((one) => one !== undefined);
  if (narrowed) return <Empty title={m.beheer_none_filtered()} more={m.beheer_none_filtered_more()} />;
  if (whose === "all" && state === "submitted")
    return <Empty title={m.beheer_none_waiting()} more={m.beheer_none_waiting_more()} />;
  if (whose !== "all") return <Empty title={m.beheer_none_mine()} more={m.beheer_none_mine_more()} />;
  return <Empty title={m.beheer_none()} more={m.beheer_none_more()} />;
}

function Paging({ after, next }: { after: string | undefined; next: string | undefined }) {
  if (after === undefined && next === undefined) return null;
  return (
    <nav className="page-actions" aria-label={m.beheer_paging()}>
      {after === undefined ? null : (
        <Link to="/beheer" search={(view) => ({ ...view, after: undefined })} className="nl-link">
          {m.initiatives_first()}
        </Link>
      )}
      {next === undefined ? null : (
        <Link to="/beheer" search={(view) => ({ ...view, after: next })} className="nl-link">
          {m.initiatives_next()}
        </Link>
      )}
    </nav>
  );
}

/** What the queue is narrowed by; the same words in the address as on the list of initiatives. */
function QueueFilters() {
  const { theme, in: area, organisation, q, confirmed, soort } = useView();
  const setView = useSetView();
  const narrowed = [theme, area, organisation, q, confirmed, soort].some((one) => one !== undefined);
  const wide = !usePhone();
  // On a phone the list itself comes first: what narrows it is folded away until somebody looks for it.
  return (
    <details className="fold beheer-narrowing" open={wide || narrowed}>
      <summary>{m.beheer_narrow()}</summary>
      <search className="beheer-filters">
        <SearchForm
          label={m.initiatives_words()}
          text={q ?? ""}
          onSearch={(words) => setView({ q: words || undefined, after: undefined })}
        />
        <div>
          <SelectField
            label={m.entries_type()}
            value={soort}
            none={m.entries_all_types()}
            options={entryDefinitions().map(({ type }) => ({ value: type, label: typesWord(type) }))}
            onChoose={(value) => setView({ soort: value, after: undefined })}
          />
        </div>
        <ThemesFilter value={theme} onChoose={(value) => setView({ theme: value, after: undefined })} />
        <AreasFilter value={area} onChoose={(codes) => setView({ in: codes, after: undefined })} />
        <ConfirmedFilter value={confirmed} onChoose={(value) => setView({ confirmed: value, after: undefined })} />
        <div>
          <OrganisationSelect
            label={m.beheer_col_organisation()}
            none={m.beheer_all_organisations()}
            value={organisation}
            ended
            more={[{ value: "geen", label: m.beheer_no_organisation() }]}
            onChoose={(value) => setView({ organisation: value, after: undefined })}
          />
        </div>
        {narrowed ? (
          <Button
            onClick={() =>
              setView({
                theme: undefined,
                in: undefined,
                organisation: undefined,
                q: undefined,
                confirmed: undefined,
                soort: undefined,
                after: undefined,
              })
            }
          >
            {m.initiatives_clear()}
          </Button>
        ) : null}
      </search>
    </details>
  );
}
