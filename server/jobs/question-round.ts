/**
 * Moves the questions of the vraagbaak on: what became public is put to guides, who declined is followed by the next, who says nothing is
 * reminded, and after five working days three others are asked. All of one question in one transaction, so that a server that dies leaves
 * nobody asked without a letter.
 */
import { askedAtOnce, askOthersAfter, remindAfter } from "#data/entries/question.ts";
import {
  chooseGuides,
  type GuideIndex,
  indexGuides,
  type RoutedQuestion,
  type Scored,
  scoreGuides,
} from "#data/questions/routing.ts";
import { workDaysBetween } from "#data/questions/work-days.ts";
import { today } from "#data/schema/day.ts";
import type { EntryContent } from "#data/schema/record.ts";
import type { Library } from "../published/published-set.ts";
import { type Db, inTransaction, lockTable } from "../store/database.ts";
import { listGuides } from "../store/guides.ts";
import { queueMail } from "../store/mail.ts";
import type { AskingTable, QuestionTable } from "../store/question-tables.ts";
import { askingsOf, askingsOfOpen, changeAsking, putTo } from "../store/questions/askings.ts";
import {
  changeQuestion,
  closeOver,
  listOpen,
  type OpenQuestion,
  openPublished,
  questionRowOf,
  tellPublished,
} from "../store/questions/questions.ts";
import { areaRelations } from "./area-relation.ts";

interface Asking {
  db: Db;
  library: Library;
  secret: string;
  now: () => string;
}

/** Returns how many guides were asked. */
export const questionRound =
  ({ db, library, secret, now }: Asking): (() => Promise<number>) =>
  async () => {
    const at = now();
    await openPublished(db, at);
    await tellPublished(db, at);
    await closeOver(db, at);
    const open = await listOpen(db);
    if (open.length === 0) return 0;
    const askings = await askingsOfOpen(db);
    const relation = areaRelations(library.current());
    let index: GuideIndex | undefined;
    let asked = 0;
    for (const question of open) {
      const before = askings.get(question.row.entry) ?? [];
      if (!mayNeedSomebody(question.row, before, at)) continue;
      index ??= await guideIndex(db);
      const moving = { question, index, at, relation };
      // Most that wait have nobody left to ask: that is known before others are held up by a lock.
      if (isNothing(planOf(moving, question.row, before), at)) continue;
      const put = await inTransaction(db, async (within) => {
        await lockTable(within, "asking");
        return moveOn(within, secret, moving);
      });
      // What one question puts to somebody counts for the next.
      if (put > 0) index = undefined;
      asked += put;
    }
    return asked;
  };

export async function guideIndex(db: Db): Promise<GuideIndex> {
  const guides = await listGuides(db);
  return indexGuides(
    guides.map(({ about, answers, awayFrom, awayTo, ...guide }) => ({
      ...guide,
      words: [about, ...answers].join(" "),
      away: awayFrom !== undefined && awayTo !== undefined ? { from: awayFrom, to: awayTo } : undefined,
    })),
  );
}

export const routedQuestion = (content: EntryContent): RoutedQuestion => ({
  title: content.title,
  question: typeof content.question === "string" ? content.question : "",
  themes: content.themes ?? [],
  phases: (content.phases as RoutedQuestion["phases"] | undefined) ?? [],
  areas: content.areas ?? [],
});

const isLive = ({ state }: AskingTable): boolean => state === "asked" || state === "accepted";
const isSilent = (row: AskingTable, at: string): boolean =>
  isLive(row) && row.reminded_at === null && workDaysBetween(row.asked_at, at) >= remindAfter;

/** Most questions wait for somebody who thinks. */
function mayNeedSomebody(row: QuestionTable, askings: readonly AskingTable[], at: string): boolean {
  if (askings.some(({ state }) => state === "answered")) return false;
  const live = askings.filter((one) => one.round === row.round && isLive(one));
  return live.length < askedAtOnce || isOver(row, at) || live.some((one) => isSilent(one, at));
}

const isOver = ({ round_at }: QuestionTable, at: string): boolean =>
  round_at !== null && workDaysBetween(round_at, at) >= askOthersAfter;

interface Moving {
  question: OpenQuestion;
  index: GuideIndex;
  at: string;
  relation: ReturnType<typeof areaRelations>;
}

interface Plan {
  isNew: boolean;
  round: number;
  /** What was asked in the round that goes on, or is over. */
  ofRound: AskingTable[];
  chosen: Scored[];
}

/** Whom it goes to next, from how it stands. */
function planOf({ question, index, at, relation }: Moving, row: QuestionTable, askings: readonly AskingTable[]): Plan {
  const { content, asker } = question;
  const isNew = row.round === 0 || isOver(row, at);
  const ofRound = askings.filter((one) => one.round === row.round);
  const never = new Set([...askings.map(({ person }) => person), ...(asker === undefined ? [] : [asker])]);
  const having = isNew ? [] : ofRound.filter(isLive).map(({ organisation }) => organisation);
  const scored = scoreGuides(index, routedQuestion(content), { day: today(at), relation });
  const passed = isNew
    ? []
    : ofRound.filter((one) => one.state === "passed" && !ofRound.some(({ asked_at }) => asked_at >= one.changed_at));
  const chosen = chooseGuides(scored, { having, never, colleagueOf: passed.map(({ organisation }) => organisation) });
  return { isNew, round: isNew ? row.round + 1 : row.round, ofRound, chosen };
}

const isNothing = ({ chosen, ofRound }: Plan, at: string): boolean =>
  chosen.length === 0 && !ofRound.some((one) => isSilent(one, at));

async function moveOn(within: Db, secret: string, moving: Moving): Promise<number> {
  const { question, at } = moving;
  const entry = question.row.entry;
  const row = await questionRowOf(within, entry);
  const askings = await askingsOf(within, entry);
  if (!row || row.state === "closed" || askings.some(({ state }) => state === "answered")) return 0;
  const { isNew, round, ofRound, chosen } = planOf(moving, row, askings);
  for (const { guide, reasons } of chosen)
    await putTo(within, secret, { entry, round, person: guide.person, organisation: guide.organisation, reasons }, at);
  if (isOver(row, at) && chosen.length > 0)
    // Who said yes still has it; who said nothing has room for others.
    for (const one of ofRound.filter(({ state }) => state === "asked"))
      await changeAsking(within, one.id, { state: "lapsed", changed_at: at });
  else
    for (const one of ofRound.filter((silent) => isSilent(silent, at))) {
      await changeAsking(within, one.id, { reminded_at: at });
      await queueMail(within, { kind: "asking", asking: one.id, about: "reminder" }, at);
    }
  if (chosen.length > 0)
    await changeQuestion(within, entry, { state: "routed", changed_at: at, round, ...(isNew ? { round_at: at } : {}) });
  return chosen.length;
}
