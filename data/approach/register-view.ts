/** What of registers and of the matrix stands in the address of their pages. Light: the first view of the map reads its address with it. */
import { z } from "zod";

/** A parameter that cannot be read falls back to its default. */
const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

export const RegisterView = z.object({
  /** By month or along the years; default a list. */
  show: lenient(z.enum(["kalender", "tijdas"])),
  standing: lenient(z.string().regex(/^[a-zA-Z]{2,20}$/)),
  /** By their end; default what is not over. */
  ends: lenient(z.enum(["all", "year", "overdue", "none"])),
  /** Is a party of residents in it? */
  residents: lenient(z.enum(["true", "false"])),
  /** Of the matrix: what its rows and columns are where that is not the usual, and which kind of cell its rows have. */
  rows: lenient(z.literal("organisation")),
  across: lenient(z.literal("ministry")),
  cell: lenient(z.enum(["unknown", "empty", "one", "more"])),
  /** The order of its rows: a column, with `count-` before it by what is done there; of the programme with `-` before it from high to low. */
  order: lenient(z.string().regex(/^(count-|-)?[a-z]{2,20}$/)),
  /** Of the programme: ids of its indicators with commas between them, and the column that its map shows. */
  figures: lenient(z.string().regex(/^[a-z][a-z0-9-]*(,[a-z][a-z0-9-]*){0,2}$/)),
  colour: lenient(z.enum(["phase", "money", "themes", "phases", "agenda", "first", "second", "third"])),
});
