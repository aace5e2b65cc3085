/** One entry while somebody works on it: what is typed, what the server has, and what came of the last save. */

import { useCallback, useMemo, useReducer, useRef, useState } from "react";
import type { Receipt } from "#data/entries/submission.ts";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import type { EntryDefinition } from "#data/entry-types/definition.ts";
import { AnswerError } from "../../api/client.ts";
import { postStep, readWorking, saveTroubleOf, type Trouble } from "../../api/working-versions.ts";
import { type Draft, draftOfEntry, dropLocal, type Edit, edited, readLocal, slotOf, writeLocal } from "../../state/draft.ts";
import { differences } from "../../state/merge-drafts.ts";
import { draftShapeOf } from "./fields/draft-shape.ts";
import {
  canWait,
  draftFaults,
  type FieldFaults,
  faultsUnder,
  noFaults,
  proposalFaults,
  type Refused,
  refusedFaults,
  refusedOf,
  senderEmail,
  type Wholeness,
  waitingFaults,
  withWaiting,
} from "./fields/entry-faults.ts";
import { useKept, useWhenOnline } from "./kept-draft.ts";
import { type Sender, sendEntry, sendProposal, bodyOf as typedBodyOf } from "./send-entry.ts";

export type SaveOutcome =
  | { kind: "none" | "busy" | "saved" | "refused" }
  | { kind: "proposed"; receipt: Receipt; asked: boolean }
  | { kind: "trouble"; trouble: Trouble | "archived"; wait?: number | undefined }
  | { kind: "conflict"; theirs: WorkingVersion };
export type Wish = "save" | "submit" | "propose";

export interface EntryStart {
  definition: EntryDefinition;
  /** Id of the person, or "visitor". */
  who: string;
  record: WorkingVersion | undefined;
  /** What a new entry begins with. */
  start: Draft;
  onSaved: (record: WorkingVersion, wish: Wish) => void;
}

const changed = (draft: Draft, edit: Edit | { kind: "replace"; draft: Draft }): Draft =>
  edit.kind === "replace" ? edit.draft : edited(draft, edit);

