/** Who hears of what: one table of kind x relation, for whoever may read the entry and did not do it. */
import { type Action, type Actor, covers, may, type Subject } from "../schema/permission.ts";
import { type EntryType, type EventDetails, type EventKind, kindsForAll } from "./event.ts";

const relations = [
  /** Editors who may judge it. */
  "editor",
  /** Who may judge it beside them. */
  "admin",
  "maker",
  "submitter",
  "writer",
  /** Members of the team that it belongs to. */
  "team",
  /** Whom the event names: in a comment, to do something, as its owner, as who sent it. */
  "named",
  /** Who should do something about it already. */
  "assigned",
  "commenter",
  /** Who sent it back or approved it before. */
  "judge",
] as const;
type Relation = (typeof relations)[number];

interface Heard {
  to: readonly Relation[];
  /** Where none of those is there. */
  otherwise?: readonly Relation[];
}

const makers = ["maker", "submitter", "writer"] as const;

const heardBy: Record<EventKind, Heard> = {
  submitted: { to: ["editor"], otherwise: ["admin"] },
  returned: { to: makers },
  approved: { to: makers },
  archived: { to: makers },
  merged: { to: makers },
  comment: { to: [...makers, "commenter", "judge", "assigned"], otherwise: ["editor"] },
  mention: { to: ["named"] },
  assigned: { to: ["named"] },
  reported: { to: ["maker", "writer", "team", "editor"], otherwise: ["admin"] },
  // Who sent it knows what they sent: the only ones who need not be able to read the entry.
  answered: { to: ["named"] },
  reminder: { to: ["named"] },
  ending: { to: ["named"] },
  // Of what is public: who joined it need not be able to read how it is made.
  learning: { to: ["named"] },
  agreementConfirmed: { to: [...makers, "team"] },
  agreementEnding: { to: ["named"] },
};

/** Of every type of entry the same. */
const actions: { read: Action; judge: Action } = { read: "entry.read", judge: "entry.publish" };

/** Somebody had a part in what happened to it before. */
export interface EarlierPart {
  kind: EventKind;
  actor?: string | undefined;
  details: EventDetails;
}

export interface Told {
  type: EntryType;
  kind: EventKind;
  subject: Subject;
  actor: string | undefined;
  details: EventDetails;
  parts: readonly EarlierPart[];
}

/** Ids of people whom the entry itself, the event or those before it name. */
export function namedIn({ subject, details, parts }: Pick<Told, "subject" | "details" | "parts">): string[] {
  const { createdBy, submittedBy, writtenBy = [] } = subject;
  const before = parts.flatMap((part) => [part.actor, part.details.person]);
  const ids = [createdBy, submittedBy, ...writtenBy, details.person, ...before];
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/** Of these people who hears of it; none of them twice. */
export function whoHears(told: Told, people: readonly Actor[]): string[] {
  const { kind, actor } = told;
  const able = people.filter(
    (person) => person.id !== actor && (kindsForAll.includes(kind) || may(person, actions.read, told.subject)),
  );
  const { to, otherwise = [] } = heardBy[kind];
  const of = (some: readonly Relation[]) =>
    able.filter((person) => some.some((relation) => stands(told, relation, person))).map(({ id }) => id);
  const heard = of(to);
  return heard.length > 0 ? heard : of(otherwise);
}

function stands({ subject, details, parts }: Told, relation: Relation, person: Actor): boolean {
  const { id } = person;
  const { judge } = actions;
  switch (relation) {
    case "editor":
      return may({ id, grants: person.grants.filter(({ role }) => role === "editor") }, judge, subject);
    case "admin":
      return may(person, judge, subject, true);
    case "maker":
      return subject.createdBy === id;
    case "submitter":
      return subject.submittedBy === id;
    case "writer":
      return subject.writtenBy?.includes(id) ?? false;
    case "team":
      return person.grants.some(
        (grant) =>
          grant.role === "wijkteam" &&
          (grant.organisation !== undefined || grant.areas !== undefined) &&
          covers(person, grant, subject),
      );
    case "named":
      return details.person === id;
    case "assigned":
      return parts.some((part) => part.kind === "assigned" && part.details.person === id);
    case "commenter":
      return parts.some((part) => part.kind === "comment" && part.actor === id);
    case "judge":
      return parts.some((part) => (part.kind === "returned" || part.kind === "approved") && part.actor === id);
  }
}
