/**
 * A working version as one person may see it: the only way in which one leaves the server. The internal contact and a place that
 * is not public go to the organisation it belongs to, to who judges there and to the beheerder; what is left out is named.
 */
import { type Initiative, type InitiativeDraft, isOpenPlace } from "#data/schema/initiative.ts";
import { type Actor, isOwn, may } from "#data/schema/permission.ts";
import { type Change, type InitiativeRecord, type Placed, subjectOf } from "#data/schema/record.ts";
import { type Step, stepsFor } from "#data/schema/workflow.ts";

type Field = keyof Initiative;

export interface WorkingView extends Omit<InitiativeRecord, "proposedFrom"> {
  /** Fields that are not for this person, whether they are filled or not. */
  hidden: Field[];
  steps: Step[];
}

const seesInternal = (actor: Actor, record: InitiativeRecord): boolean =>
  may(actor, "initiative.readInternal", subjectOf(record));

/** A circle, or a shape that somebody drew, would point at a place that is not shown. */
function internalFields({ place, workingArea }: InitiativeDraft): Field[] {
  if (!place || isOpenPlace(place)) return ["internalContact"];
  return ["internalContact", "place", ...(workingArea && workingArea.kind !== "areas" ? (["workingArea"] as const) : [])];
}

function without(content: InitiativeDraft, hidden: readonly Field[]): InitiativeDraft {
  const kept = Object.entries(content).filter(([field]) => !hidden.includes(field as Field));
  return Object.fromEntries(kept) as InitiativeDraft;
}

/** As the public: of a place that is not public no buurt. */
function placedFor({ buurt, wijk, gemeente, areas, shown }: Placed, { place }: InitiativeDraft): Placed {
  if (!place || place.public) return { buurt, wijk, gemeente, areas, shown } as Placed;
  return { wijk, gemeente, areas: areas.filter((code) => !code.startsWith("BU")), shown } as Placed;
}

export function viewOf(actor: Actor, record: InitiativeRecord): WorkingView {
  const { proposedFrom: _, ...rest } = record;
  const subject = subjectOf(record);
  const hidden = seesInternal(actor, record) ? [] : internalFields(record.content);
  return {
    ...rest,
    // Who proposed it from this browser without an account is told that it is their own.
    writtenBy: isOwn(actor, subject) ? [...new Set([...record.writtenBy, actor.id])] : record.writtenBy,
    content: without(record.content, hidden),
    placed: hidden.length > 0 ? placedFor(record.placed, record.content) : record.placed,
    hidden,
    steps: stepsFor(actor, record.state, subject),
  };
}

/** An older version of an entry: what was public then may be hidden now, so the place counts as it was and as it is. */
export function versionFor(actor: Actor, record: InitiativeRecord, content: InitiativeDraft): InitiativeDraft {
  return seesInternal(actor, record)
    ? content
    : without(content, [...internalFields(record.content), ...internalFields(content)]);
}

const internal: readonly string[] = ["internalContact", "place", "workingArea"] satisfies Field[];

/** What changed, without the values of fields that may hold what this person may not see. */
export const changesFor = (actor: Actor, record: InitiativeRecord, changes: readonly Change[]): Change[] =>
  seesInternal(actor, record)
    ? [...changes]
    : changes.map((change) => (internal.includes(change.field) ? { field: change.field } : change));

/** What somebody could not see and did not send stays as it is. */
export function withUnseen(actor: Actor, from: InitiativeRecord, sent: InitiativeDraft): InitiativeDraft {
  if (seesInternal(actor, from)) return sent;
  const unseen = internalFields(from.content).filter((field) => sent[field] === undefined && from.content[field] !== undefined);
  return { ...sent, ...Object.fromEntries(unseen.map((field) => [field, from.content[field]])) };
}
