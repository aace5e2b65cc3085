/** /gebied/:code/aanpak/checklists: what was arranged in an area, by two lists; read, filled in and printed here. */
import "../../style/pages.css";
import "./approach.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { type ChecklistTemplate, checklistTemplates } from "#data/checklists/checklist.ts";
import { type AnyEdition, newestChecklist } from "#data/editions/edition.ts";
import { mayEver } from "#data/schema/permission.ts";
import type { Profile } from "#data/schema/profile.ts";
import { sessionQuery } from "../../api/session.ts";
import { answeredOf, listOf, templateOf } from "../../figures/checklists/checklist-content.ts";
import { ChecklistItems, progressWords } from "../../figures/checklists/checklist-items.tsx";
import { WithEditions } from "../../figures/editions/with-editions.tsx";
import { formOfEntry, newPageOf, pageOfEntry } from "../../labels/entry-pages.ts";
import { formatDate, words } from "../../labels/format.ts";
import { ownStateWord } from "../../labels/workflow-words.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { OfArea } from "./of-area.tsx";
import { type AreaEntry, useAreaEntries } from "./use-area-entries.ts";

export function ChecklistsPage() {
  const { code = "" } = useParams({ strict: false });
  return (
    <OfArea code={code} title={(name) => (name === undefined ? m.check_page() : m.check_page_of({ name }))}>
      {({ area }) => <Lists area={area} />}
    </OfArea>
  );
}

function Lists({ area }: Pick<Profile, "area">) {
  const found = useAreaEntries("checklist", area.code);
  return (
    <article className="wb-page approach-page">
      <h1>{m.check_page_of({ name: area.name })}</h1>
      <p className="lead">{m.check_page_lead()}</p>
      <div className="page-actions no-print">
        <Link to="/gebied/$code/aanpak" params={{ code: area.code }} search={true} className="nl-link">
          {m.approach_area_back()}
        </Link>
        <Button icon="print" onClick={() => print()}>
          {m.check_print()}
        </Button>
      </div>
      <WithEditions>
        {(editions) => (
          <Fetched query={found} waiting={m.check_loading()}>
            {(entries) =>
              checklistTemplates.map((template) => (
                <OneList
                  key={template}
                  template={template}
                  editions={editions}
                  area={area}
                  entries={entries.filter(({ content }) => templateOf(content) === template)}
                />
              ))
            }
          </Fetched>
        )}
      </WithEditions>
    </article>
  );
}

interface OneListProps extends Pick<Profile, "area"> {
  template: ChecklistTemplate;
  editions: readonly AnyEdition[];
  /** Newest first; there is one, unless two organisations began. */
  entries: readonly AreaEntry[];
}

function OneList({ template, editions, area, entries: [entry, ...others] }: OneListProps) {
  const { name, lead } = newestChecklist(editions, template);
  const answered = entry ? answeredOf(entry.content) : {};
  const list = listOf(editions, template, answered);
  return (
    <section className="checklists__list">
      <h2>{words(name)}</h2>
      <p className="wb-soft">{words(lead)}</p>
      {entry ? <Standing entry={entry} progress={progressWords(list.progress)} /> : <NotFilled template={template} area={area} />}
      {others.length === 0 ? null : (
        <p>
          {m.check_also()}{" "}
          {others.map((one) => (
            <Link key={one.id} {...pageOfEntry(one)} search={true} className="nl-link">
              {one.content.title}
            </Link>
          ))}
        </p>
      )}
      <ChecklistItems list={list} answeredIn={answered.edition} heading="h3" />
    </section>
  );
}

function Standing({ entry, progress }: { entry: AreaEntry; progress: string }) {
  return (
    <>
      <p>
        <strong>{progress}</strong>
        {". "}
        {m.check_changed({ day: formatDate(entry.updatedAt) })}.
      </p>
      {entry.state ? (
        <Notice>
          <p>{m.check_not_public({ state: ownStateWord(entry.state) })}</p>
        </Notice>
      ) : null}
      <div className="page-actions no-print">
        {entry.mayEdit ? (
          <Link {...formOfEntry(entry)} search={true} className="nl-button nl-button--primary approach-button">
            {m.check_update()}
          </Link>
        ) : null}
        <Link {...pageOfEntry(entry)} search={true} className="nl-link">
          {m.check_apart()}
        </Link>
      </div>
    </>
  );
}

function NotFilled({ template, area }: Pick<OneListProps, "template" | "area">) {
  const { data: session } = useQuery(sessionQuery);
  const mayFill = session ? mayEver({ id: session.person, grants: session.grants }, "entry.create") : false;
  return (
    <>
      <p>
        <strong>{m.check_none()}</strong> {m.check_none_more()}
      </p>
      {mayFill ? (
        <div className="page-actions no-print">
          <Link
            {...newPageOf("checklist")}
            search={(view) => ({ ...view, point: area.code, soort: template })}
            className="nl-button nl-button--primary approach-button"
          >
            {m.check_fill()}
          </Link>
        </div>
      ) : null}
    </>
  );
}
