/** Somebody's dated word that a theme in an area is "volledig ingevoerd": without it no initiatives means unknown, never zero. */
import { z } from "zod";
import { monthsAfter } from "./day.ts";
import { monthsOfCompleteness } from "./gap.ts";
import { Code } from "./initiative.ts";
import { initiativeThemes } from "./initiative-filter.ts";

export const Declaration = z
  .object({
    area: Code,
    theme: z.enum(initiativeThemes),
    declaredOn: z.iso.date(),
    /** The first day on which it counts no more. */
    fadesOn: z.iso.date(),
  })
  .meta({ id: "Declaration", description: "Iemand zei op deze dag dat dit thema in dit gebied volledig is ingevoerd" });
export type Declaration = z.infer<typeof Declaration>;

export const fadesOn = (declaredOn: string): string => monthsAfter(declaredOn, monthsOfCompleteness);

/** What reach needs besides the initiatives: what is complete, where somebody fills in, and where the wijkteam looks first. */
export const Completeness = z
  .object({
    day: z.iso.date(),
    /** Those that still count on `day`. */
    declarations: z.array(Declaration),
    accounts: z.array(Code).meta({ description: "Gebieden waarvoor een wijkteam of redacteur is" }),
    withheld: z.array(Code).meta({
      description: "Gemeenten waarvan het wijkteam eerst zelf kijkt; voor wie daar mag kijken staan ze er niet bij",
    }),
    preview: z
      .array(Code)
      .optional()
      .meta({ description: "Zulke gemeenten waar je zelf wel mag kijken; ontbreekt als je niet bent aangemeld" }),
  })
  .meta({ id: "Completeness" });
export type Completeness = z.infer<typeof Completeness>;

export const DeclarationInput = z.strictObject({ area: Code, theme: z.enum(initiativeThemes), complete: z.boolean() });
export type DeclarationInput = z.infer<typeof DeclarationInput>;

/** What stands of a theme in an area after that. */
export const DeclarationState = z
  .object({
    area: Code,
    theme: z.enum(initiativeThemes),
    complete: z.boolean(),
    declaredOn: z.iso.date().optional(),
    fadesOn: z.iso.date().optional(),
  })
  .meta({ id: "DeclarationState", description: "Zonder dagen als niemand zegt dat het volledig is ingevoerd" });
export type DeclarationState = z.infer<typeof DeclarationState>;

/** Of a gemeente: its gaps are shown to who signs in there first. */
export const PreviewInput = z.strictObject({ previewFirst: z.boolean() });
export type PreviewInput = z.infer<typeof PreviewInput>;

export const PreviewState = z
  .object({ gemeente: Code, previewFirst: z.boolean() })
  .meta({ id: "PreviewState", description: "Of de gaten van deze gemeente alleen te zien zijn voor wie daar mag kijken" });
export type PreviewState = z.infer<typeof PreviewState>;
