/** /gebied/:code/aanpak/afweging: does an area need more than regular work; the newest judgement, and those before it beside it. */
import "../../style/pages.css";
import "./approach.css";
import { useQueries } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { type Framework, frameworkOf } from "#data/assessment/framework.ts";
import type { VerdictId } from "#data/assessment/verdicts.ts";
import { frameworksOf } from "#data/editions/edition.ts";
import type { Assessment } from "#data/entry-types/assessment.ts";
import type { Profile } from "#data/schema/profile.ts";
import { publicEntryQuery } from "../../api/entries.ts";
import { AssessmentSheet, stackingWords } from "../../figures/assessment/assessment-sheet.tsx";
import { WithEditions } from "../../figures/editions/with-editions.tsx";
import { conclusionWord, verdictWord } from "../../labels/approach-words.ts";
import { formOfEntry, newPageOf, pageOfEntry } from "../../labels/entry-pages.ts";
import { formatDate, words } from "../../labels/format.ts";
import { ownStateWord } from "../../labels/workflow-words.ts";
import * as m from "../../paraglide/messages.js";
import { useCreates } from "../../state/reader.ts";
import { Button } from "../../ui/button.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { heldIn, newestFirst } from "./assessments.ts";
import { OfArea } from "./of-area.tsx";
import { type AreaEntry, useAreaEntries } from "./use-area-entries.ts";

export function AssessmentPage() {
  const { code = "" } = useParams({ strict: false });
  return (
    <OfArea code={code} title={(name) => (name === undefined ? m.assess_page() : m.assess_page_of({ name }))}>
      {(profile) => <Page profile={profile} />}
    </OfArea>
  );
}

function Page({ profile }: { profile: Profile }) {
  const { area } = profile;
  const found = useAreaEntries("assessment", area.code);
  const creates = useCreates();
  return (
    <article className="wb-page approach-page">
      <h1>{m.assess_page_of({ name: area.name })}</h1>
      <p className="lead">{m.assess_page_lead()}</p>
      <div className="page-actions no-print">
        <Link to="/gebied/$code/aanpak" params={{ code: area.code }} search={true} className="nl-link">
          {m.approach_area_back()}
        </Link>
        <Button icon="print" onClick={() => print()}>
          {m.area_print()}
        </Button>
        {creates ? (
          <Link {...newPageOf("assessment")} search={(view) => ({ ...view, point: area.code })} className="nl-link">
            {found.data?.length ? m.assess_again() : m.assess_make()}
          </Link>
        ) : null}
      </div>
      <WithEditions>
        {(editions) => (
          <Fetched query={found} waiting={m.assess_loading()}>
            {(entries) => <Standing entries={newestFirst(entries)} profile={profile} frameworks={frameworksOf(editions)} />}
          </Fetched>
        )}
      </WithEditions>
    </article>
  );
}

interface StandingProps {
  entries: readonly AreaEntry[];
  profile: Profile;
  frameworks: readonly Framework[];
}

function Standing({ entries, profile, frameworks }: StandingProps) {
  const [newest, before] = entries;
  if (!newest) return <p>{m.assess_none()}</p>;
  const content = heldIn(newest);
  return (
    <>
      <h2>{m.assess_dated({ day: formatDate(content.on ?? newest.updatedAt) })}</h2>
      {newest.state ? (
        <Notice>
          <p>{m.check_not_public({ state: ownStateWord(newest.state) })}</p>
        </Notice>
      ) : null}
      <div className="page-actions no-print">
        {newest.mayEdit ? (
          <Link {...formOfEntry(newest)} search={true} className="nl-link">
            {m.assess_change()}
          </Link>
        ) : null}
        <Link {...pageOfEntry(newest)} search={true} className="nl-link">
          {m.assess_apart()}
        </Link>
      </div>
      <AssessmentSheet
        content={content}
        frameworks={frameworks}
        heading="h3"
        now={profile}
        voices={<Voices content={content} />}
      />
      {before ? <Versions entries={entries} frameworks={frameworks} /> : null}
    </>
  );
}

/** Stories and questions, by their title; what is not public any more is left out. */
function Voices({ content: { stories = [], questions = [] } }: { content: Partial<Assessment> }) {
  const refs = [...stories.map((id) => ({ type: "story", id })), ...questions.map((id) => ({ type: "question", id }))];
  const found = useQueries({ queries: refs.map(({ type, id }) => ({ ...publicEntryQuery(type, id), retry: false })) });
  const shown = found.flatMap(({ data }) => (data ? [data] : []));
  if (shown.length === 0) return null;
  return (
    <ul>
      {shown.map((one) => (
        <li key={one.id}>
          <Link {...pageOfEntry(one)} search={true} className="nl-link">
            {one.content.title}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** What another edition asked, where that is not what the newest of them asks. */
const AskedThen = ({ then, now }: { then: string | undefined; now: string }) =>
  then === undefined || then === now ? null : (
    <span className="assessment-versions__asked">{m.assess_asked({ question: then })}</span>
  );

/** How many stand beside each other; older ones have their own page. */
const mostBeside = 4;

function Versions({ entries, frameworks }: Omit<StandingProps, "profile">) {
  const held = entries.slice(0, mostBeside).map((entry) => ({ entry, content: heldIn(entry) }));
  const { verdicts } = frameworkOf(frameworks, held[0]?.content.edition);
  const questionOf = ({ edition }: Partial<Assessment>, id: VerdictId) => {
    const asked = frameworkOf(frameworks, edition).verdicts.find((one) => one.id === id);
    return asked && words(asked.question);
  };
  return (
    <section>
      <h2>{m.assess_versions()}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="wb-scroll" tabIndex={0} aria-label={m.assess_versions()}>
        <table className="wb-table assessment-versions">
          <thead>
            <tr>
              <td />
              {held.map(({ entry, content }) => (
                <th key={entry.id} scope="col">
                  <Link {...pageOfEntry(entry)} search={true} className="nl-link">
                    {formatDate(content.on ?? entry.updatedAt)}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{m.assess_conclusion()}</th>
              {held.map(({ entry, content: { conclusion, reason } }) => (
                <td key={entry.id}>
                  <strong>{conclusion === undefined ? m.assess_unknown() : conclusionWord(conclusion)}</strong>. {reason}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{m.assess_dissent()}</th>
              {held.map(({ entry, content: { dissent = [] } }) => (
                <td key={entry.id}>{dissent.map(({ who, why }) => `${who}: ${why}`).join(" · ") || "–"}</td>
              ))}
            </tr>
            <tr>
              <th scope="row">{m.assess_stacking()}</th>
              {held.map(({ entry, content }) => (
                <td key={entry.id}>{stackingWords(content)}</td>
              ))}
            </tr>
            {verdicts.map(({ id, name, question }) => (
              <tr key={id}>
                <th scope="row">{words(name)}</th>
                {held.map(({ entry, content }) => (
                  <td key={entry.id}>
                    {content.verdicts ? (
                      <>
                        <strong>{verdictWord(content.verdicts[id].answer)}</strong>: {content.verdicts[id].reason}
                        <AskedThen then={questionOf(content, id)} now={words(question)} />
                      </>
                    ) : (
                      m.assess_unknown()
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
