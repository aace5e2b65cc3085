/** What the marks of knowledge mean, with their number; a press shows one type alone, on map and list. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { entryPointsQuery, knowledgeOfView } from "../../api/entries.ts";
import { typesWord } from "../../labels/entry-words.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useSetView, useView } from "../../state/view.ts";
import { EntryGlyph } from "../../ui/entry-glyph.tsx";
import { Loading } from "../../ui/loading.tsx";
import "./theme-legend.css";

export function KnowledgeLegend() {
  const { soort, ...view } = useView();
  const setView = useSetView();
  // Of all types: one that is not shown can be chosen too.
  const { data, error, refetch } = useQuery(entryPointsQuery(knowledgeOfView(view)));
  const counts = new Map<string, number>();
  for (const { type } of data?.points ?? []) counts.set(type, (counts.get(type) ?? 0) + 1);
  return (
    <section className="theme-legend" aria-label={m.knowledge_layer()}>
      <h3>{m.knowledge_layer()}</h3>
      {data ? null : (
        <Loading error={error} onRetry={() => void refetch()}>
          {m.knowledge_loading()}
        </Loading>
      )}
      {data && counts.size === 0 ? <p className="wb-small">{m.knowledge_layer_none()}</p> : null}
      <ul className="status-list">
        {[...counts].map(([type, number]) => {
          const on = soort === type;
          const about = { type: typesWord(type), count: formatNumber(number) };
          return (
            <li key={type}>
              <button
                type="button"
                aria-pressed={on}
                aria-label={on ? m.knowledge_layer_only_off(about) : m.knowledge_layer_only(about)}
                onClick={() => setView({ soort: on ? undefined : type, after: undefined, knowledgespot: undefined })}
              >
                <EntryGlyph type={type} />
                {about.type} <span className="legend-number">{about.count}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <p className="wb-small">
        {m.knowledge_layer_country()}{" "}
        <Link to="/kennis" search={(before) => ({ ...before, after: undefined, sort: undefined })} className="nl-link">
          {m.knowledge_layer_list()}
        </Link>
      </p>
    </section>
  );
}
