/**
 * Who may do what: one table of role x action x reach decides everything, on the server and in what the web shows.
 * A person holds grants; a grant is a role, limited to one organisation, to areas, or to neither.
 */
import { z } from "zod";

/** On screen: kijker, bijdrager, wijkteam, redacteur, gegevensbeheerder, beheerder. */
export const roles = ["viewer", "contributor", "wijkteam", "editor", "dataSteward", "admin"] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

export const Grant = z.strictObject({
  role: Role,
  /** Id of the organisation it is limited to. */
  organisation: z.string().optional(),
  /** Codes of the areas it is limited to. */
  areas: z.array(z.string()).optional(),
});
export type Grant = z.infer<typeof Grant>;

/** Absent where nobody has signed in: such a visitor may do what needs no grant. */
export interface Actor {
  id: string;
  /** Mark of the browser, where somebody proposed something from it without an account. */
  browser?: string | undefined;
  grants: readonly Grant[];
}

/** What is acted on, as far as the table looks at it. */
export interface Subject {
  organisation?: string | undefined;
  /** Codes of every area it lies in. */
  areas?: readonly string[];
  createdBy?: string | undefined;
  submittedBy?: string | undefined;
  /** Whose words its contents are: who saved them last, whose version was put back, whose entry was merged into it. */
  writtenBy?: readonly string[] | undefined;
  /** Mark of the browser from which it was proposed without an account. */
  proposedFrom?: string | undefined;
}

/**
 * `covered`: everything inside the limits of the grant. `own`: of that, what the actor made.
 * `others`: of that, what somebody else made, wrote and submitted (four eyes).
 * `named`: as `others`, and one's own when that is named: "zonder tweede paar ogen".
 * `team`: of that, what belongs to the organisation that the grant names.
 */
export type Reach = "covered" | "own" | "others" | "named" | "team";

export const actions = [
  "entry.read",
  "entry.readInternal",
  "entry.create",
  "entry.edit",
  "entry.submit",
  "entry.withdraw",
  "entry.return",
  "entry.publish",
  "entry.assign",
  "entry.merge",
  "entry.archive",
  "entry.reopen",
  "entry.discard",
  "entry.verify",
  "entry.retract",
  "entry.attendance",
  "entry.import",
  "question.oversee",
  "import.undo",
  "account.read",
  "account.invite",
  "account.change",
  "organisation.edit",
  "edition.enter",
  "completeness.declare",
  "gaps.look",
  "gaps.preview",
  "indicator.edit",
  "source.edit",
] as const;
export type Action = (typeof actions)[number];

const everyRole = (reach: Reach) => Object.fromEntries(roles.map((role) => [role, reach])) as Record<Role, Reach>;

const table: Record<Action, Partial<Record<Role, Reach>>> = {
  // Of what is not published; what is published is read by everybody without a grant.
  "entry.read": { ...everyRole("covered"), contributor: "own" },
  // The internal contact, and a place that is not public as it is: for the organisation itself and who judges there.
  "entry.readInternal": { contributor: "own", wijkteam: "team", editor: "covered", admin: "covered" },
  "entry.create": { contributor: "covered", wijkteam: "covered", editor: "covered", admin: "covered" },
  "entry.edit": { contributor: "own", wijkteam: "covered", editor: "covered", admin: "covered" },
  "entry.submit": { contributor: "own", wijkteam: "covered", editor: "covered", admin: "covered" },
  "entry.withdraw": { contributor: "own", wijkteam: "covered", editor: "covered", admin: "covered" },
  "entry.return": { editor: "covered", admin: "covered" },
  // Whoever wrote what becomes public is not the only one who judged it: every road to "public" asks this.
  "entry.publish": { editor: "others", admin: "named" },
  // Which organisation a proposal belongs to that came without one.
  "entry.assign": { editor: "covered", admin: "covered" },
  // Of both. What is merged into a public one becomes public: that asks "entry.publish" as well, of both.
  "entry.merge": { editor: "others", admin: "covered" },
  "entry.archive": { contributor: "own", wijkteam: "covered", editor: "covered", admin: "covered" },
  "entry.reopen": { contributor: "own", wijkteam: "covered", editor: "covered", admin: "covered" },
  // A started change of what is public: nothing of the public version changes, so nobody needs to judge it.
  "entry.discard": { contributor: "own", wijkteam: "covered", editor: "covered", admin: "covered" },
  "entry.verify": { contributor: "own", wijkteam: "covered", editor: "covered", admin: "covered" },
  // Consent is withdrawn: it goes for good. Who told it does so by a link, without a role.
  "entry.retract": { contributor: "own", wijkteam: "covered", editor: "covered", admin: "covered" },
  // Names and addresses of who takes part in an activity: for its organiser alone.
  "entry.attendance": { contributor: "own", wijkteam: "team", editor: "team", admin: "team" },
  // Open questions, who was asked, and how much is with whom.
  "question.oversee": { admin: "covered" },
  "entry.import": { dataSteward: "covered", admin: "covered" },
  // Of every entry that goes with it; what is public asks "entry.archive" as well.
  "import.undo": { dataSteward: "own", admin: "covered" },
  "account.read": { admin: "covered" },
  "account.invite": { admin: "covered" },
  "account.change": { admin: "covered" },
  // Public at once, with nobody to judge it: the name of one, and what the checklists and assessments of everybody ask.
  "organisation.edit": { admin: "covered" },
  "edition.enter": { admin: "covered" },
  // "Volledig ingevoerd": of an area, which asks `mayForArea`, as the next two.
  "completeness.declare": { wijkteam: "covered", editor: "covered", admin: "covered" },
  // What shows in a gemeente whose wijkteam looks first.
  "gaps.look": { viewer: "covered", wijkteam: "covered", editor: "covered", admin: "covered" },
  "gaps.preview": { editor: "covered", admin: "covered" },
  "indicator.edit": { dataSteward: "covered", admin: "covered" },
  "source.edit": { dataSteward: "covered", admin: "covered" },
};

