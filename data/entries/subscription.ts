/** To be kept up to date without an account: what somebody follows, how often a mail comes, and what they see of it by the link in one. */
import { z } from "zod";
import { findDefinition } from "../entry-types/registry.ts";
import { Code } from "../schema/initiative.ts";
import { type InitiativeTheme, initiativeThemes } from "../schema/initiative-filter.ts";
import { Email } from "../schema/text.ts";

/** Areas in one subscription. */
export const mostFollowed = 20;

/** What is new of these types, with any of these themes, in any of these areas; nothing named is everything. */
export const SubscriptionQuestion = z
  .strictObject({
    areas: z.array(Code).max(mostFollowed, "many"),
    themes: z.array(z.enum(initiativeThemes as [InitiativeTheme, ...InitiativeTheme[]])).max(initiativeThemes.length, "many"),
    types: z.array(z.string().refine((type) => findDefinition(type) !== undefined, "choice")).max(mostFollowed, "many"),
  })
  // The same question is one question, in whatever order it was asked.
  .transform(({ areas, themes, types }) => ({ areas: inOrder(areas), themes: inOrder(themes), types: inOrder(types) }));
export type SubscriptionQuestion = z.infer<typeof SubscriptionQuestion>;

const inOrder = <T extends string>(values: readonly T[]): T[] => [...new Set(values)].sort();

/** Every Monday, or as soon as there is something, once an hour at most. */
export const paces = ["weekly", "atOnce"] as const;
const Pace = z.enum(paces);
export type Pace = z.infer<typeof Pace>;

export const SubscriptionInput = z.strictObject({
  email: Email,
  question: SubscriptionQuestion,
  pace: Pace,
  consent: z.literal(true, "required"),
});
export type SubscriptionInput = z.infer<typeof SubscriptionInput>;

const Token = z.string().min(20).max(200);
export const SubscriptionToken = z.strictObject({ token: Token });
export const SubscriptionStep = z.discriminatedUnion("step", [
  z.strictObject({ token: Token, step: z.enum(["confirm", "stop"]) }),
  z.strictObject({ token: Token, step: z.literal("change"), question: SubscriptionQuestion, pace: Pace }),
]);
export type SubscriptionStep = z.infer<typeof SubscriptionStep>;

/** `asked` until the mailbox is confirmed; `stopped` is what is not kept any more. Whose it is, is in none of them. */
export const SubscriptionStatus = z
  .object({
    state: z.enum(["asked", "confirmed", "stopped"]),
    question: SubscriptionQuestion.optional(),
    pace: Pace.optional(),
  })
  .meta({ id: "SubscriptionStatus" });
export type SubscriptionStatus = z.infer<typeof SubscriptionStatus>;

/** Hours in which a mailbox is confirmed; then the request is forgotten. Within them the same request sends no second mail. */
export const confirmHours = 48;
/** Of one mailbox. */
export const mostSubscriptions = 20;
