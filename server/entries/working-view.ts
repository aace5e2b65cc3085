/**
 * A working version as one person may see it: the only way in which one leaves the server. The internal contact and a place that
 * is not public go to the organisation it belongs to, to who judges there and to the beheerder; what is left out is named.
 */
import { isOpenPlace } from "#data/schema/initiative.ts";
import { type Actor, isOwn, may } from "#data/schema/permission.ts";
import { type Change, type EntryContent, type EntryRecord, isOpenAddress, type Placed, subjectOf } from "#data/schema/record.ts";
import { type Step, stepsFor } from "#data/schema/workflow.ts";

export interface WorkingView extends Omit<EntryRecord, "proposedFrom"> {
  /** Fields that are not for this person, whether they are filled or not. */
  hidden: string[];
  steps: Step[];
}

const seesInternal = (actor: Actor, record: EntryRecord): boolean => may(actor, "entry.readInternal", subjectOf(record));

/** A circle, a shape that somebody drew or an address would point at a place that is not shown. */
function internalFields({ place, workingArea }: EntryContent): string[] {
  const address = isOpenAddress(place) ? [] : ["address"];
  if (!place || isOpenPlace(place)) return ["internalContact", ...address];
  const drawn = workingArea && workingArea.kind !== "areas" ? (["workingArea"] as const) : [];
  return ["internalContact", "place", ...address, ...drawn];
}

/** May hold what not everybody who reads the working version may see. */
const internal: readonly string[] = ["internalContact", "place", "workingArea", "address"];

function without({ unfinished, ...content }: EntryContent, hidden: readonly string[]): EntryContent {
  const kept = Object.entries(content).filter(([field]) => !hidden.includes(field));
  // What is typed wrong does not say how precisely it is meant to be seen.
  return { ...(Object.fromEntries(kept) as EntryContent), ...typedIn(unfinished, (field) => !internal.includes(field)) };
}

/** What is typed and not right yet, of some fields; nothing where there is none. */
function typedIn(
  unfinished: EntryContent["unfinished"] = {},
  keeps: (field: string) => boolean,
): Pick<EntryContent, "unfinished"> {
  const kept = Object.entries(unfinished).filter(([field]) => keeps(field));
  return kept.length > 0 ? { unfinished: Object.fromEntries(kept) } : {};
}

/** As the public: of a place that is not public no buurt. */
function placedFor({ buurt, wijk, gemeente, areas, shown }: Placed, { place }: EntryContent): Placed {
  if (!place || place.public) return { buurt, wijk, gemeente, areas, shown } as Placed;
  return { wijk, gemeente, areas: areas.filter((code) => !code.startsWith("BU")), shown } as Placed;
}

export function viewOf(actor: Actor, record: EntryRecord): WorkingView {
  const { proposedFrom: _, ...rest } = record;
  const subject = subjectOf(record);
  const hidden = seesInternal(actor, record) ? [] : internalFields(record.content);
  return {
    ...rest,
    // Who proposed it from this browser without an account is told that it is their own.
    writtenBy: isOwn(actor, subject) ? [...new Set([...record.writtenBy, actor.id])] : record.writtenBy,
    content: hidden.length > 0 ? without(record.content, hidden) : record.content,
    placed: hidden.length > 0 ? placedFor(record.placed, record.content) : record.placed,
    hidden,
    steps: stepsFor(actor, record, subject),
  };
}

/** An older version of an entry: what was public then may be hidden now, so the place counts as it was and as it is. */
export function versionFor(actor: Actor, record: EntryRecord, content: EntryContent): EntryContent {
  return seesInternal(actor, record)
    ? content
    : without(content, [...internalFields(record.content), ...internalFields(content)]);
}

/** What changed, without the values of fields that may hold what this person may not see. */
export const changesFor = (actor: Actor, record: EntryRecord, changes: readonly Change[]): Change[] =>
  seesInternal(actor, record)
    ? [...changes]
    : changes.map((change) => ([...internal, "unfinished"].includes(change.field) ? { field: change.field } : change));

/**
 * What is saved of what somebody sent. What they could not see and did not send stays as it is, and so does what was right in a field in
 * which something wrong is typed now.
 */
export function savedContent(actor: Actor, from: EntryRecord, sent: EntryContent): EntryContent {
  const { content: before } = from;
  const sees = seesInternal(actor, from);
  const absent = (field: string) => sent[field] === undefined;
  const untold = sees ? [] : internalFields(before).filter(absent);
  const unseen = sees ? {} : typedIn(before.unfinished, (field) => internal.includes(field) && absent(field)).unfinished;
  const unfinished = { ...unseen, ...sent.unfinished };
  const kept = [...untold, ...Object.keys(unfinished)].filter((field) => before[field] !== undefined);
  return {
    ...sent,
    ...Object.fromEntries(kept.map((field) => [field, before[field]])),
    ...typedIn(unfinished, () => true),
  };
}
