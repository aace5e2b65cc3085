/** How a cell of the matrix is read, and what the need is made of, with years and sources. */
import type { ApproachMatrix } from "#data/approach/theme-matrix.ts";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useShown } from "../../state/shown.ts";
import { columnWord } from "./matrix-cell.tsx";

const areaWords = { gemeente: m.matrix_areas_gemeente, wijk: m.matrix_areas_wijk, buurt: m.matrix_areas_buurt };

export function MatrixKey({ matrix: { figures = [], rows, columnsAre } }: { matrix: ApproachMatrix }) {
  const { catalog } = useShown();
  const nameOf = (id: string) => {
    const found = catalog?.indicators.find((one) => one.id === id);
    return found ? words(found.name) : id;
  };
  // Years may differ from level to level: those of most rows are told.
  const level = rows.at(-1)?.against;
  const used = figures.filter(({ against }) => against === level);
  const themes = [...new Set(used.map(({ theme }) => theme))];
  return (
    <section className="approach-matrix__key" aria-labelledby="leeswijzer">
      <h2 id="leeswijzer">{m.matrix_key()}</h2>
      <ul>
        <li>{m.matrix_key_unknown()}</li>
        <li>{m.matrix_key_empty()}</li>
        <li>{m.matrix_key_one()}</li>
        <li>{m.matrix_key_more()}</li>
        {level ? <li>{m.matrix_key_need({ areas: areaWords[level]() })}</li> : null}
        {columnsAre === "ministry" ? <li>{m.matrix_ministries()}</li> : null}
      </ul>
      {used.length > 0 ? (
        <dl className="approach-matrix__figures wb-small">
          {themes.map((theme) => (
            <div key={theme}>
              <dt>{columnWord(theme)}</dt>
              <dd>
                {used
                  .filter((figure) => figure.theme === theme)
                  .map(({ indicator, year, source }) => `${nameOf(indicator)}, ${year} (${source})`)
                  .join("; ")}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </section>
  );
}
