/** The search over everything: what is asked, and what is found. */
import { z } from "zod";
import { Theme } from "../schema/indicator.ts";
import { InitiativeFilter, phases } from "../schema/initiative-filter.ts";
import { ProfileLevel } from "../schema/profile.ts";

/** Not types of entries, and found beside them; `entry` is every type of entry. */
export const foundBeside = ["area", "indicator", "entry"] as const;

/** Of a question. */
export const mostLetters = 200;
const { theme, phase, area, from, to } = InitiativeFilter.shape;

export const SearchQuery = z.strictObject({
  q: z.string().trim().min(1).max(mostLetters).meta({
    description:
      "Woorden. Ook andere vormen, delen van samenstellingen en woorden met een typefout worden gevonden. Waar niets alle woorden heeft, komt wat de meeste heeft",
    example: "schuldhulp",
  }),
  type: z
    .string()
    .max(500)
    .transform((text) => (text ? text.split(",") : undefined))
    .optional()
    .meta({
      description:
        "Alleen deze soorten: `area` (gebieden), `indicator`, `entry` (alle inzendingen), of soorten inzendingen zoals `initiative` en `publication`",
      example: "publication,example",
    }),
  theme,
  phase,
  area,
  from,
  to,
  limit: z.coerce.number().int().min(1).max(50).default(20).meta({ description: "Hoogste aantal inzendingen in het antwoord" }),
  after: z.string().max(64).optional().meta({ description: "Id waarna de bladzijde begint; staat in `next`" }),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

/** Where found words stand: begin and end, in UTF-16 units of the text beside it. */
const Marks = z
  .array(z.tuple([z.number().int(), z.number().int()]))
  .meta({ description: "Begin en eind van elk gevonden woord" });

/** How a word was found; see server/store/search/found-words.ts. */
export const waysFound = ["exact", "stem", "compound", "part", "typing", "akin"] as const;

const Why = z.object({
  asked: z.string().meta({ description: "Het woord uit de vraag" }),
  found: z.string().meta({ description: "Het woord dat daarom gevonden is" }),
  how: z.enum(waysFound).meta({
    description:
      "`exact` hetzelfde woord, `stem` een andere vorm, `compound` een samenstelling met het woord, `part` een deel van het woord, `typing` op een typefout na, `akin` begint hetzelfde",
  }),
  in: z.enum(["title", "text"]),
});
export type Why = z.infer<typeof Why>;

export const SearchHit = z
  .object({
    type: z.string().meta({ example: "publication" }),
    id: z.string(),
    title: z.string(),
    titleMarks: Marks,
    snippet: z.string().meta({ description: "Een stuk van de tekst om het eerste gevonden woord heen" }),
    snippetMarks: Marks,
    why: z.array(Why).meta({ description: "Waarom dit gevonden is, per woord van de vraag dat erin voorkomt" }),
    themes: z.array(Theme),
    phases: z.array(z.enum(phases)),
    gemeente: z.string().optional().meta({ description: "Code van de gemeente, waar die openbaar is", example: "GM0307" }),
    updatedAt: z.string(),
  })
  .meta({ id: "SearchHit" });
export type SearchHit = z.infer<typeof SearchHit>;

export const SearchAnswer = z
  .object({
    hits: z.array(SearchHit).meta({ description: "Inzendingen, de beste eerst" }),
    areas: z
      .array(
        z
          .object({
            code: z.string(),
            name: z.string(),
            level: ProfileLevel.exclude(["region"]),
            gemeente: z.string().optional(),
          })
          .meta({ id: "SearchArea" }),
      )
      .meta({ description: "Nederland en provincies die zo heten, en dan gebieden, de beste eerst" }),
    indicators: z.array(z.object({ id: z.string(), name: z.string(), theme: Theme }).meta({ id: "SearchIndicator" })),
    numberMatched: z.number().int().meta({ description: "Inzendingen die passen" }),
    numberReturned: z.number().int(),
    isMore: z
      .boolean()
      .meta({ description: "Er kunnen er meer zijn dan `numberMatched`: een woord staat in heel veel inzendingen" }),
    loose: z.boolean().meta({ description: "Niets had alle woorden: dit is wat er de meeste van heeft" }),
    missing: z.array(z.string()).meta({ description: "Woorden die nergens in staan" }),
    suggestion: z.string().optional().meta({ description: "Wat waarschijnlijk bedoeld is, zonder de typefout" }),
    next: z.string().optional().meta({ description: "Adres van de volgende bladzijde" }),
  })
  .meta({ id: "SearchAnswer" });
export type SearchAnswer = z.infer<typeof SearchAnswer>;
