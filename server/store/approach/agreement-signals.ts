/** Agreements that need attention, out of the register. */
import { type Expression, type SqlBool, sql } from "kysely";
import type { SignalKind } from "#data/approach/signals.ts";
import type { Db } from "../database.ts";
import { confirmedParties } from "./agreement-confirmations.ts";
import { noLastDay } from "./agreement-rows.ts";
import {
  counted,
  cut,
  type FoundSignals,
  foundOf,
  lies,
  mostRead,
  type SignalQuery,
  type SignalsAsked,
  titlesOf,
} from "./signal-where.ts";

/** What ends first is the most urgent. Agreements of an initiative are told by what was agreed, beside its title. */
async function agreements(db: Db, asked: SignalsAsked, condition: Expression<SqlBool>): Promise<FoundSignals> {
  const keys = await openAgreements(db, asked)
    .select(["row.entry as id", "row.type", "row.ends", "row.what", counted])
    .where(condition)
    .orderBy("row.ends")
    .orderBy("row.entry")
    .orderBy("row.position")
    .limit(asked.limit)
    .execute();
  const titles = await titlesOf(
    db,
    keys.map(({ id }) => id),
  );
  const rows = keys.map((row) => ({
    ...row,
    title: titles.get(row.id) ?? row.what,
    day: row.ends === noLastDay ? null : row.ends,
  }));
  return foundOf(rows, ({ type, what }) => (type === "agreement" ? {} : { what }));
}

/** Of which somebody still has to say how they went. */
const openAgreements = (db: Db, asked: SignalsAsked) =>
  db
    .selectFrom("agreement_row as row")
    .where("row.open", "=", 1)
    .where(lies(asked, "public_entry_area", "row.entry"));

/** Those that parties made together; of an initiative nobody says who took part in it. */
const isOwnEntry = sql<SqlBool>`row.type = 'agreement'`;

/** Which parties did not confirm the text as it stands. */
async function unconfirmedAgreements(db: Db, asked: SignalsAsked): Promise<FoundSignals> {
  const rows = await openAgreements(db, asked)
    .select(["row.entry", "row.what", "row.parties", "row.text_hash"])
    .where(isOwnEntry)
    .orderBy("row.ends")
    .orderBy("row.entry")
    .limit(mostRead)
    .execute();
  const given = await confirmedParties(
    db,
    rows.map(({ entry }) => entry),
  );
  const found = rows.flatMap((row) => {
    const parties = given(row);
    const waiting = parties.filter(({ confirmedOn }) => confirmedOn === undefined).length;
    return waiting === 0
      ? []
      : [{ entry: { type: "agreement", id: row.entry, title: row.what }, parties: { waiting, of: parties.length } }];
  });
  return cut(found, asked);
}

export const agreementSignals = {
  agreementOverdue: (db, asked) => agreements(db, asked, sql<SqlBool>`row.ends < ${asked.today}`),
  agreementEnding: (db, asked) => agreements(db, asked, sql<SqlBool>`row.ends >= ${asked.today} and row.ends <= ${asked.near}`),
  agreementWithoutResidents: (db, asked) => agreements(db, asked, sql<SqlBool>`${isOwnEntry} and row.residents = 0`),
  agreementUnconfirmed: unconfirmedAgreements,
} satisfies Partial<Record<SignalKind, SignalQuery>>;
