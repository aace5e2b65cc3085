/** The areas of a list side by side, as a ministry looks at them: a row for each, and nothing that is an average or a sum over areas. */
import { z } from "zod";
import { checklistTemplates } from "../checklists/checklist.ts";
import { phases } from "../schema/initiative-filter.ts";
import { SeriesBreak, YearFigure } from "../schema/profile.ts";

/** Indicators beside each other. */
export const mostProgrammeIndicators = 3;
/** Safety (police), poverty (CBS) and livability (Leefbaarometer): what the national programme is named for, and all three have figures of focusgebieden. */
export const usualProgrammeIndicators = ["misdrijven-per-1000", "laag-inkomen", "leefbaarometer-score"] as const;

/** Entries that make up an approach: of the last change of them a row tells. */
export const programmeTypes = ["areaApproach", "agreement", "fundingLine", "checklist", "assessment"] as const;
export type ProgrammeType = (typeof programmeTypes)[number];

/** Which way it went since the oldest year that may be compared, or why that cannot be told. */
export const programmeWays = ["up", "down", "same", "rounding", "break", "oneYear", "absent"] as const;

const count = (description: string) => z.number().int().min(0).meta({ description });
const day = (description: string) => z.iso.date().optional().meta({ description });

const AgreementCounts = z
  .object({
    kept: count("Nagekomen"),
    notKept: count("Niet nagekomen"),
    lapsed: count("Vervallen"),
    open: count("Nog niet afgelopen"),
    overdue: count("Daarvan over tijd: de laatste dag is voorbij en niemand zei hoe het ging"),
    unsaid: count("Van initiatieven die zijn beëindigd: niemand zei hoe het ging"),
  })
  .meta({ description: "Alle afspraken in het gebied, ook die in initiatieven staan" });
export type AgreementCounts = z.infer<typeof AgreementCounts>;

const MoneyRunning = z
  .object({
    lines: count("Alle regels van geld in het gebied die geen deel zijn van een andere; 0 is onbekend, niet geen geld"),
    running: count("Daarvan lopen er nu"),
    ongoing: count("Daarvan komen elk jaar terug, zonder einde"),
    endUnknown: count("Daarvan tijdelijk, zonder dat iemand het einde zei"),
    later: count("Regels die nog beginnen"),
    until: day("Laatste dag van het geld dat nu loopt, van de regels met een einde"),
    ended: day("Laatste dag van geld dat is afgelopen"),
  })
  .meta({ description: "Tot wanneer er geld loopt" });
export type MoneyRunning = z.infer<typeof MoneyRunning>;

const ThemeKinds = z
  .object({
    unknown: count("Thema's waarvan niets bekend is"),
    empty: count("Thema's zonder iets, waarvan iemand zegt dat alles is ingevoerd"),
    one: count("Thema's met één bevestigd initiatief"),
    more: count("Thema's met meer bevestigde initiatieven"),
  })
  .meta({ description: "De acht cellen van `/theme-matrix`, geteld naar soort" });

const ProgrammeChecklist = z.object({
  template: z.enum(checklistTemplates),
  done: count("Punten die gedaan zijn"),
  bare: count("Daarvan zonder dat iemand zei waar dat uit blijkt"),
  total: count("Punten die hier spelen, in de nieuwste uitgave"),
  edition: z.string().optional().meta({ description: "Uitgave waarin het is ingevuld" }),
  day: z.iso.date().meta({ description: "Dag van de laatste wijziging" }),
});
export type ProgrammeChecklist = z.infer<typeof ProgrammeChecklist>;

const ProgrammeTrend = z
  .object({
    way: z.enum(programmeWays).meta({
      description:
        "Omhoog, omlaag, gelijk zoals het er staat, minder dan de afronding; of waarom het niet te zeggen is: een breuk, één jaar, geen cijfer",
    }),
    start: YearFigure.optional().meta({ description: "Het oudste cijfer waarmee het nieuwste te vergelijken is" }),
    better: z
      .boolean()
      .optional()
      .meta({ description: "Of die kant gunstig is; ontbreekt als het cijfer niet goed of slecht is" }),
    breaks: z.array(SeriesBreak).optional(),
  })
  .meta({ description: "Verandering; zegt niet waardoor" });
export type ProgrammeTrend = z.infer<typeof ProgrammeTrend>;

export const ProgrammeFigure = YearFigure.extend({ indicator: z.string(), trend: ProgrammeTrend });
export type ProgrammeFigure = z.infer<typeof ProgrammeFigure>;

export const ProgrammeRow = z
  .object({
    code: z.string(),
    name: z.string(),
    gemeenten: z.array(z.string()).meta({ description: "Namen van de gemeenten waar het in ligt" }),
    phase: z.enum(phases).optional().meta({ description: "Ontbreekt als niemand een fase invulde" }),
    since: day("Sinds wanneer die fase"),
    agreements: AgreementCounts,
    money: MoneyRunning,
    themes: ThemeKinds,
    checklists: z.array(ProgrammeChecklist).meta({ description: "Een lijst die niemand invulde, ontbreekt" }),
    figures: z.array(ProgrammeFigure).meta({ description: "Een indicator zonder cijfers op deze schaal ontbreekt" }),
    changed: z
      .object({ day: z.iso.date(), type: z.enum(programmeTypes) })
      .optional()
      .meta({ description: "Laatste wijziging van iets openbaars in het gebied dat bij de aanpak hoort" }),
  })
  .meta({ id: "ProgrammeRow" });
export type ProgrammeRow = z.infer<typeof ProgrammeRow>;

const Sketch = z
  .object({
    width: z.number().int(),
    height: z.number().int(),
    land: z.string().meta({ description: "Nederland, als pad van SVG" }),
    places: z.array(z.object({ code: z.string(), x: z.number(), y: z.number() })),
  })
  .meta({ description: "Waar de gebieden liggen, voor een kleine kaart; ontbreekt waar geen grenzen zijn" });

export const Programme = z
  .object({
    day: z.iso.date(),
    list: z.string(),
    title: z.string().meta({ description: "Naam van de lijst" }),
    indicators: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        unit: z.string(),
        sources: z.array(z.string()).meta({ description: "Titel en uitgever van elke gebruikte bron" }),
      }),
    ),
    rows: z.array(ProgrammeRow),
    sketch: Sketch.optional(),
  })
  .meta({ id: "Programme", description: "De gebieden van een lijst naast elkaar; nooit een gemiddelde over gebieden" });
export type Programme = z.infer<typeof Programme>;

export const ProgrammeQuestion = z.strictObject({
  list: z.string().max(60).default("focusgebieden").meta({ description: "Naam van een gebiedengroep", example: "focusgebieden" }),
  indicators: z
    .string()
    .max(300)
    .transform((text) => [...new Set(text.split(",").filter((id) => id !== ""))])
    .refine((ids) => ids.length <= mostProgrammeIndicators, `must be at most ${mostProgrammeIndicators} indicators`)
    .optional()
    .meta({
      description: `Hoogstens ${mostProgrammeIndicators} indicatoren, met komma's ertussen; zonder keuze ${usualProgrammeIndicators.join(", ")}`,
      example: "laag-inkomen,misdrijven-per-1000",
    }),
});
export type ProgrammeQuestion = z.infer<typeof ProgrammeQuestion>;
