/** Themes with a high need in which nothing is done, and somebody said so: the cells that the matrix calls empty. */
import { approachCellOf } from "#data/approach/theme-matrix.ts";
import { completeThemes, listPreviews } from "../completeness.ts";
import type { Db } from "../database.ts";
import { cut, type SignalQuery } from "./signal-where.ts";
import { countInitiativesByArea } from "./theme-counts.ts";

export const emptyCell: SignalQuery = async (db: Db, asked) => {
  const needy = asked.needy(await completeThemes(db, asked.today), await listPreviews(db));
  const codes = [...new Set(needy.map(({ area }) => area))];
  const counts = await countInitiativesByArea(db, { codes, confirmedFrom: asked.confirmedFrom });
  const empty = needy.filter(({ area, theme, need }) => {
    const column = { id: theme, themes: [theme] };
    const cell = approachCellOf(column, counts.get(area) ?? [], { declared: true, need: need.percentile });
    return cell.kind === "empty";
  });
  return cut(empty, asked);
};
