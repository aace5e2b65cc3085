/** One's own account, and finding those of others: what is sent and what is returned. */
import { z } from "zod";
import { Grant, roles } from "../schema/permission.ts";
import { Email, typed } from "../schema/text.ts";

/** What somebody may do, each within its limits. */
const mostGrants = 20;
/** Each area is looked for in every list that this person asks for. */
const Limited = Grant.extend({ areas: z.array(z.string().max(64)).max(200).optional() });
export const Grants = z.array(Limited).max(mostGrants);

export const NameOfPerson = typed(2, 120);
export const OwnName = z.strictObject({ name: NameOfPerson });
export const OwnEmail = z.strictObject({ email: Email });
/** An id, or null for none. */
export const OwnOrganisation = z.strictObject({ organisation: z.string().max(64).nullable() });
/** What somebody has read and need not see again. */
export const Acknowledged = z.strictObject({ what: z.enum(["welcome", "secondAdmin"]) });
/** Whoever ends an account for good types the name of the person. */
export const Erasure = z.strictObject({ name: z.string().max(200) });

/** One's own account: more than others see of it. */
export const Account = z
  .object({
    name: z.string(),
    email: z.string().optional().meta({ description: "Ontbreekt bij de eerste beheerder, zolang die er geen gaf" }),
    organisation: z.string().optional().meta({ description: "Voor wie je werkt; het geeft geen rechten" }),
    newEmail: z
      .object({ email: z.string(), expiresAt: z.string() })
      .optional()
      .meta({ description: "Gevraagd, en nog niet bevestigd vanuit die mailbox" }),
    /** Ways to come in again after signing out. */
    ways: z
      .object({ passkeys: z.number().int(), mail: z.boolean(), provider: z.boolean() })
      .meta({ description: "Hoe je na het afmelden weer binnenkomt: zonder één van deze alleen met een link van een beheerder" }),
    admins: z
      .number()
      .int()
      .optional()
      .meta({ description: "Hoeveel mensen iedereen binnen kunnen laten; alleen voor wie dat zelf kan" }),
    suggestSecond: z.boolean().meta({ description: "Er is maar één beheerder, en die heeft niet gezegd dat dat goed is" }),
    mayErase: z.boolean().meta({ description: "De laatste beheerder kan niet weg" }),
  })
  .meta({ id: "Account" });
export type Account = z.infer<typeof Account>;

export const EmailAsked = z.object({ changed: z.boolean(), mailed: z.boolean() }).meta({
  id: "EmailAsked",
  description:
    "`changed`: het geldt meteen. `mailed`: er gaat een link naar het nieuwe adres. Geen van beide: een beheerder geeft de link. Of het adres al van iemand anders is, staat er niet in.",
});
export type EmailAsked = z.infer<typeof EmailAsked>;

export const personStates = ["in", "invited", "expired", "ended"] as const;
export type PersonState = (typeof personStates)[number];
export const personOrders = ["name", "seen"] as const;

/** Which people, and which page of them. */
export const PeopleQuery = z.strictObject({
  q: z.string().max(100).optional().meta({ description: "Woorden uit naam of mailadres" }),
  role: z.enum(roles).optional(),
  organisation: z
    .string()
    .max(64)
    .optional()
    .meta({ description: "Id van een organisatie: van een rol, of voor wie iemand werkt" }),
  area: z
    .string()
    .max(64)
    .optional()
    .meta({ description: "Code: rollen voor dit gebied, voor wat erin ligt of voor waar het in ligt" }),
  state: z
    .enum(personStates)
    .optional()
    .meta({ description: "`in`: kwam binnen; `invited`: uitgenodigd; `expired`: de link is te oud; `ended`: geen rol meer" }),
  sort: z.enum(personOrders).default("name").meta({ description: "Op naam, of wie het laatst hier was eerst" }),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  limit: z.coerce.number().int().min(1).max(100).default(100),
});
export type PeopleQuery = z.infer<typeof PeopleQuery>;
