/** Somebody's dated word that a theme in an area is "volledig ingevoerd": without it no initiatives means unknown, never zero. */
import { z } from "zod";
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
  })
  .meta({ id: "Completeness" });
export type Completeness = z.infer<typeof Completeness>;

export const DeclarationInput = z.strictObject({ area: Code, theme: z.enum(initiativeThemes), complete: z.boolean() });
export type DeclarationInput = z.infer<typeof DeclarationInput>;

/** Of a gemeente: its gaps are shown to who signs in there first. */
export const PreviewInput = z.strictObject({ previewFirst: z.boolean() });
export type PreviewInput = z.infer<typeof PreviewInput>;
