/** Organisations: who does it, and to whom members and initiatives belong. */
import { z } from "zod";
import { Link, typed } from "./text.ts";

export const organisationKinds = [
  "gemeente",
  "corporatie",
  "zorg",
  "welzijn",
  "onderwijs",
  "politie",
  "bewoners",
  "ondernemer",
  "kennisinstituut",
  "ministerie",
  "fonds",
] as const;

export const Organisation = z.strictObject({
  name: typed(2, 160),
  kind: z.enum(organisationKinds),
  website: Link.optional(),
});
export type Organisation = z.infer<typeof Organisation>;
