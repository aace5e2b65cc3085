/** How a cell of the matrix is read, and what the need is made of, with years and sources. */
import type { ApproachMatrix } from "#data/approach/theme-matrix.ts";
import { comparedAreasWord } from "../../labels/approach-words.ts";
import { formatNumber, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useShown } from "../../state/shown.ts";
import { columnWord } from "./matrix-cell.tsx";

const partlyWords = (count: number): string =>
  count === 1 ? m.matrix_partly_one() : m.matrix_partly({ count: formatNumber(count) });

interface MatrixKeyProps {
  matrix: ApproachMatrix;
  heading?: "h2" | "h3";
}

export function MatrixKey({ matrix: { figures = [], rows, rowsAre, columnsAre }, heading: Heading = "h2" }: MatrixKeyProps) {
  const { catalog } = useShown();
  const nameOf = (id: string) => {
    const found = catalog?.indicators.find((one) => one.id === id);
    return found ? words(found.name) : id;
  };
  // Years may differ from level to level: those of most rows are told.
  const level = rows.at(-1)?.against;
  const used = figures.filter(({ against }) => against === level);
  const together = rows.find((row) => row.together)?.together;
  const themes = [...new Set(used.map(({ theme }) => theme))];
  return (
    <section className="approach-matrix__key" aria-labelledby="leeswijzer">
      <Heading id="leeswijzer">{m.matrix_key()}</Heading>
      <ul>
        <li>{m.matrix_key_unknown()}</li>
        <li>{m.matrix_key_empty()}</li>
        <li>{m.matrix_key_one()}</li>
        <li>{m.matrix_key_more()}</li>
        {level ? <li>{m.matrix_key_need({ areas: comparedAreasWord[level]() })}</li> : null}
        {rowsAre === "area" ? <li>{m.matrix_key_where()}</li> : null}
        {together ? (
          <>
            <li>{m.matrix_key_once()}</li>
            <li>{m.matrix_need_together()}</li>
          </>
        ) : null}
        {together && together.partly > 0 ? <li>{partlyWords(together.partly)}</li> : null}
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
