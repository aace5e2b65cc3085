/** "In gebieden zoals dit": practice examples by how alike their area is to this one, each with why it stands here. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { isNotFound } from "../../api/client.ts";
import { type ExamplesAsked, examplesQuery } from "../../api/entries.ts";
import { noFilter } from "../../api/initiative-filter.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { newPageOf } from "../../labels/entry-pages.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Fetched } from "../../ui/loading.tsx";
import { KnowledgeCard } from "./knowledge-card.tsx";
import { fittingWords } from "./knowledge-words.ts";

interface AreaExamplesProps extends Omit<ExamplesAsked, "limit"> {
  code: string;
  heading: "h2" | "h3";
  /** Default 3. */
  most?: number;
}

export function AreaExamples({ code, heading: Heading, theme, phase, most = 3 }: AreaExamplesProps) {
  const found = useQuery(examplesQuery(code, { theme, phase, limit: most }));
  const { nameOf } = useAreaNames();
  // An area that is none, such as one that somebody drew: nothing is like it.
  if (found.error && isNotFound(found.error)) return null;
  const asked = theme !== undefined || phase !== undefined;
  return (
    <section className="area-knowledge" aria-labelledby="zoals-dit">
      <Heading id="zoals-dit">{m.knowledge_examples_title()}</Heading>
      <Fetched query={found} waiting={m.knowledge_loading()}>
        {({ examples, numberMatched }) =>
          examples.length === 0 ? (
            <>
              <p className="wb-small wb-soft">{m.knowledge_examples_none()}</p>
              <p className="no-print">
                <Link {...newPageOf("example")} search={true} className="nl-link">
                  {m.knowledge_area_add()}
                </Link>
              </p>
            </>
          ) : (
            <>
              <p className="wb-small wb-soft">{asked ? m.knowledge_examples_lead_about() : m.knowledge_examples_lead()}</p>
              <ul className="knowledge-list">
                {examples.map((example) => (
                  <KnowledgeCard
                    key={example.entry.id}
                    entry={example.entry}
                    nameOf={nameOf}
                    heading={Heading === "h2" ? "h3" : "h4"}
                    reason={fittingWords(example, nameOf)}
                  />
                ))}
              </ul>
              {numberMatched > examples.length ? (
                <p className="no-print">
                  <Link
                    to="/kennis"
                    search={(view) => ({ ...view, ...noFilter, soort: "example", sort: undefined, after: undefined })}
                    className="nl-link"
                  >
                    {m.knowledge_examples_all({ count: formatNumber(numberMatched) })}
                  </Link>
                </p>
              ) : null}
            </>
          )
        }
      </Fetched>
    </section>
  );
}
