/** The figures of which the areas of a comparison lie farthest apart. */
import { levelsWord } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { CompareTable } from "./compare-table.tsx";
import { farthestApart, type ShownComparison } from "./compared.ts";

export function Farthest({ shown }: { shown: ShownComparison }) {
  const { areas, positionsAmong } = shown.comparison;
  const lines = farthestApart(shown.lines);
  const title = areas.length > 1 ? m.compare_differ() : m.compare_differ_one();
  return (
    <section aria-labelledby="verschillen">
      <h2 id="verschillen">{title}</h2>
      {lines.length === 0 ? (
        <p className="wb-soft">{m.compare_differ_none()}</p>
      ) : (
        <>
          <p className="wb-small wb-soft">
            {m.compare_differ_help()} {m.compare_place_help({ areas: levelsWord(positionsAmong) })} {m.compare_place_half()}
          </p>
          <CompareTable shown={shown} lines={lines} caption={title} />
        </>
      )}
    </section>
  );
}
