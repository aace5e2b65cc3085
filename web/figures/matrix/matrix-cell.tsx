/** One cell of the matrix, in words and as a mark that can be told without colour; it leads to who can do something there. */
import { Link } from "@tanstack/react-router";
import type { ApproachCell } from "#data/approach/theme-matrix.ts";
import type { InitiativeTheme } from "#data/schema/initiative-filter.ts";
import { formatNumber, themeWord } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";

export type NamedCell = ApproachCell & { name: string };

const ministryWords: Readonly<Record<string, () => string>> = {
  bzk: m.matrix_ministry_bzk,
  ocw: m.matrix_ministry_ocw,
  szw: m.matrix_ministry_szw,
  vws: m.matrix_ministry_vws,
  jenv: m.matrix_ministry_jenv,
};
/** "Wonen", or the name of a ministry. */
export const columnWord = (column: string): string => ministryWords[column]?.() ?? themeWord(column as InitiativeTheme);

export function kindWords({ kind, initiatives }: Pick<ApproachCell, "kind" | "initiatives">): string {
  if (kind === "unknown") return m.matrix_unknown();
  if (kind === "empty") return m.matrix_empty();
  return kind === "one" ? m.matrix_one() : m.matrix_more({ count: formatNumber(initiatives) });
}

const counted = (count: number, one: () => string, several: (of: { count: string }) => string): string[] =>
  count === 0 ? [] : [count === 1 ? one() : several({ count: formatNumber(count) })];

/** What else there is: "2 niet bevestigd", "1 afspraak". */
export const besideWords = ({ unconfirmed, agreements, fundingLines }: ApproachCell): string[] => [
  ...counted(unconfirmed, m.matrix_unconfirmed_one, m.matrix_unconfirmed),
  ...counted(agreements, m.matrix_agreement_one, m.matrix_agreements),
  ...counted(fundingLines, m.matrix_money_one, m.matrix_money),
];

interface MatrixCellProps {
  cell: ApproachCell;
  /** Area that the row is about; absent for an organisation. */
  code?: string | undefined;
  /** Do the cells have a need, or the reason why not? */
  needs: boolean;
}

export function ApproachCellView({ cell, code, needs }: MatrixCellProps) {
  const { kind, column, need } = cell;
  const words = kindWords(cell);
  const isTheme = !(column in ministryWords);
  return (
    <td className={`approach-matrix__cell approach-matrix__cell--${kind}`}>
      {code !== undefined && isTheme ? (
        <Link
          to="/gebied/$code/aanpak/wie"
          params={{ code }}
          search={(view) => ({ ...view, theme: column })}
          className="nl-link approach-matrix__kind"
        >
          {words}
        </Link>
      ) : (
        <span className="approach-matrix__kind">{words}</span>
      )}
      {besideWords(cell).map((one) => (
        <span key={one} className="approach-matrix__beside">
          {one}
        </span>
      ))}
      {needs ? (
        <span className="approach-matrix__need">
          {need === null ? null : <span aria-hidden="true" className="approach-matrix__bar" style={{ inlineSize: `${need}%` }} />}
          {need === null ? m.matrix_need_absent() : m.matrix_need({ need: formatNumber(Math.round(need)) })}
        </span>
      ) : null}
    </td>
  );
}
