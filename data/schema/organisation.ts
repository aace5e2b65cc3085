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

/** As everybody sees it. A website is only read: the rules for links may have been others when it was kept. */
export const ShownOrganisation = z
  .object({
    ...Organisation.shape,
    website: z.string().optional(),
    id: z.string(),
    version: z.number().int(),
    selfApproved: z.literal(true).optional(),
    changedAt: z.string().optional(),
  })
  .meta({
    id: "Organisation",
    description: "`selfApproved`: de laatste verandering werd meteen openbaar, zonder tweede paar ogen",
  });
export type ShownOrganisation = z.infer<typeof ShownOrganisation>;

export const OrganisationList = z.object({ organisations: z.array(ShownOrganisation) });
