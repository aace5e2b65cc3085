/** What is known about one area: publications, examples and stories, the newest few of each, and where to read on. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { PublicEntry } from "#data/entries/public-entry.ts";
import { filterOfPlace, viewOfPlace } from "#data/region/filter.ts";
import { isRegionCode } from "#data/schema/area.ts";
import { entriesQuery } from "../../api/entries.ts";
import { noFilter } from "../../api/initiative-filter.ts";
import { newPageOf } from "../../labels/entry-pages.ts";
import { typeWord } from "../../labels/entry-words.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { EntryGlyph } from "../../ui/entry-glyph.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { EntryLink } from "./knowledge-card.tsx";
import { aboutWords, fieldText } from "./knowledge-words.ts";
import "./knowledge.css";

interface AreaKnowledgeProps {
  code: string;
  heading: "h2" | "h3";
}

/** Enough to see what there is. */
const few = 5;

export function AreaKnowledge({ code, heading: Heading }: AreaKnowledgeProps) {
  // What was found about another area is not about this one.
  const { placeholderData: _, ...query } = entriesQuery(filterOfPlace(code) ?? {}, { sort: "-ends", limit: few });
  const found = useQuery(query);
  return (
    <section className="area-knowledge" aria-labelledby="gebied-kennis">
      <Heading id="gebied-kennis">{m.knowledge_area_title()}</Heading>
      <Fetched query={found} waiting={m.knowledge_loading()}>
        {({ entries, numberMatched }) => (
          <>
            {entries.length === 0 ? (
              <p className="wb-small wb-soft">{m.knowledge_area_none()}</p>
            ) : (
              <ul className="area-knowledge__few">
                {entries.map((entry) => (
                  <Item key={entry.id} entry={entry} />
                ))}
              </ul>
            )}
            <div className="area-knowledge__links no-print">
              {entries.length === 0 ? null : (
                <Link
                  to="/kennis"
                  search={(view) => ({
                    ...view,
                    ...noFilter,
                    soort: undefined,
                    sort: undefined,
                    ...viewOfPlace(code),
                    after: undefined,
                  })}
                  className="nl-link"
                >
                  {m.knowledge_area_all({ count: formatNumber(numberMatched) })}
                </Link>
              )}
              {isRegionCode(code) ? null : (
                <Link
                  {...newPageOf("example")}
                  search={(view: object) => ({ ...view, area: code, point: code })}
                  className="nl-link"
                >
                  {m.knowledge_area_add()}
                </Link>
              )}
            </div>
          </>
        )}
      </Fetched>
    </section>
  );
}

function Item({ entry }: { entry: PublicEntry }) {
  const story = fieldText(entry.content, "story");
  const about = aboutWords(entry);
  return (
    <li>
      <EntryGlyph type={entry.type} />
      <span>
        <EntryLink entry={entry} />{" "}
        <span className="wb-small wb-soft">
          {typeWord(entry.type)}
          {about === "" ? "" : ` · ${about}`}
        </span>
        {story === undefined ? null : <q className="knowledge-quote">{story.length > 160 ? `${story.slice(0, 157)}…` : story}</q>}
      </span>
    </li>
  );
}
