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
  grants: readonly Grant[];
}

/** What is acted on, as far as the table looks at it. */
export interface Subject {
  organisation?: string | undefined;
  /** Codes of every area it lies in. */
  areas?: readonly string[];
  createdBy?: string | undefined;
  submittedBy?: string | undefined;
}

/**
 * `covered`: everything inside the limits of the grant. `own`: of that, what the actor made.
 * `others`: of that, what somebody else made and submitted (four eyes).
 */
export type Reach = "covered" | "own" | "others";

export const actions = [
  "initiative.read",
  "initiative.create",
  "initiative.edit",
  "initiative.submit",
  "initiative.withdraw",
  "initiative.return",
  "initiative.publish",
  "initiative.assign",
  "initiative.merge",
  "initiative.archive",
  "initiative.reopen",
  "initiative.verify",
  "initiative.import",
  "account.read",
  "account.invite",
  "account.change",
  "organisation.edit",
  "indicator.edit",
  "source.edit",
] as const;
export type Action = (typeof actions)[number];

const everyRole = (reach: Reach) => Object.fromEntries(roles.map((role) => [role, reach])) as Record<Role, Reach>;

const table: Record<Action, Partial<Record<Role, Reach>>> = {
  // Of what is not published; what is published is read by everybody without a grant.
  "initiative.read": { ...everyRole("covered"), contributor: "own" },
  "initiative.create": { contributor: "covered", wijkteam: "covered", editor: "covered", admin: "covered" },
  "initiative.edit": { contributor: "own", wijkteam: "covered", editor: "covered", admin: "covered" },
  "initiative.submit": { contributor: "own", wijkteam: "covered", editor: "covered", admin: "covered" },
  "initiative.withdraw": { contributor: "own", wijkteam: "covered", editor: "covered", admin: "covered" },
  "initiative.return": { editor: "covered", admin: "covered" },
  "initiative.publish": { editor: "others", admin: "covered" },
  // Which organisation a proposal belongs to that came without one.
  "initiative.assign": { editor: "covered", admin: "covered" },
  // Of both: what is merged into a public one becomes public.
  "initiative.merge": { editor: "others", admin: "covered" },
  "initiative.archive": { contributor: "own", wijkteam: "covered", editor: "covered", admin: "covered" },
  "initiative.reopen": { contributor: "own", wijkteam: "covered", editor: "covered", admin: "covered" },
  "initiative.verify": { contributor: "own", wijkteam: "covered", editor: "covered", admin: "covered" },
  "initiative.import": { dataSteward: "covered", admin: "covered" },
  "account.read": { admin: "covered" },
  "account.invite": { admin: "covered" },
  "account.change": { admin: "covered" },
  "organisation.edit": { admin: "covered" },
  "indicator.edit": { dataSteward: "covered", admin: "covered" },
  "source.edit": { dataSteward: "covered", admin: "covered" },
};

/** A grant that is limited covers what lies inside its limits and says nothing about the rest. */
export function covers(grant: Grant, subject: Subject): boolean {
  if (grant.organisation !== undefined && grant.organisation !== subject.organisation) return false;
  return grant.areas === undefined || grant.areas.some((code) => subject.areas?.includes(code));
}

export const reachOf = (role: Role, action: Action): Reach | undefined => table[action][role];

export function may(actor: Actor | undefined, action: Action, subject: Subject): boolean {
  if (!actor) return false;
  return actor.grants.some((grant) => {
    const reach = reachOf(grant.role, action);
    if (reach === undefined || !covers(grant, subject)) return false;
    if (reach === "own") return subject.createdBy === actor.id;
    if (reach === "others") return subject.submittedBy !== actor.id && subject.createdBy !== actor.id;
    return true;
  });
}

/** May the actor do this to anything at all? Decides whether a button or a page is there. */
export const mayEver = (actor: Actor | undefined, action: Action): boolean =>
  actor?.grants.some((grant) => reachOf(grant.role, action) !== undefined) ?? false;

/** What an actor may do an action to, as conditions of which one must hold: for lists, which cannot ask `may` row by row. */
export interface Scope {
  organisation?: string;
  areas?: readonly string[];
  createdBy?: string;
  /** Neither made nor submitted by this actor. */
  notBy?: string;
}

export function scopesOf(actor: Actor | undefined, action: Action): Scope[] {
  if (!actor) return [];
  return actor.grants.flatMap(({ role, organisation, areas }) => {
    const reach = reachOf(role, action);
    if (reach === undefined) return [];
    return [
      {
        ...(organisation === undefined ? {} : { organisation }),
        ...(areas === undefined ? {} : { areas }),
        ...(reach === "own" ? { createdBy: actor.id } : reach === "others" ? { notBy: actor.id } : {}),
      },
    ];
  });
}
