/** What somebody without a role sends: a proposal, or the report that something public is not right; and how that stands, for who follows it. */
import { z } from "zod";
import { findDefinition } from "../entry-types/registry.ts";
import { Email, typed } from "../schema/text.ts";
import { EntryRef } from "./event.ts";

export const submissionKinds = ["proposal", "report"] as const;
export type SubmissionKind = (typeof submissionKinds)[number];

/** "Klopt dit niet?" */
export const ReportInput = z.strictObject({
  entry: EntryRef.strict().extend({
    type: z.string().refine((type) => findDefinition(type) !== undefined, "choice"),
    id: z.string().max(64),
  }),
  text: typed(10, 1000),
  /** Shown to nobody: the answer is mailed there. */
  email: Email.optional(),
  consent: z.literal(true, "required").describe("Toestemming om dit te bewaren tot het is beantwoord"),
});
export type ReportInput = z.input<typeof ReportInput>;

/** Opens what was sent: whoever has it sees how it stands. */
export const FollowToken = z.strictObject({ token: z.string().min(20).max(200) });

/** Said by who looks after it, in the name of whoever told it. */
export const Retraction = z.strictObject({ sure: z.literal(true, "required").describe("Het kan niet terug") });

/** What its sender gets back. */
export const Receipt = z
  .object({
    token: z.string(),
    /** Goes the link to the address that was given? Not where there is none, or no mail. */
    mailed: z.boolean(),
  })
  .meta({ id: "Receipt", description: "`token` staat achter /volgen# in de link die laat zien hoe het staat" });
export type Receipt = z.infer<typeof Receipt>;

/** What became of it. Of a proposal: placed, sent back, refused, or put together with another; of a report: mended, or right as it was. `retracted`: consent was withdrawn, and it is gone. `routed`: of a question that is not public, put to guides. */
export const outcomes = ["placed", "returned", "refused", "merged", "mended", "right", "retracted", "routed"] as const;
export type SubmissionOutcome = (typeof outcomes)[number];
export const reportOutcomes = ["mended", "right"] as const satisfies readonly SubmissionOutcome[];
export type ReportOutcome = (typeof reportOutcomes)[number];

export const ReportAnswer = z.strictObject({ outcome: z.enum(reportOutcomes), answer: typed(3, 1000) });
export type ReportAnswer = z.input<typeof ReportAnswer>;

/** For who has the token: nothing of a person, and nothing of an entry that is not public. */
export const SubmissionStatus = z
  .object({
    kind: z.enum(submissionKinds),
    at: z.string(),
    /** `looked`: somebody has begun; else what became of it. */
    standing: z
      .enum(["unconfirmed", "received", "looked", ...outcomes])
      .meta({ description: "`unconfirmed`: niemand kijkt ernaar voordat je je mailadres bevestigt" }),
    /** Of a proposal as it was typed; of a report the title of what is public. */
    title: z.string().optional(),
    /** Why, or what was done, in the words of who judged it. */
    answer: z.string().optional(),
    answeredAt: z.string().optional(),
    /** What is public of it now: the initiative, or the one that it was merged into. */
    entry: EntryRef.optional(),
    /** May whoever has the link withdraw consent, so that it goes for good? */
    retractable: z.boolean().optional(),
  })
  .meta({ id: "SubmissionStatus", description: "Hoe het staat met een voorstel of melding" });
export type SubmissionStatus = z.infer<typeof SubmissionStatus>;

/** For who may do something about it: never with the address of who sent it. */
export const EntryReport = z
  .object({
    id: z.string(),
    at: z.string(),
    text: z.string(),
    /** Is the answer mailed? Else it is read by the link alone. */
    mailed: z.boolean(),
    outcome: z.enum(reportOutcomes).optional(),
    answer: z.string().optional(),
    answeredAt: z.string().optional(),
    answeredBy: z.string().optional(),
  })
  .meta({ id: "Report", description: "Een melding dat iets niet klopt" });
export type EntryReport = z.infer<typeof EntryReport>;
export const ReportList = z.object({ reports: z.array(EntryReport) });
