/** People: who is signed in, who has an account, and how somebody comes in. */
import { z } from "zod";
import { Grant } from "./permission.ts";

const grants = z.array(Grant);

export const Session = z
  .object({
    person: z.string(),
    name: z.string(),
    grants,
    welcome: z.literal(true).optional().meta({ description: "Is hier voor het eerst, en was nog niet op de pagina Welkom" }),
  })
  .meta({ id: "Session", description: "Wie je bent en wat je mag: vraag de tabel van rechten ermee" });
export type Session = z.infer<typeof Session>;

/** A browser that is signed in. */
export const Device = z
  .object({
    id: z.string(),
    current: z.boolean().meta({ description: "Deze sessie zelf" }),
    since: z.string(),
    usedOn: z.iso.date().meta({ description: "Dag waarop de sessie het laatst langer werd" }),
    browser: z.string().optional(),
    system: z.string().optional(),
  })
  .meta({ id: "Device" });
export type Device = z.infer<typeof Device>;
export const DeviceList = z.object({ devices: z.array(Device) });

export const SignInWays = z
  .object({ mail: z.boolean(), provider: z.string().optional() })
  .meta({ id: "SignInWays", description: "Hoe je je hier kunt aanmelden, behalve met een link van de beheerder" });
export type SignInWays = z.infer<typeof SignInWays>;

export const ProviderAddress = z.object({ url: z.url() }).meta({ id: "ProviderAddress" });

export const Person = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    seen: z.boolean().meta({ description: "Is al eens binnengekomen" }),
    seenOn: z.iso.date().optional().meta({ description: "Laatste dag waarop deze persoon hier was" }),
    organisation: z.string().optional().meta({ description: "Voor wie deze persoon zegt te werken" }),
    newEmail: z.string().optional().meta({ description: "Gevraagd adres, dat nog niet bevestigd is" }),
    grants,
    /** Open until somebody comes in with it, or until it expires. */
    invitation: z.object({ at: z.string(), expiresAt: z.string() }).optional(),
  })
  .meta({ id: "Person" });
export type Person = z.infer<typeof Person>;
export const PersonList = z.object({
  people: z.array(Person),
  total: z.number().int().meta({ description: "Hoeveel er zijn, op alle bladzijden samen" }),
});
export type PersonList = z.infer<typeof PersonList>;

export const Invited = z.object({ id: z.string(), link: z.string().optional(), mailed: z.boolean() }).meta({
  id: "Invited",
  description: "`mailed`: de link gaat per mail. Anders staat hij in `link`: geef hem aan deze persoon; hij werkt één keer",
});
export type Invited = z.infer<typeof Invited>;

export const Passkey = z.object({ id: z.string(), name: z.string() }).meta({ id: "Passkey" });
export const PasskeyList = z.object({ passkeys: z.array(Passkey) });

/** The forms of WebAuthn as JSON are the browser's own; only what every one of them has is named. */
export const PasskeyOptions = z
  .looseObject({ challenge: z.string(), timeout: z.number().optional(), rpId: z.string().optional() })
  .meta({ id: "PasskeyOptions", description: "Opties van WebAuthn, als JSON" });

/** One of the entries that a link in a mail asks about: is this still true? */
export const Confirmation = z
  .object({
    id: z.string(),
    title: z.string(),
    /** Of what is public: what is confirmed is what was looked at. */
    version: z.number().int(),
    verifiedOn: z.iso.date().optional(),
    state: z.enum(["open", "confirmed", "changed"]),
  })
  .meta({
    id: "Confirmation",
    description: "`confirmed`: is al bevestigd. `changed`: veranderde nadat je het bekeek, en is daarom niet bevestigd",
  });
export type Confirmation = z.infer<typeof Confirmation>;
export const ConfirmationList = z.object({ entries: z.array(Confirmation) }).meta({
  id: "ConfirmationList",
  description: "Waar de link uit een mail over gaat; wat niet meer openbaar is staat er niet in",
});
export type ConfirmationList = z.infer<typeof ConfirmationList>;
