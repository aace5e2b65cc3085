/** What was filled in and then forgotten: checklists without movement, and areas that were judged long ago. */
import type { Signal, SignalKind } from "#data/approach/signals.ts";
import { carried } from "#data/checklists/carry.ts";
import { type AnyEdition, checklistEditions } from "#data/editions/edition.ts";
import type { Assessment } from "#data/entry-types/assessment.ts";
import type { Checklist } from "#data/entry-types/checklist.ts";
import type { Db } from "../database.ts";
import { storedJson } from "../portions.ts";
import { ofTypes } from "../search/filter.ts";
import { editionsOfNow } from "./editions.ts";
import { cut, lies, mostRead, type SignalQuery, type SignalsWhere } from "./signal-where.ts";

/** Not one that is done, or of which nothing plays here. */
function isUnfinished({ template, edition, rows }: Partial<Checklist>, editions: readonly AnyEdition[]): boolean {
  if (template === undefined) return false;
  const { progress } = carried(checklistEditions(editions, template), { edition, rows });
  return progress.done < progress.total;
}

const checklistStill: SignalQuery = async (db, asked) => {
  const rows = await db
    .selectFrom("public_entry")
    .innerJoin("checklist_movement as movement", "movement.entry", "public_entry.id")
    .select(["public_entry.type", "public_entry.id", "public_entry.title", "public_entry.content", "movement.since"])
    .where(ofTypes(["checklist"]))
    .where(lies(asked, "public_entry_area"))
    .where("movement.since", "<", asked.movedFrom)
    .orderBy("movement.since")
    .orderBy("public_entry.id")
    .limit(mostRead)
    .execute();
  const { editions } = await editionsOfNow(db);
  const still = rows.flatMap(({ type, id, title, content, since: day }): Signal[] =>
    isUnfinished(storedJson<Partial<Checklist>>(content), editions) ? [{ entry: { type, id, title }, day }] : [],
  );
  return cut(still, asked);
};

const assessments = (db: Db, where: Pick<SignalsWhere, "areas" | "organisations">) =>
  db
    .selectFrom("public_entry")
    .select(["public_entry.type", "public_entry.id", "public_entry.title", "public_entry.content"])
    .select("public_entry.from_day as on")
    .where(ofTypes(["assessment"]))
    .where(lies(where, "public_entry_area"))
    .orderBy("public_entry.from_day", "desc")
    .orderBy("public_entry.id")
    .limit(mostRead);

const areaOf = ({ content }: { content: string }): string => storedJson<Partial<Assessment>>(content).areas?.[0] ?? "";

/** A newer one of the same area is enough, also one that another organisation made. */
const assessmentOld: SignalQuery = async (db, asked) => {
  const old = await assessments(db, asked).where("public_entry.from_day", "<", asked.assessedFrom).execute();
  if (old.length === 0) return { total: 0, signals: [] };
  const ofArea = new Map(old.toReversed().map((row) => [areaOf(row), row]));
  const around = { areas: [...ofArea.keys()], organisations: [] };
  const first = old.at(-1)?.on ?? "";
  for (const row of await assessments(db, around).where("public_entry.from_day", ">", first).execute()) {
    const area = areaOf(row);
    if ((row.on ?? "") > (ofArea.get(area)?.on ?? "")) ofArea.delete(area);
  }
  const found = [...ofArea].map(
    ([area, { type, id, title, on }]): Signal => ({ entry: { type, id, title }, area, ...(on === null ? {} : { day: on }) }),
  );
  return cut(
    found.sort((a, b) => ((a.day ?? "") < (b.day ?? "") ? -1 : 1)),
    asked,
  );
};

export const judgementSignals = { checklistStill, assessmentOld } satisfies Partial<Record<SignalKind, SignalQuery>>;
