/** What lies in each of some areas of what an approach runs on: agreements by how they stand, money by when it ends, and the last change. */
import { sql } from "kysely";
import { type AgreementCounts, type MoneyRunning, type ProgrammeType, programmeTypes } from "#data/approach/programme.ts";
import type { Checklist } from "#data/entry-types/checklist.ts";
import type { Db } from "../database.ts";
import { storedJson } from "../portions.ts";
import { ofTypes } from "../search/filter.ts";
import { isUnderNone } from "./money-conditions.ts";

interface Asked {
  /** Codes of areas, at least one. */
  codes: readonly string[];
  /** The day that it is. */
  day: string;
}

type ByCode<T> = Map<string, T>;
/** PostgreSQL counts in bigints, which come as text. */
const numbers = <T extends string>(row: Record<T, number | string>, names: readonly T[]) =>
  Object.fromEntries(names.map((name) => [name, Number(row[name])])) as Record<T, number>;

const agreementCounts = ["kept", "notKept", "lapsed", "open", "overdue", "unsaid"] as const;

/** An area without an agreement is absent. */
export async function countAgreements(db: Db, { codes, day }: Asked): Promise<ByCode<AgreementCounts>> {
  const when = (condition: ReturnType<typeof sql<boolean>>, name: (typeof agreementCounts)[number]) =>
    sql<number>`count(*) filter (where ${condition})`.as(name);
  const rows = await db
    .selectFrom("agreement_area as row")
    .select([
      "row.code",
      when(sql`row.standing = 'kept'`, "kept"),
      when(sql`row.standing = 'notKept'`, "notKept"),
      when(sql`row.standing = 'lapsed'`, "lapsed"),
      when(sql`row.open = 1`, "open"),
      when(sql`row.open = 1 and row.ends < ${day}`, "overdue"),
      when(sql`row.open = 0 and row.standing in ('agreed', 'running')`, "unsaid"),
    ])
    .where("row.code", "in", [...codes])
    .groupBy("row.code")
    .execute();
  return new Map(rows.map((row) => [row.code, numbers(row, agreementCounts)]));
}

const moneyCounts = ["lines", "running", "ongoing", "endUnknown", "later"] as const;

/** An area without a line is absent. */
export async function countMoney(db: Db, { codes, day }: Asked): Promise<ByCode<MoneyRunning>> {
  const begun = sql`(line.from_day is null or line.from_day <= ${day})`;
  const over = sql`(line.to_day is not null and line.to_day < ${day})`;
  const runs = sql`(${begun} and not ${over})`;
  const rows = await db
    .selectFrom("public_entry_area as lies")
    .innerJoin("money_line as line", "line.entry", "lies.id")
    .select([
      "lies.code",
      sql<number>`count(*)`.as("lines"),
      sql<number>`count(*) filter (where ${runs})`.as("running"),
      sql<number>`count(*) filter (where ${runs} and line.to_day is null and line.duration = 'structural')`.as("ongoing"),
      sql<number>`count(*) filter (where ${runs} and line.to_day is null and line.duration <> 'structural')`.as("endUnknown"),
      sql<number>`count(*) filter (where not ${begun} and not ${over})`.as("later"),
      sql<string | null>`max(case when ${runs} then line.to_day end)`.as("until"),
      sql<string | null>`max(case when ${over} then line.to_day end)`.as("ended"),
    ])
    .where("lies.code", "in", [...codes])
    .where(isUnderNone)
    .groupBy("lies.code")
    .execute();
  return new Map(
    rows.map(({ code, until, ended, ...row }) => [
      code,
      { ...numbers(row, moneyCounts), ...(until === null ? {} : { until }), ...(ended === null ? {} : { ended }) },
    ]),
  );
}

export interface LastChange {
  /** Moment, UTC. */
  at: string;
  type: ProgrammeType;
}

const isProgrammeType = (type: string): type is ProgrammeType => programmeTypes.some((one) => one === type);

/** An area in which nothing is public is absent. */
export async function lastChanges(db: Db, { codes }: Pick<Asked, "codes">): Promise<ByCode<LastChange>> {
  const rows = await db
    .selectFrom("public_entry_area as lies")
    .innerJoin("public_entry", "public_entry.id", "lies.id")
    .select(["lies.code", "public_entry.type", sql<string>`max(public_entry.updated_at)`.as("at")])
    .where("lies.code", "in", [...codes])
    .where(ofTypes(programmeTypes, { area: [...codes] }))
    .groupBy(["lies.code", "public_entry.type"])
    .execute();
  const found: ByCode<LastChange> = new Map();
  // Of several of the same moment the first in the order of the types.
  for (const type of programmeTypes)
    for (const row of rows) {
      const { at } = row;
      if (row.type === type && isProgrammeType(type) && at > (found.get(row.code)?.at ?? "")) found.set(row.code, { at, type });
    }
  return found;
}

export interface FilledIn {
  area: string;
  /** Moment of the last change, UTC. */
  at: string;
  content: Pick<Checklist, "template" | "rows"> & Partial<Pick<Checklist, "edition">>;
}

/** The filled checklists of exactly these areas, the last changed first. */
export async function filledChecklists(db: Db, { codes }: Pick<Asked, "codes">): Promise<FilledIn[]> {
  const rows = await db
    .selectFrom("public_entry")
    .select(["content", "updated_at"])
    .where(ofTypes(["checklist"], { area: [...codes] }))
    .where(
      "id",
      "in",
      db
        .selectFrom("public_entry_area as lies")
        .select("lies.id")
        .where("lies.code", "in", [...codes]),
    )
    .orderBy("updated_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.flatMap(({ content, updated_at: at }) => {
    const held = storedJson<Checklist>(content);
    const area = held.areas[0];
    return area !== undefined && codes.includes(area) ? [{ area, at, content: held }] : [];
  });
}
