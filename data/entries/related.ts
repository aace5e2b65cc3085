/** What belongs to a public entry: its newer and older editions, what it names, and what names it. */
import { z } from "zod";
import { EntryRef } from "./event.ts";

export const EditionRef = z
  .object({
    id: z.string(),
    title: z.string(),
    /** "tweede druk". */
    edition: z.string().optional(),
    /** A day, a month or a year. */
    issued: z.string().optional(),
  })
  .meta({ id: "EditionRef" });
export type EditionRef = z.infer<typeof EditionRef>;

/** Something that names it, everybody may see that. */
const NamingEntry = EntryRef.extend({ title: z.string() });
export type NamingEntry = z.infer<typeof NamingEntry>;

const NamedEntry = NamingEntry.extend({ field: z.string() });
export type NamedEntry = z.infer<typeof NamedEntry>;

export const RelatedEntries = z
  .object({
    /** The newest edition, where this is not it. */
    newer: EditionRef.optional(),
    older: z.array(EditionRef),
    names: z.array(NamedEntry),
    namedIn: z.array(NamingEntry),
  })
  .meta({
    id: "RelatedEntries",
    description:
      "Alleen wat openbaar is. `newer`: de nieuwste uitgave, als dit een oudere is. `older`: eerdere uitgaven, nieuwste eerst. `names`: wat deze inzending noemt. `namedIn`: wat deze inzending noemt op zijn eigen pagina.",
  });
export type RelatedEntries = z.infer<typeof RelatedEntries>;
