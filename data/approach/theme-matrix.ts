/** What is done by area (or organisation) and theme (or ministry): need beside work, where nothing entered is not yet nothing done. */
import { z } from "zod";
import { choroplethLevels, longestRegion } from "../schema/area.ts";
import { type InitiativeTheme, initiativeThemes } from "../schema/initiative-filter.ts";

/** Ministries by what they answer for: an own concept. Two share social cohesion. */
export const ministries = ["bzk", "ocw", "szw", "vws", "jenv"] as const;
export type Ministry = (typeof ministries)[number];
export const ministriesOf: Record<InitiativeTheme, readonly Ministry[]> = {
  wonen: ["bzk"],
  leefomgeving: ["bzk"],
  onderwijs: ["ocw"],
  werk: ["szw"],
  armoede: ["szw"],
  gezondheid: ["vws"],
  veiligheid: ["jenv"],
  samenhang: ["vws", "bzk"],
};

export const matrixColumns = ["theme", "ministry"] as const;
export type MatrixColumns = (typeof matrixColumns)[number];
export const matrixRows = ["area", "organisation"] as const;
export type MatrixRows = (typeof matrixRows)[number];

/** Columns with the themes that each is about. */
export const columnThemes = (columns: MatrixColumns): { id: string; themes: readonly InitiativeTheme[] }[] =>
  columns === "theme"
    ? initiativeThemes.map((theme) => ({ id: theme, themes: [theme] }))
    : ministries.map((id) => ({ id, themes: initiativeThemes.filter((theme) => ministriesOf[theme].includes(id)) }));

/** `unknown`: nothing that is confirmed, and nobody says that this is all. `empty`: nothing, and somebody says so. */
export const cellKinds = ["unknown", "empty", "one", "more"] as const;
export type CellKind = (typeof cellKinds)[number];

const count = (description: string) => z.number().int().meta({ description });

export const ApproachCell = z
  .object({
    column: z.string().meta({ description: "Thema, of ministerie" }),
    kind: z.enum(cellKinds).meta({ description: "Onbekend, leeg, één of meer" }),
    initiatives: count("Lopende initiatieven die in het laatste half jaar zijn bevestigd"),
    unconfirmed: count("Andere lopende initiatieven"),
    reach: count("Mensen die de bevestigde initiatieven in een jaar bereiken, van wie het bekend is").nullable(),
    agreements: count("Afspraken die nog lopen"),
    fundingLines: count("Geldstromen die nog lopen"),
    need: z
      .number()
      .nullable()
      .meta({ description: "Opgave: in hoeveel procent van de vergeleken gebieden die lager is; null waar er geen cijfer is" }),
  })
  .meta({ id: "ApproachCell" });
export type ApproachCell = z.infer<typeof ApproachCell>;

export const ApproachRow = z
  .object({
    id: z.string().meta({ description: "Code van het gebied, of id van de organisatie" }),
    name: z.string(),
    whole: z.literal(true).optional().meta({ description: "Het gevraagde gebied zelf; de andere rijen zijn zijn delen" }),
    together: z
      .object({ partly: count("Delen die er maar voor een stuk in liggen; wat daar ligt, telt helemaal mee") })
      .optional()
      .meta({
        description:
          "Bij een eigen gebied of provincie: wat in een van de delen ligt, telt één keer. Zo'n gebied heeft geen opgave, want er zijn geen gebieden van zijn soort",
      }),
    against: z.enum(choroplethLevels).optional().meta({ description: "Waarmee de opgave is vergeleken" }),
    withheld: z.literal(true).optional().meta({
      description: "Het wijkteam van de gemeente kijkt eerst zelf: voor wie daar niet meekijkt is wat leeg is, onbekend",
    }),
    cells: z.array(ApproachCell),
  })
  .meta({ id: "ApproachRow" });
export type ApproachRow = z.infer<typeof ApproachRow>;

export const ApproachMatrix = z
  .object({
    day: z.iso.date(),
    rowsAre: z.enum(matrixRows),
    columnsAre: z.enum(matrixColumns),
    title: z.string().meta({ description: "Naam van de lijst of van het gebied" }),
    rows: z.array(ApproachRow),
    numberMatched: count("Hoeveel rijen er zijn; hoogstens zoveel staan er als er passen"),
    figures: z
      .array(
        z.object({
          against: z.enum(choroplethLevels),
          theme: z.string(),
          indicator: z.string(),
          year: z.number().int(),
          source: z.string(),
        }),
      )
      .optional()
      .meta({ description: "Waar de opgave uit bestaat; ontbreekt bij organisaties en ministeries" }),
  })
  .meta({ id: "ApproachMatrix", description: "Per gebied en thema: de opgave, en wat er gebeurt" });
export type ApproachMatrix = z.infer<typeof ApproachMatrix>;

/** Whole percents of areas in which a need is lower: never all of them, as it is of one itself. */
export const percentLower = (need: number): number => Math.min(99, Math.floor(need));

/** More rows than this nobody reads at once. */
export const mostMatrixRows = 150;

export const MatrixQuestion = z.strictObject({
  list: z
    .string()
    .max(60)
    .optional()
    .meta({ description: "Naam van een gebiedengroep; zonder lijst en gebied de focusgebieden", example: "focusgebieden" }),
  area: z.string().max(longestRegion).optional().meta({
    description: "Code van een gebied, provincie of eigen gebied: de rijen zijn het gebied zelf en zijn delen",
    example: "GM0307",
  }),
  parts: z
    .enum(["true", "false"])
    .optional()
    .meta({ description: "`false` laat de delen weg: dan is het gebied zelf de enige rij", example: "true" }),
  rows: z.enum(matrixRows).default("area"),
  columns: z.enum(matrixColumns).default("theme"),
});
export type MatrixQuestion = z.infer<typeof MatrixQuestion>;

/** What is counted of one kind of entry with exactly these themes. */
export interface ThemeCount {
  type: "initiative" | "agreement" | "fundingLine";
  themes: readonly string[];
  confirmed: boolean;
  count: number;
  /** Sum of the people that are reached, and of how many entries it is known. */
  reach: number;
  reachKnown: number;
}

/** One cell: of a column with several themes an entry counts once. `declared`: of each of these themes somebody says that all is entered. */
export function approachCellOf(
  column: { id: string; themes: readonly InitiativeTheme[] },
  counts: readonly ThemeCount[],
  { declared, need }: { declared: boolean; need: number | null },
): ApproachCell {
  const here = counts.filter(({ themes }) => column.themes.some((theme) => themes.includes(theme)));
  const sum = (of: readonly ThemeCount[], field: "count" | "reach" | "reachKnown") =>
    of.reduce((all, one) => all + one[field], 0);
  const ofType = (type: ThemeCount["type"]) => here.filter((one) => one.type === type);
  const confirmed = ofType("initiative").filter((one) => one.confirmed);
  const initiatives = sum(confirmed, "count");
  const unconfirmed = sum(ofType("initiative"), "count") - initiatives;
  const kind = initiatives > 0 ? (initiatives === 1 ? "one" : "more") : unconfirmed === 0 && declared ? "empty" : "unknown";
  return {
    column: column.id,
    kind,
    initiatives,
    unconfirmed,
    reach: sum(confirmed, "reachKnown") === 0 ? null : sum(confirmed, "reach"),
    agreements: sum(ofType("agreement"), "count"),
    fundingLines: sum(ofType("fundingLine"), "count"),
    need,
  };
}
