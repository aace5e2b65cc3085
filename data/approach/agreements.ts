/** The register of agreements: those of areas and those of initiatives in one list, with what each party confirmed. */
import { z } from "zod";
import { EntryRef } from "../entries/event.ts";
import { agreementStandings } from "../entry-types/agreement.ts";
import { partyRoles } from "../schema/initiative.ts";
import { InitiativeFilter, initiativeThemes, several } from "../schema/initiative-filter.ts";

/** Nobody said how it went; of those within a year from today, or behind us; without a last day. */
export const agreementEnds = ["open", "year", "overdue", "none"] as const;

/** Of what the API takes an empty text is no filter. */
const choiceOr = <const T extends readonly string[]>(values: T, description: string) =>
  z
    .enum([...values, ""] as unknown as [T[number], "", ...T[number][]])
    .transform((text) => (text === "" ? undefined : (text as T[number])))
    .optional()
    .meta({ description, example: values[0] });
const dayOr = (description: string) =>
  z
    .string()
    .refine((text) => !text || z.iso.date().safeParse(text).success, "must be a day that exists, such as 2026-03-31")
    .transform((text) => text || undefined)
    .optional()
    .meta({ description, example: "2026-03-31" });

export const AgreementFilter = z.strictObject({
  area: InitiativeFilter.shape.area,
  theme: InitiativeFilter.shape.theme,
  standing: several(agreementStandings, "Standen"),
  ends: choiceOr(
    agreementEnds,
    "`open` is nog niet afgelopen, `year` eindigt binnen 12 maanden, `overdue` is over tijd, `none` heeft geen einddag",
  ),
  from: dayOr("Eindigt op of na deze dag"),
  to: dayOr("Eindigt op of voor deze dag"),
  residents: choiceOr(["true", "false"], "Doen bewoners mee als partij?"),
  regular: choiceOr(["true", "false"], "Gewoon werk (`true`) of extra (`false`)"),
});
export type AgreementFilter = z.infer<typeof AgreementFilter>;

/** By their last day; what has none comes last either way. */
export const agreementOrders = ["ends", "-ends"] as const;
export type AgreementOrder = (typeof agreementOrders)[number];

const AgreedParty = z
  .object({
    organisation: z.string(),
    role: z.enum(partyRoles).optional(),
    confirmedOn: z.iso.date().optional().meta({ description: "Dag waarop deze partij deze tekst bevestigde" }),
    earlierOn: z.iso.date().optional().meta({ description: "Dag waarop deze partij alleen een eerdere tekst bevestigde" }),
  })
  .meta({ id: "AgreedParty" });
export type AgreedParty = z.infer<typeof AgreedParty>;

export const AgreementRow = z
  .object({
    entry: EntryRef.meta({ description: "De afspraak zelf, of het initiatief waar zij in staat" }),
    position: z.number().int().meta({ description: "Plaats in het initiatief; 0 bij een afspraak zelf" }),
    title: z.string().meta({ description: "Titel van de inzending" }),
    what: z.string(),
    parties: z.array(AgreedParty),
    goal: z.string().optional(),
    from: z.iso.date().optional(),
    until: z.iso.date().optional(),
    regular: z.boolean(),
    standing: z.enum(agreementStandings),
    standingSince: z.iso.date().optional(),
    standingReason: z.string().optional(),
    themes: z.array(z.enum(initiativeThemes as [string, ...string[]])),
    residents: z.boolean().meta({ description: "Doet er een partij van bewoners mee?" }),
    overdue: z.boolean().meta({ description: "De laatste dag is voorbij en niemand zei hoe het ging" }),
    endsSoon: z.boolean().meta({ description: "Eindigt binnen 12 maanden" }),
  })
  .meta({ id: "AgreementRow" });
export type AgreementRow = z.infer<typeof AgreementRow>;

const count = z.number().int();
const AgreementTotals = z
  .object({
    standing: z.object({ agreed: count, running: count, kept: count, notKept: count, lapsed: count }),
    overdue: count,
    endsSoon: count,
    withoutEnd: count,
    withoutResidents: count.meta({ description: "Nog niet afgelopen, en zonder partij van bewoners" }),
  })
  .meta({ id: "AgreementTotals", description: "Over alles wat past, niet alleen over deze bladzijde" });
export type AgreementTotals = z.infer<typeof AgreementTotals>;

export const AgreementList = z
  .object({
    agreements: z.array(AgreementRow),
    totals: AgreementTotals,
    numberMatched: count,
    numberReturned: count,
    next: z.string().optional().meta({ description: "Adres van de volgende bladzijde" }),
  })
  .meta({ id: "AgreementList" });
export type AgreementList = z.infer<typeof AgreementList>;

/** Of one agreement: which parties confirmed it and when, and for which of them who asks may. */
export const AgreementConfirmations = z
  .object({
    text: z.string().meta({ description: "Kenmerk van de tekst, de partijen en de periode zoals ze nu zijn" }),
    parties: z.array(
      AgreedParty.extend({
        mine: z.boolean().meta({ description: "Mag jij voor deze partij bevestigen?" }),
        names: z.array(z.string()).optional().meta({ description: "Wie het deed; alleen voor wie de afspraak beoordeelt" }),
      }).meta({ id: "ConfirmingParty" }),
    ),
  })
  .meta({ id: "AgreementConfirmations" });
export type AgreementConfirmations = z.infer<typeof AgreementConfirmations>;

/** What was read is what is confirmed: another text is refused. */
export const ConfirmAgreement = z.strictObject({ text: z.string().min(1).max(64) });