/**
 * A grant that is limited covers what lies inside its limits and says nothing about the rest. A draft that has no place yet lies in no
 * area: it is its maker's, until it gets one.
 */
export function covers({ id }: Actor, grant: Grant, subject: Subject): boolean {
  if (grant.organisation !== undefined && grant.organisation !== subject.organisation) return false;
  if (grant.areas === undefined || isUnplacedOf(id, subject)) return true;
  return grant.areas.some((code) => subject.areas?.includes(code));
}

const isUnplacedOf = (person: string, { areas, createdBy }: Subject): boolean => areas?.length === 0 && createdBy === person;

export const reachOf = (role: Role, action: Action): Reach | undefined => table[action][role];

/** Did the actor make, write, submit or propose this? Then somebody else judges it. */
export const isOwn = ({ id, browser }: Actor, { createdBy, submittedBy, writtenBy, proposedFrom }: Subject): boolean =>
  createdBy === id ||
  submittedBy === id ||
  (writtenBy?.includes(id) ?? false) ||
  (proposedFrom !== undefined && proposedFrom === browser);

function allows(actor: Actor, grant: Grant, action: Action, subject: Subject, named: boolean): boolean {
  const reach = reachOf(grant.role, action);
  if (reach === undefined || !covers(actor, grant, subject)) return false;
  if (reach === "own") return subject.createdBy === actor.id;
  if (reach === "team") return grant.organisation !== undefined || isUnplacedOf(actor.id, subject);
  return reach === "covered" || !isOwn(actor, subject) || (reach === "named" && named);
}

/** `named`: the actor says that nobody else has judged it. */
export const may = (actor: Actor | undefined, action: Action, subject: Subject, named = false): boolean =>
  actor?.grants.some((grant) => allows(actor, grant, action, subject, named)) ?? false;

/**
 * What is done to an area as a whole, and to no entry: by whom a grant names one of these areas, for whatever organisation, and by whom
 * nothing limits.
 */
export const mayForArea = (actor: Actor | undefined, action: Action, areas: readonly string[]): boolean =>
  actor?.grants.some(
    ({ role, organisation, areas: named }) =>
      reachOf(role, action) !== undefined && (named?.some((code) => areas.includes(code)) ?? organisation === undefined),
  ) ?? false;

/** Is this allowed only when it is named "zonder tweede paar ogen"? */
export const mayOnlyNamed = (actor: Actor | undefined, action: Action, subject: Subject): boolean =>
  !may(actor, action, subject) && may(actor, action, subject, true);

const isLimited = ({ organisation, areas }: Grant) => organisation !== undefined || areas !== undefined;

/**
 * May the actor leave it like this, where it was `from` before (absent for something new)? A limited grant writes for its own
 * organisation or keeps the one that was there: it gives nothing to another one and takes nothing from it.
 */
export const mayWrite = (actor: Actor | undefined, action: Action, to: Subject, from?: Subject): boolean =>
  actor?.grants.some(
    (grant) =>
      allows(actor, grant, action, to, false) &&
      (to.organisation === from?.organisation ||
        !isLimited(grant) ||
        (from === undefined && to.organisation === grant.organisation)),
  ) ?? false;

/** May the actor do this to anything at all? Decides whether a button or a page is there. */
export const mayEver = (actor: Actor | undefined, action: Action): boolean =>
  actor?.grants.some((grant) => reachOf(grant.role, action) !== undefined) ?? false;

/** What an actor may do an action to, as conditions of which one must hold: for lists, which cannot ask `may` row by row. */
export interface Scope {
  organisation?: string;
  areas?: readonly string[];
  createdBy?: string;
  /** Neither made nor written nor submitted by this actor. */
  notBy?: string;
  /** Has no place yet. */
  unplaced?: true;
}

export function scopesOf(actor: Actor | undefined, action: Action): Scope[] {
  if (!actor) return [];
  return actor.grants.flatMap(({ role, organisation, areas }) => {
    const reach = reachOf(role, action);
    if (reach === undefined) return [];
    const own = organisation === undefined ? {} : { organisation };
    const isTeamless = reach === "team" && organisation === undefined;
    const begun = (areas !== undefined && reach !== "others") || isTeamless;
    const made: Scope[] = begun ? [{ ...own, createdBy: actor.id, unplaced: true }] : [];
    if (isTeamless) return made;
    return [
      {
        ...own,
        ...(areas === undefined ? {} : { areas }),
        ...(reach === "own" ? { createdBy: actor.id } : reach === "others" ? { notBy: actor.id } : {}),
      },
      ...made,
    ];
  });
}

/** Whose work it is: what the actor made, and what belongs to the team that a grant names, by organisation or by area. */
export const workOf = ({ id, grants }: Actor): Scope[] => [
  { createdBy: id },
  ...grants
    .filter((grant) => grant.role === "wijkteam" && isLimited(grant))
    .map(({ organisation, areas }) => ({
      ...(organisation === undefined ? {} : { organisation }),
      ...(areas === undefined ? {} : { areas }),
    })),
];

/**
 * Where an actor may hear that a colleague has something like it, without what it says: in the own organisation, and for who makes
 * entries for no organisation in the own areas. A role without limits has no colleagues.
 */
export const colleagueScopes = ({ grants }: Actor): Scope[] =>
  grants.flatMap(({ role, organisation, areas }): Scope[] => {
    if (reachOf(role, "entry.create") === undefined) return [];
    return organisation === undefined ? (areas === undefined ? [] : [{ areas }]) : [{ organisation }];
  });
