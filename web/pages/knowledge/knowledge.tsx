/** /kennis: what was written, tried and told, as a list; the equal of its layer on the map. Every choice is in the address. */
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";
import "./knowledge.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { PublicEntry } from "#data/entries/public-entry.ts";
import { knowledgeDefinitions } from "#data/entry-types/registry.ts";
import { type EntryQuestion, entriesQuery, knowledgeOfView, knowledgeOrder, knowledgeOrders } from "../../api/entries.ts";
import { afterOf, isFiltered, queryOf } from "../../api/initiative-filter.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { AreaExamples } from "../../figures/knowledge/area-examples.tsx";
import { KnowledgeCard } from "../../figures/knowledge/knowledge-card.tsx";
import { KnowledgeFilters } from "../../filters/knowledge-filters.tsx";
import { newPageOf } from "../../labels/entry-pages.ts";
import { formTitle } from "../../labels/entry-words.ts";
import { formatDate, formatNumber } from "../../labels/format.ts";
import { useCreates } from "../../state/reader.ts";
import { useSetView, useView } from "../../state/view.ts";
import { EntryGlyph } from "../../ui/entry-glyph.tsx";
import { Empty, Fetched } from "../../ui/loading.tsx";
import { usePhone } from "../../ui/media.ts";
import { SelectField } from "../../ui/select-field.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { ExportLinks, FeedLinks } from "../initiatives/links.tsx";
import { Paging, useFocusOnTurn } from "../initiatives/paging.tsx";
import { Entrances } from "./entrances.tsx";

export function KnowledgePage() {
  const phone = usePhone();
  const filter = knowledgeOfView(useView());
  return (
    <article className="wb-page knowledge-page">
      <h1>{m.knowledge_title()}</h1>
      <p className="lead">{m.knowledge_lead()}</p>
      <p className="page-actions no-print">
        <a className="nl-button nl-button--default" href="#inbrengen">
          {m.knowledge_add()}
        </a>
      </p>
      {isFiltered(filter) ? null : <Entrances />}
      <KnowledgeFilters types={knowledgeDefinitions().map(({ type }) => type)} compact={phone} />
      <p className="no-print">
        <Link to="/" search={(view) => ({ ...view, after: undefined, sort: undefined, knowledge: "aan" })} className="nl-link">
          {m.knowledge_on_map()}
        </Link>
      </p>
      <Results filter={filter} />
      <AddOne />
      <p className="print-only">{m.initiative_printed({ day: formatDate(new Date().toISOString()), address: location.href })}</p>
    </article>
  );
}

/** Where something is entered; who has no account makes a suggestion of it. */
function AddOne() {
  const creates = useCreates();
  return (
    <section className="knowledge-add no-print" aria-labelledby="inbrengen">
      <h2 id="inbrengen">{m.knowledge_add()}</h2>
      <ul>
        {knowledgeDefinitions().map(({ type }) => (
          <li key={type}>
            <Link
              {...newPageOf(type)}
              search={(view: object) => ({ ...view, point: undefined })}
              className="nl-button nl-button--default"
            >
              <EntryGlyph type={type} />
              <span className="nl-button__label">{formTitle(type, creates ? "new" : "propose")}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p>
        {m.knowledge_to_desk()}{" "}
        <Link to="/vraagbaak" search={true} className="nl-link">
          {m.question_desk()}
        </Link>
      </p>
      <p>
        {m.learning_from_desk()}{" "}
        <Link to="/leeragenda" search={true} className="nl-link">
          {m.learning_agenda()}
        </Link>
      </p>
    </section>
  );
}

/** Of one type its own files and feeds; else those of all knowledge, narrowed as the list is. */
const linksOf = ({ type, ...filter }: EntryQuestion) =>
  type === undefined || type.includes(",")
    ? ({ of: "entries/kennis", question: queryOf({ ...filter, type }) } as const)
    : ({ of: `entries/${type}`, question: queryOf(filter) } as const);

const allTypes = () =>
  knowledgeDefinitions()
    .map(({ type }) => type)
    .join();

function Results({ filter }: { filter: EntryQuestion }) {
  const view = useView();
  const sort = knowledgeOrder(view);
  const found = useQuery(entriesQuery(filter, { after: view.after, sort }));
  const heading = useFocusOnTurn(view.after);
  const area = filter.area?.includes(",") ? undefined : filter.area;
  return (
    <Fetched query={found} waiting={m.knowledge_loading()}>
      {({ entries, numberMatched, next, previous }) => (
        <>
          <section aria-labelledby="gevonden" aria-busy={found.isPlaceholderData}>
            <h2 id="gevonden" ref={heading} tabIndex={-1}>
              {m.knowledge_results()}
            </h2>
            {found.isPlaceholderData ? (
              <Waiting>{m.knowledge_loading()}</Waiting>
            ) : (
              <>
                <p role="status">{m.knowledge_found({ count: formatNumber(numberMatched) })}</p>
                {numberMatched > 1 ? <OrderChoice /> : null}
                {entries.length === 0 ? <Nothing filtered={isFiltered(filter)} /> : <Items entries={entries} />}
                <Paging to="/kennis" previous={previous} next={afterOf(next)} />
              </>
            )}
          </section>
          {area === undefined ? null : (
            <AreaExamples code={area} heading="h2" theme={filter.theme} phase={filter.phase} most={10} />
          )}
          {entries.length === 0 ? null : <ExportLinks {...linksOf(filter)} />}
          <FeedLinks
            {...linksOf(filter)}
            title={m.feed_title()}
            lead={m.knowledge_feed_lead()}
            types={filter.type ?? allTypes()}
          />
        </>
      )}
    </Fetched>
  );
}

const orderWords: Record<(typeof knowledgeOrders)[number], () => string> = {
  "-ends": m.knowledge_sort_newest,
  ends: m.knowledge_sort_oldest,
  title: m.lists_sort_title,
  "-title": m.lists_sort_title_down,
};

function OrderChoice() {
  const view = useView();
  const setView = useSetView();
  return (
    <SelectField
      className="sort-choice no-print"
      label={m.lists_sort()}
      value={knowledgeOrder(view)}
      options={knowledgeOrders.map((value) => ({ value, label: orderWords[value]() }))}
      onChoose={(sort) => setView({ sort: sort === "-ends" ? undefined : sort, after: undefined })}
    />
  );
}

function Items({ entries }: { entries: readonly PublicEntry[] }) {
  const { nameOf } = useAreaNames();
  return (
    <ul className="knowledge-list">
      {entries.map((entry) => (
        <KnowledgeCard key={entry.id} entry={entry} nameOf={nameOf} heading="h3" />
      ))}
    </ul>
  );
}

const Nothing = ({ filtered }: { filtered: boolean }) =>
  filtered ? (
    <Empty title={m.knowledge_none_filtered()} more={m.knowledge_none_filtered_more()} />
  ) : (
    <Empty title={m.knowledge_none()} more={m.knowledge_none_more()} />
  );
