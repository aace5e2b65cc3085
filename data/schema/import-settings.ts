/** How a table is read: which column becomes what, which word means what, and what happens with rows that do not fit. */
import { z } from "zod";
import { durations, evidenceLevels, fundingStatuses, payers, precisions, targetGroups } from "./initiative.ts";
import { initiativeThemes, kinds, lifecycles, phases } from "./initiative-filter.ts";

/** What a column of somebody's table can become in an initiative, the same for the shell, the server and the screen. */
export const importFields = [
  "title",
  "summary",
  "kind",
  "themes",
  "phase",
  "lifecycle",
  "longitude",
  "latitude",
  "area",
  "address",
  "street",
  "number",
  "postcode",
  "city",
  "from",
  "to",
  "targetGroups",
  "reach",
  "regular",
  "evidence",
  "party",
  "contactName",
  "contactEmail",
  "contactPhone",
  "openingHours",
  "openingNote",
  "takePart",
  "funder",
  "amount",
  "fundingStatus",
  "payer",
  "duration",
  "link",
  "source",
  "licence",
  "key",
] as const;
export type ImportField = (typeof importFields)[number];

/** Without these there is no whole initiative; a place comes from a geometry, from two numbers or from the code of an area. */
export const requiredFields: readonly ImportField[] = ["title", "summary", "kind", "themes", "phase", "lifecycle"];

const yesNo = ["ja", "nee"] as const;

/** Fields that hold one of a few words, or some of them. */
export const choiceFields = {
  kind: kinds,
  themes: initiativeThemes,
  phase: phases,
  lifecycle: lifecycles,
  targetGroups,
  regular: yesNo,
  evidence: evidenceLevels,
  fundingStatus: fundingStatuses,
  payer: payers,
  duration: durations,
} as const satisfies Partial<Record<ImportField, readonly string[]>>;
export type ChoiceField = keyof typeof choiceFields;

export const isChoice = (field: ImportField): field is ChoiceField => Object.hasOwn(choiceFields, field);
/** Several words in one cell, with a comma or semicolon between them. */
export const isSeveral = (field: ImportField): boolean => field === "themes" || field === "targetGroups";

/** In which state the entries come in; `landing` in settings and answers. */
export const importStates = ["draft", "submitted", "published"] as const;
export type ImportState = (typeof importStates)[number];

const Words = z
  .record(z.string().max(200), z.string().max(60))
  .refine((words) => Object.keys(words).length <= 500, "too many words");

export const ImportSettings = z.strictObject({
  /** Type of the entries that the rows become. */
  type: z.string().max(40).default("initiative"),
  /**
   * A text for each field that is filled, in which `{Column}` stands for a cell and `{One|Other}` for the first that is not
   * empty; `[, {Column}]` is left out when its cell is empty.
   */
  fields: z.partialRecord(z.enum(importFields), z.string().max(1000)),
  /** The same of the fields of another type than initiatives, by their names; where none is named, the headings of the columns say it. */
  own: z
    .record(z.string().max(60), z.string().max(1000))
    .refine((fields) => Object.keys(fields).length <= 100, "too many fields")
    .optional(),
  /**
   * Name of the list that the rows come from: a row is known again by its id in this list. Without it the server takes what the file
   * calls itself.
   */
  list: z.string().trim().max(120).optional(),
  /** Of choices: what is found in the file, and the word it means here; "" is an empty cell. */
  values: z.partialRecord(z.enum(Object.keys(choiceFields) as [keyof typeof choiceFields]), Words).default({}),
  /** Id of the organisation they belong to. */
  organisation: z.string().max(64).optional(),
  precision: z.enum(precisions).default("exact"),
  /** Rows with an address and no place are looked up, at the service that the form asks too. */
  addresses: z.boolean().default(false),
  landing: z.enum(importStates).default("draft"),
  /** Who publishes rows of their own names that nobody else judges them. */
  selfApproved: z.boolean().default(false),
  /** Rows with a fault stay behind; without it nothing is saved while there is one. */
  skipFaulty: z.boolean().default(false),
  /** Also what seems to be here already. */
  withDoubles: z.boolean().default(false),
});
export type ImportSettings = z.infer<typeof ImportSettings>;
/** The part that is guessed from a file. */
export type Mapping = Pick<ImportSettings, "fields" | "values" | "list">;
