/** Where somebody said that a theme is entered completely, who could enter something where, and where the wijkteam looks first. */
import { type Declaration, type DeclarationInput, type DeclarationState, fadesOn } from "#data/schema/completeness.ts";
import { monthsBefore, today } from "#data/schema/day.ts";
import { monthsOfCompleteness } from "#data/schema/gap.ts";
import { remembered } from "./cache.ts";
import { type Db, inTransaction } from "./database.ts";
import type { CompletenessTable, GapHistoryTable } from "./gap-tables.ts";
import { newId } from "./id.ts";
import { storedJson } from "./portions.ts";

/** Who says it, and when (UTC, ISO 8601). */
interface Word {
  person: string;
  at: string;
}

const declarationOf = ({ area, theme, declared_on }: Pick<CompletenessTable, "area" | "theme" | "declared_on">): Declaration => ({
  area,
  theme: theme as Declaration["theme"],
  declaredOn: declared_on,
  fadesOn: fadesOn(declared_on),
});

/** Those that still count on this day, by area and theme. */
export async function listDeclarations(db: Db, day: string): Promise<Declaration[]> {
  const rows = await db
    .selectFrom("completeness")
    .select(["area", "theme", "declared_on"])
    .where("declared_on", ">=", monthsBefore(day, monthsOfCompleteness))
    .orderBy("area")
    .orderBy("theme")
    .execute();
  return rows.map(declarationOf).filter((declaration) => declaration.fadesOn > day);
}

/** The same as "GM0307 wonen", remembered: a matrix has many cells to ask for. */
export const completeThemes = (db: Db, day: string): Promise<ReadonlySet<string>> =>
  remembered(
    db,
    `complete themes ${day}`,
    async () => new Set((await listDeclarations(db, day)).map(({ area, theme }) => `${area} ${theme}`)),
  );

/** Codes of areas for which somebody may enter and judge, each once. */
export async function listAccountAreas(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("membership")
    .select("areas")
    .distinct()
    .where("role", "in", ["wijkteam", "editor"])
    .where("areas", "is not", null)
    .execute();
  return [...new Set(rows.flatMap(({ areas }) => storedJson<string[]>(areas ?? "[]")))].sort();
}

/** Gemeenten that look first, remembered: every matrix asks for them. */
export const listPreviews = (db: Db): Promise<readonly string[]> =>
  remembered(db, "previews", async () =>
    (await db.selectFrom("gap_preview").select("gemeente").orderBy("gemeente").execute()).map(({ gemeente }) => gemeente),
  );

/** Says it, or takes it back. Twice on a day is once; on a later day it counts for another year. */
export const declare = (db: Db, { area, theme, complete }: DeclarationInput, { person, at }: Word): Promise<DeclarationState> =>
  inTransaction(db, async (within) => {
    const row = { area, theme, declared_on: today(at), at, person };
    const { declared_on } = row;
    const changed = complete
      ? await within
          .insertInto("completeness")
          .values(row)
          .onConflict((conflict) =>
            conflict
              .columns(["area", "theme"])
              .doUpdateSet({ declared_on, at, person })
              .where("completeness.declared_on", "!=", declared_on),
          )
          .returning("area")
          .execute()
      : await within.deleteFrom("completeness").where("area", "=", area).where("theme", "=", theme).returning("area").execute();
    if (changed.length > 0) await remember(within, { what: complete ? "complete" : "incomplete", area, theme, at, person });
    return { area, theme, complete, ...(complete ? { declaredOn: declared_on, fadesOn: fadesOn(declared_on) } : {}) };
  });

export const setPreview = (db: Db, gemeente: string, previewFirst: boolean, { person, at }: Word): Promise<void> =>
  inTransaction(db, async (within) => {
    const changed = previewFirst
      ? await within
          .insertInto("gap_preview")
          .values({ gemeente, at, person })
          .onConflict((conflict) => conflict.doNothing())
          .returning("gemeente")
          .execute()
      : await within.deleteFrom("gap_preview").where("gemeente", "=", gemeente).returning("gemeente").execute();
    const what = previewFirst ? "preview" : "open";
    if (changed.length > 0) await remember(within, { what, area: gemeente, theme: null, at, person });
  });

async function remember(db: Db, event: Omit<GapHistoryTable, "id">): Promise<void> {
  await db
    .insertInto("gap_history")
    .values({ id: newId(Date.parse(event.at)), ...event })
    .execute();
}
