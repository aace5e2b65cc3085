/** How a table is read: which column becomes what, which word means what, and what happens with rows that do not fit. */
import { z } from "zod";
import { choiceFields, importFields } from "./import-fields.ts";
import { precisions } from "./initiative.ts";

/** In which state the entries come in; `landing` in settings and answers. */
export const importStates = ["draft", "submitted", "published"] as const;
export type ImportState = (typeof importStates)[number];

const Words = z
  .record(z.string().max(200), z.string().max(60))
  .refine((words) => Object.keys(words).length <= 500, "too many words");

export const ImportSettings = z.strictObject({
  /**
   * A text for each field that is filled, in which `{Column}` stands for a cell and `{One|Other}` for the first that is not
   * empty; `[, {Column}]` is left out when its cell is empty.
   */
  fields: z.partialRecord(z.enum(importFields), z.string().max(1000)),
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
