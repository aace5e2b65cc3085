/** What of the register of agreements stands in the address of its page. Light: the first view of the map reads its address with it. */
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
});
