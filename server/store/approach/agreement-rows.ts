/**
 * Agreements of what is public, one a row: read out of contents once, in the transaction in which they become public, so that no list has
 * to read contents. With their entry they go.
 */
import { createHash } from "node:crypto";
import { type Agreement, type AgreementStanding, endedStandings, hasResidents } from "#data/entry-types/agreement.ts";
import type { Initiative } from "#data/schema/initiative.ts";
import { fold } from "#data/text/fold.ts";
import type { ApproachTables } from "../approach-tables.ts";
import type { Db } from "../database.ts";
import { storedJson } from "../portions.ts";
import type { PublicEntryTable } from "../tables.ts";

/** Behind every day there is. */
export const noLastDay = "9999-12-31";
/** Bits of the themes in the column of that name; above them stands which was named first. */
const themeMask = 0xff;
/** Rows in one statement: both engines take so many values. */
const rowsAtOnce = 500;

type Row = ApproachTables["agreement_row"];
type Shown = Pick<PublicEntryTable, "id" | "type" | "content" | "themes" | "lifecycle">;
type Party = Agreement["parties"][number];

/** Of the text, the parties and the period: what is asked again when one of them changes. */
function hashOf({ title, summary, goal, parties, period, regular }: Agreement): string {
  const who = parties.map(({ organisation, role }) => `${fold(organisation)} ${role}`).sort();
  const said = [title, summary, goal ?? "", who, period.from ?? "", period.to ?? "", regular];
  return createHash("sha256").update(JSON.stringify(said)).digest("hex").slice(0, 32);
}

function rowOfAgreement({ id, type, content, themes }: Shown): Row {
  const agreement = { parties: [], period: {}, regular: false, ...storedJson<Partial<Agreement>>(content) } as Agreement;
  const { title, parties, goal = null, period, regular, standing = "agreed", standingSince, standingReason } = agreement;
  return {
    entry: id,
    position: 0,
    type,
    what: title,
    parties: JSON.stringify(parties),
    goal,
    from_day: period.from ?? null,
    ends: period.to ?? noLastDay,
    regular: regular ? 1 : 0,
    standing,
    open: endedStandings.includes(standing) ? 0 : 1,
    since: standingSince ?? null,
    reason: standingReason ?? null,
    residents: hasResidents(agreement) ? 1 : 0,
    themes: themes & themeMask,
    text_hash: hashOf(agreement),
  };
}

/** An initiative says what, who and until when. Who has the role that the initiative gives them; of one that ended nobody is asked more. */
function rowsOfInitiative({ id, type, content, themes, lifecycle }: Shown): Row[] {
  const { agreements = [], parties = [], regular = false } = storedJson<Partial<Initiative>>(content);
  return agreements.map(({ what, who, until }, position) => {
    const role = parties.find(({ organisation }) => fold(organisation) === fold(who))?.role;
    const party = [{ organisation: who, ...(role === undefined ? {} : { role }) }] as Party[];
    const standing: AgreementStanding = "agreed";
    const agreement = { title: what, summary: "", parties: party, period: { to: until }, regular } as Agreement;
    return {
      entry: id,
      position,
      type,
      what,
      parties: JSON.stringify(party),
      goal: null,
      from_day: null,
      ends: until ?? noLastDay,
      regular: regular ? 1 : 0,
      standing,
      open: lifecycle === "beeindigd" ? 0 : 1,
      since: null,
      reason: null,
      residents: hasResidents(agreement) ? 1 : 0,
      themes: themes & themeMask,
      text_hash: hashOf(agreement),
    };
  });
}

/** Of entries of other types there are none. */
export const agreementRowsOf = (shown: readonly Shown[]): Row[] =>
  shown.flatMap((one) =>
    one.type === "agreement" ? [rowOfAgreement(one)] : one.type === "initiative" ? rowsOfInitiative(one) : [],
  );

/** In the transaction that makes these public; those of earlier versions went with those. */
export async function keepAgreements(within: Db, shown: readonly Shown[]): Promise<void> {
  const rows = agreementRowsOf(shown);
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await within
      .insertInto("agreement_row")
      .values(rows.slice(from, from + rowsAtOnce))
      .execute();
  await placeAgreements(within, [...new Set(rows.map(({ entry }) => entry))]);
}

const looked = [
  "row.ends",
  "row.entry",
  "row.position",
  "row.standing",
  "row.open",
  "row.residents",
  "row.regular",
  "row.themes",
] as const;

/** By the areas that everybody may know of: again when those change. */
export async function placeAgreements(within: Db, entries: readonly string[]): Promise<void> {
  for (let from = 0; from < entries.length; from += rowsAtOnce) {
    const some = entries.slice(from, from + rowsAtOnce);
    await within.deleteFrom("agreement_area").where("entry", "in", some).execute();
    const placed = within
      .selectFrom("public_entry_area as link")
      .innerJoin("agreement_row as row", "row.entry", "link.id")
      .select(["link.code", ...looked])
      .where("link.id", "in", some);
    await within
      .insertInto("agreement_area")
      .columns(["code", "ends", "entry", "position", "standing", "open", "residents", "regular", "themes"])
      .expression(placed)
      .execute();
  }
}