export function useEntry({ definition, who, record, start, onSaved }: EntryStart) {
  const shape = draftShapeOf(definition);
  const shownOf = ({ content, organisation }: WorkingVersion): Draft => draftOfEntry(content, organisation, shape);
  const bodyOf = (typed: Draft, waiting: readonly Refused[]) => typedBodyOf(typed, waiting, definition);
  const slot = slotOf(who, record?.id, definition.type);
  const [local, setLocal] = useState(() => readLocal(slot));
  const [first] = useState(() => (record ? shownOf(record) : start));
  // What was begun before goes on; where it was not yet, it is where the reader pointed now.
  const [draft, dispatch] = useReducer(changed, local ? { ...(record ? {} : start), ...local.draft } : first);
  /** What the server has: the version to save on, and what it held. */
  const known = useRef({ record, version: local?.version ?? record?.version, base: local ? local.base : first });
  const [refused, setRefused] = useState(() => refusedOf(record?.content.unfinished));
  const [savedText, setSavedText] = useState(() => bodyOf(first, refused));
  const pending = useRef(local?.pending);
  const behind = local?.version !== undefined && record !== undefined && local.version !== record.version;
  const [outcome, setOutcome] = useState<SaveOutcome>(behind ? { kind: "conflict", theirs: record } : { kind: "none" });
  // What was kept and is not right yet is said at once.
  const [checked, setChecked] = useState<Wish | undefined>(record?.content.unfinished ? "save" : undefined);
  const [refusal, setRefusal] = useState<FieldFaults>(noFaults);
  const dirty = bodyOf(draft, refused) !== savedText;
  const kept = useKept(slot, draft, dirty, () => ({
    draft,
    at: new Date().toISOString(),
    ...(known.current.version === undefined ? {} : { version: known.current.version }),
    ...(known.current.base === undefined ? {} : { base: known.current.base }),
    ...(pending.current === undefined ? {} : { pending: pending.current }),
  }));

  const edit = useCallback((made: Edit) => {
    dispatch(made);
    // A fault that the server told is about what was there before.
    setRefusal((told) => (told.size === 0 ? told : new Map([...told].filter(([path]) => !related(path, made.path)))));
  }, []);

  const adopt = (saved: WorkingVersion, sentText: string) => {
    known.current = { record: saved, version: saved.version, base: shownOf(saved) };
    pending.current = undefined;
    setSavedText(sentText);
  };
  const sender: Sender = { definition, known: () => known.current, pending, adopt, keep: () => kept.now() };

  const judged = (whole: Draft, wish: Wish, waiting: readonly Refused[]): FieldFaults =>
    seenFaults(
      withWaiting(allFaults(whole, wish, definition), waitingFaults(whole, waiting)),
      known.current.record?.hidden ?? [],
    );
  /** Does it stop this? Only a title does when it is saved: the rest is kept as it is typed. */
  const stops = (found: FieldFaults, wish: Wish) => (wish === "save" ? faultsUnder(found, "title").length : found.size) > 0;

  const run = async (wish: Wish, whole = draft, onServer = savedText, waiting = refused): Promise<void> => {
    setChecked(wish);
    setRefusal(noFaults);
    if (stops(judged(whole, wish, waiting), wish)) return setOutcome({ kind: "refused" });
    setOutcome({ kind: "busy" });
    try {
      if (wish === "propose") {
        const receipt = await sendProposal(whole, sender);
        dropLocal(slot);
        setSavedText(bodyOf(whole, waiting));
        return setOutcome({ kind: "proposed", receipt, asked: senderEmail(whole) !== "" });
      }
      const body = bodyOf(whole, waiting);
      let saved = await sendEntry(body, onServer, sender);
      if (wish === "submit" && saved.state === "draft") {
        saved = await postStep(saved, { step: "submit" });
        adopt(saved, body);
      }
      // What was typed while it was being saved goes on with the entry, also when that has just got its id.
      if (kept.typedSince(whole)) writeLocal(slotOf(who, saved.id, definition.type), kept.latest());
      if (!kept.typedSince(whole) || slot !== slotOf(who, saved.id, definition.type)) dropLocal(slot);
      setOutcome({ kind: "saved" });
      onSaved(saved, wish);
    } catch (error) {
      const found = error instanceof AnswerError && error.status === 400 ? refusedFaults(error) : noFaults;
      const later = wish === "save" ? canWait(found, whole, definition) : undefined;
      // What only the server sees is kept as it is typed as well; once, for then it is not in the fields any more.
      if (later && !later.some((one) => waiting.some(({ field, typed }) => field === one.field && typed === one.typed))) {
        const next = [...waiting, ...later];
        setRefused(next);
        return run(wish, whole, onServer, next);
      }
      setRefusal(found);
      const came: SaveOutcome = found.size > 0 ? { kind: "refused" } : await troubled(error, known.current.record?.id);
      // A new version of the same content ("dit klopt nog") takes nothing away: it is saved on that one without asking.
      if (came.kind === "conflict" && untouched(known.current, came.theirs, shownOf(came.theirs)))
        return resolve(came.theirs, whole, wish);
      setOutcome(came);
    }
  };

  /** The newest version with what was picked, saved on that newest version. */
  const resolve = (theirs: WorkingVersion, picked: Draft, wish: Wish = checked ?? "save"): Promise<void> => {
    known.current = { record: theirs, version: theirs.version, base: shownOf(theirs) };
    const waiting = [...refused, ...refusedOf(theirs.content.unfinished)];
    const onServer = bodyOf(shownOf(theirs), waiting);
    setRefused(waiting);
    setSavedText(onServer);
    if (picked !== draft) dispatch({ kind: "replace", draft: picked });
    return run(wish, picked, onServer, waiting);
  };
  const discard = () => {
    dropLocal(slot);
    setLocal(undefined);
    const newest = record ? shownOf(record) : start;
    known.current = { record, version: record?.version, base: newest };
    pending.current = undefined;
    setSavedText(bodyOf(newest, refused));
    dispatch({ kind: "replace", draft: newest });
    setChecked(undefined);
    setOutcome({ kind: "none" });
  };
  useWhenOnline(outcome.kind === "trouble" && outcome.trouble === "offline", () => void run(checked ?? "save"));

  const faults = useMemo(
    () =>
      checked === undefined
        ? refusal
        : new Map([
            ...seenFaults(
              withWaiting(allFaults(draft, checked, definition), waitingFaults(draft, refused)),
              record?.hidden ?? [],
            ),
            ...refusal,
          ]),
    [draft, checked, refusal, record, refused, definition],
  );
  return {
    draft,
    edit,
    faults,
    dirty,
    /** The server has nothing of it yet. */
    fresh: known.current.record === undefined,
    kept: kept.works,
    outcome,
    restored: local?.at,
    base: known.current.base,
    run,
    resolve,
    discard,
    forget: () => setLocal(undefined),
    dismiss: () => setOutcome({ kind: "none" }),
  };
}
export type EntryEditor = ReturnType<typeof useEntry>;

const wholeness: Record<Wish, Wholeness> = { save: "draft", submit: "whole", propose: "proposal" };
const allFaults = (draft: Draft, wish: Wish, definition: EntryDefinition): FieldFaults =>
  wish === "propose" ? proposalFaults(draft, definition) : draftFaults(draft, wholeness[wish], definition);
/** What somebody may not see is not theirs to fill in: the server has it. */
const seenFaults = (faults: FieldFaults, hidden: readonly string[]): FieldFaults =>
  hidden.length === 0 ? faults : new Map([...faults].filter(([path]) => !hidden.includes(path.split(".")[0] ?? "")));
const related = (path: string, other: string) => path === other || path.startsWith(`${other}.`) || other.startsWith(`${path}.`);

const untouched = (
  { record, base }: { record: WorkingVersion | undefined; base: Draft | undefined },
  theirs: WorkingVersion,
  newest: Draft,
): boolean => record?.state === theirs.state && base !== undefined && differences(base, base, newest).length === 0;

/** A conflict comes with the newest version, so that both can be shown. */
async function troubled(error: unknown, id: string | undefined): Promise<SaveOutcome> {
  const trouble = saveTroubleOf(error);
  const wait = error instanceof AnswerError ? error.problem.retryAfter : undefined;
  if (trouble !== "conflict" || id === undefined) return { kind: "trouble", trouble, wait };
  try {
    const theirs = await readWorking(id);
    return theirs.state === "archived" ? { kind: "trouble", trouble: "archived" } : { kind: "conflict", theirs };
  } catch (again) {
    return { kind: "trouble", trouble: saveTroubleOf(again) };
  }
}
