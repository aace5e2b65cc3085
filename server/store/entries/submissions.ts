/**
 * What people without a role send, and what became of it. They follow it by a token (store/link-token.ts).
 */
import type { EntryRef } from "#data/entries/event.ts";
import type { EntryReport, ReportOutcome, SubmissionKind, SubmissionOutcome } from "#data/entries/submission.ts";
import { definitionOf } from "#data/entry-types/registry.ts";
import type { Subject } from "#data/schema/permission.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import type { Db } from "../database.ts";
import type { SubmissionTable } from "../entry-tables.ts";
import { newId } from "../id.ts";
import { hashOfToken, linkToken } from "../link-token.ts";
import { queueMail } from "../mail.ts";
import { recordEvent } from "./events.ts";

export const followToken = (secret: string, submission: string): string => linkToken(secret, "submission", submission);

/** What an event says of the entry; see events.ts. */
interface About {
  entry: EntryRef;
  title: string;
  subject: Subject;
}

export interface NewSubmission extends About {
  kind: SubmissionKind;
  /** Of the entry, as it now is. */
  version: number;
  /** Of a report. */
  text: string | undefined;
  /** Absent where there is none, or no mail. */
  email: string | undefined;
  person: string | undefined;
  browser: string | undefined;
  at: string;
}

/** Returns its id. The token stands in no table: it is made again where it is needed. */
export async function createSubmission(within: Db, secret: string, sent: NewSubmission): Promise<string> {
  const { kind, entry, version, text, email, person, browser, at, title, subject } = sent;
  const id = newId(Date.parse(at));
  await within
    .insertInto("submission")
    .values({
      id,
      kind,
      entry_type: entry.type,
      entry: entry.id,
      version,
      at,
      title,
      text: text ?? null,
      email: email ?? null,
      person: person ?? null,
      browser: browser ?? null,
      token_hash: hashOfToken(followToken(secret, id)),
      state: "open",
      outcome: null,
      answer: null,
      answered_at: null,
      answered_by: null,
    })
    .execute();
  if (kind === "report")
    await recordEvent(within, { entry, kind: "reported", actor: person, at, title, subject, details: { submission: id } });
  // A proposal is told of when it is submitted, as every entry.
  if (email !== undefined) await queueMail(within, { kind: "proposal", email, submission: id }, at);
  return id;
}

export const findByToken = (db: Db, token: string): Promise<SubmissionTable | undefined> =>
  db.selectFrom("submission").selectAll().where("token_hash", "=", hashOfToken(token)).executeTakeFirst();

export const findSubmission = (db: Db, id: string): Promise<SubmissionTable | undefined> =>
  db.selectFrom("submission").selectAll().where("id", "=", id).executeTakeFirst();

/** Id of the proposal that made this entry. Throws an Error where none did. */
export async function submissionOf(db: Db, { type, id }: EntryRef): Promise<string> {
  const proposals = db.selectFrom("submission").select("id").where("kind", "=", "proposal");
  const made = await proposals.where("entry_type", "=", type).where("entry", "=", id).executeTakeFirstOrThrow();
  return made.id;
}

export interface Answered {
  outcome: SubmissionOutcome;
  answer: string | undefined;
  actor: string | undefined;
  at: string;
}

/**
 * What became of it goes to who sent it: by mail where there is an address. They hear of it by the title that they know, and of nothing
 * that is not public. Undefined where a report has an answer already.
 */
export async function answerSubmission(
  within: Db,
  sent: Pick<SubmissionTable, "id" | "kind" | "email" | "person" | "title">,
  { entry, subject }: Omit<About, "title">,
  { outcome, answer, actor, at }: Answered,
): Promise<SubmissionTable | undefined> {
  const row = await within
    .updateTable("submission")
    .set({ state: "answered", outcome, answer: answer ?? null, answered_at: at, answered_by: actor ?? null })
    .where("id", "=", sent.id)
    // A proposal may come back and be placed after all; a report is answered once.
    .$if(sent.kind === "report", (some) => some.where("state", "=", "open"))
    .returningAll()
    .executeTakeFirst();
  if (!row) return undefined;
  const details = { submission: sent.id, ...(sent.person === null ? {} : { person: sent.person }) };
  await recordEvent(within, { entry, kind: "answered", actor, at, title: sent.title, subject, details });
  // Who has an account hears of the event, as they want to.
  if (sent.email !== null && sent.person === null) await queueMail(within, { kind: "answer", submission: sent.id }, at);
  return row;
}

/** Of what was proposed; nothing where nobody follows it. Once it was placed, what becomes of later versions is the matter of its makers. */
export async function answerProposal(within: Db, about: Omit<About, "title">, answered: Answered): Promise<void> {
  const { type, id } = about.entry;
  const sent = await within
    .selectFrom("submission")
    .select(["id", "kind", "email", "person", "title", "outcome"])
    .where("kind", "=", "proposal")
    .where("entry_type", "=", type)
    .where("entry", "=", id)
    .executeTakeFirst();
  if (sent && (sent.outcome !== "placed" || answered.outcome === "merged")) await answerSubmission(within, sent, about, answered);
}

/** On a page of an entry: the newest, and all that wait. */
const mostReports = 100;

/** What waits first, and of both the newest first. */
export async function listReports(db: Db, { type, id }: EntryRef): Promise<EntryReport[]> {
  const rows = await db
    .selectFrom("submission")
    .leftJoin("person", "person.id", "submission.answered_by")
    .selectAll("submission")
    .select("person.name as name")
    .where("kind", "=", "report")
    .where("entry_type", "=", type)
    .where("entry", "=", id)
    .orderBy("state", "desc")
    .orderBy("submission.id", "desc")
    .limit(mostReports)
    .execute();
  return rows.map(({ name, ...row }) => reportOf(row, name ?? undefined));
}

export const reportOf = (row: SubmissionTable, name: string | undefined): EntryReport => ({
  id: row.id,
  at: row.at,
  text: row.text ?? "",
  mailed: row.email !== null,
  ...(row.outcome === null ? {} : { outcome: row.outcome as ReportOutcome }),
  ...(row.answer === null ? {} : { answer: row.answer }),
  ...(row.answered_at === null ? {} : { answeredAt: row.answered_at }),
  ...(name === undefined ? {} : { answeredBy: name }),
});

/** Of a proposal whose sender has not said yet that the mailbox is theirs: it was handed in by nobody. */
export const isUnconfirmed = (
  { type, state, version, createdBy }: Pick<EntryRecord, "type" | "state" | "version" | "createdBy">,
  sent: Pick<SubmissionTable, "kind" | "email" | "version">,
): boolean =>
  definitionOf(type).mailFirst === true &&
  sent.kind === "proposal" &&
  sent.email !== null &&
  createdBy === undefined &&
  state === "draft" &&
  version === sent.version;

/** The mailbox is theirs: from here on it is a proposal like any other. */
export const confirmedAs = (within: Db, id: string, version: number) =>
  within.updateTable("submission").set({ version }).where("id", "=", id).execute();
