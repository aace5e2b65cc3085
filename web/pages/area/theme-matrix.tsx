/** Who does what by theme: the area and the parts of it against the eight themes, with what is unknown told from what is empty. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type MatrixArea, type MatrixCell, themeMatrix } from "#data/entries/theme-matrix.ts";
import { viewOfPlace } from "#data/region/filter.ts";
import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import type { Profile } from "#data/schema/profile.ts";
import { completenessQuery } from "../../api/gaps.ts";
import { noFilter } from "../../api/initiative-filter.ts";
import { allInAreaQuery } from "../../api/initiatives.ts";
import { themeWord } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Fetched, Loading } from "../../ui/loading.tsx";
import { ThemeGlyph } from "../../ui/theme-glyph.tsx";
import { type AreaParts, hasParts, useAreaParts } from "./area-parts.ts";

export function ThemeMatrix({ profile }: { profile: Profile }) {
  const [opened, setOpened] = useState(false);
  const parts = useAreaParts(profile, opened);
  const found = useQuery({ ...allInAreaQuery(profile.area.code), enabled: opened });
  const complete = useQuery({ ...completenessQuery, enabled: opened });
  const waits = parts.data === undefined && hasParts(profile);
  return (
    <section aria-labelledby="wie-doet-wat">
      <details className="fold" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
        <summary>
          <h2 id="wie-doet-wat">{m.profile_matrix()}</h2>
        </summary>
        {!opened ? null : waits ? (
          <Loading error={parts.error}>{m.loading()}</Loading>
        ) : (
          <Fetched query={found} waiting={m.layer_loading()}>
            {({ initiatives }) => (
              <Fetched query={complete} waiting={m.layer_loading()}>
                {(said) => {
                  const areas = areasOf(profile, parts.data);
                  return <Cells areas={areas} cells={themeMatrix(areas, initiatives, said)} />;
                }}
              </Fetched>
            )}
          </Fetched>
        )}
      </details>
    </section>
  );
}

interface NamedArea extends MatrixArea {
  name: string;
}

/** The area itself first: everything that was found lies in it. */
function areasOf({ area, group, region }: Profile, parts: AreaParts | undefined): NamedArea[] {
  const around = [area.code, area.wijk?.code, area.gemeente?.code].filter((code) => code !== undefined);
  const codes = parts?.rows.map((row) => parts.index.codes[row] ?? "") ?? [];
  const members = (group?.members ?? region?.parts ?? []).map(({ code }) => code);
  const own = { code: area.code, name: area.name, within: [area.code, ...codes, ...members], around };
  return [
    own,
    ...codes.map((code, i) => ({
      ...{ code, name: parts?.index.names[parts.rows[i] ?? -1] ?? code },
      ...{ within: [code], around: [code, ...around, ...members.filter((one) => code.startsWith(one.replace("WK", "BU")))] },
    })),
  ];
}

function Cells({ areas, cells }: { areas: readonly NamedArea[]; cells: readonly MatrixCell[][] }) {
  return (
    <>
      <p className="wb-soft">
        {m.profile_matrix_help()} {m.profile_matrix_ended()}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="wb-scroll" tabIndex={0} aria-label={m.profile_matrix()}>
        <table className="wb-table theme-matrix">
          <thead>
            <tr>
              <th scope="col">{m.profile_matrix_parts()}</th>
              {initiativeThemes.map((theme) => (
                <th key={theme} scope="col">
                  <ThemeGlyph theme={theme} />
                  {themeWord(theme)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {areas.map(({ code, name }, i) => (
              <tr key={code}>
                <th scope="row">{name}</th>
                {initiativeThemes.map((theme, at) => {
                  const cell = cells[i]?.[at] ?? { state: "unknown" };
                  return (
                    <td key={theme} className={`theme-matrix__cell theme-matrix__cell--${cell.state}`}>
                      {"count" in cell ? (
                        <Link
                          to="/initiatieven"
                          search={(view) => ({ ...view, ...noFilter, ...viewOfPlace(code), theme, after: undefined })}
                          className="nl-link"
                          aria-label={countWords(cell.count)}
                        >
                          {cell.count}
                        </Link>
                      ) : cell.state === "empty" ? (
                        m.profile_matrix_empty()
                      ) : (
                        m.profile_matrix_unknown()
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

const countWords = (count: number): string =>
  count === 1 ? m.profile_matrix_one() : m.profile_matrix_more({ count: String(count) });
