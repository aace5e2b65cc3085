/** What reaches a person of what happened: an inbox in the application, and mail as they want it. */
import { z } from "zod";
import { EntryRef, EventDetails, EventKind, eventKinds } from "./event.ts";

/** What mail comes of: events, and what needs attention in the own areas (data/approach/signals.ts), which is no event and in no inbox. */
export const mailKinds = [...eventKinds, "signals"] as const;
const MailKind = z.enum(mailKinds);
export type MailKind = z.infer<typeof MailKind>;
export const readMailKind = (text: string): MailKind | undefined => MailKind.safeParse(text).data;

/** How mail of a kind comes: within a minute, once a day, every Monday, or not at all. The inbox holds events in any case. */
export const deliveries = ["atOnce", "daily", "weekly", "none"] as const;
export const Delivery = z.enum(deliveries);
export type Delivery = z.infer<typeof Delivery>;

/** What somebody gets who has set nothing: at once where a person waits for them, once a day where work waits. */
export const usualDelivery: Record<MailKind, Delivery> = {
  submitted: "daily",
  returned: "atOnce",
  approved: "atOnce",
  archived: "daily",
  merged: "daily",
  comment: "daily",
  mention: "atOnce",
  assigned: "atOnce",
  reported: "daily",
  answered: "atOnce",
  reminder: "daily",
  ending: "daily",
  learning: "daily",
  agreementConfirmed: "daily",
  agreementEnding: "daily",
  // Nobody asked for it.
  signals: "none",
};

const ofEvents: readonly Delivery[] = ["atOnce", "daily", "none"];

/** What follows the calendar is gathered: there is nothing to be quick about. */
export function deliveriesOf(kind: MailKind): readonly Delivery[] {
  if (kind === "signals") return ["weekly", "none"];
  return ["reminder", "ending", "agreementEnding"].includes(kind) ? ["daily", "none"] : ofEvents;
}

export const Notification = z
  .object({
    id: z.string(),
    kind: EventKind,
    /** Of an import (`count` is there) its id stands in place of that of an entry. */
    entry: EntryRef,
    /** Of the entry as it then was; of an import its source, which may be empty. */
    title: z.string(),
    at: z.string(),
    /** Name of who did it; absent where nobody did, who is gone, or where the reader may not know. */
    by: z.string().optional(),
    details: EventDetails,
    /** Of an import: how many of its entries wait for this reader. */
    count: z.number().int().optional(),
    read: z.boolean(),
  })
  .meta({ id: "Notification", description: "Een bericht: iets gebeurde met een inzending. `count`: zoveel uit één import" });
export type Notification = z.infer<typeof Notification>;

export const NotificationList = z.object({
  /** Newest first. */
  notifications: z.array(Notification),
  unread: z.number().int(),
  /** Address of the next page. */
  next: z.string().optional(),
});

/** These, or all up to and with one: what came after the page was read stays unread. */
export const ReadNotifications = z
  .strictObject({ ids: z.array(z.string().max(64)).max(200).optional(), until: z.string().max(64).optional() })
  .refine(({ ids, until }) => (ids === undefined) !== (until === undefined), "required");
export const UnreadCount = z.object({ unread: z.number().int() }).meta({ id: "UnreadCount" });

export const NotificationSettings = z
  .object({
    settings: z.array(z.object({ kind: MailKind, delivery: Delivery, choices: z.array(Delivery) })),
  })
  .meta({ id: "NotificationSettings", description: "Per soort hoe de mail komt; `choices`: wat er te kiezen is" });
export type NotificationSettings = z.infer<typeof NotificationSettings>;

export const SetNotifications = z.strictObject({
  settings: z.array(z.strictObject({ kind: MailKind, delivery: Delivery })).max(50),
});

/** What the link in a mail can stop. `address`: the mail went to an address without an account, and there is only all or nothing. */
export const MailStop = z
  .object({
    address: z.boolean(),
    /** The kinds that the mail was about. */
    kinds: z.array(MailKind),
    /** Is there anything left to stop? */
    stopped: z.boolean(),
  })
  .meta({ id: "MailStop", description: "Waar de link in een mail over gaat, en of die mail al gestopt is" });
export type MailStop = z.infer<typeof MailStop>;

/** `kinds`: only those that the mail was about. */
export const StopMail = z.strictObject({ token: z.string().min(20).max(400), what: z.enum(["kinds", "all"]) });
