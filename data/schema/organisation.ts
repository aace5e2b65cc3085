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
    retired: z.literal(true).optional(),
    joinedInto: z.string().optional(),
  })
  .meta({
    id: "Organisation",
    description:
      "`selfApproved`: de laatste verandering werd meteen openbaar, zonder tweede paar ogen. `retired`: niet meer te kiezen; wat erbij hoort blijft. `joinedInto`: de organisatie waar zij in opging",
  });
export type ShownOrganisation = z.infer<typeof ShownOrganisation>;

/** May something new belong to it? */
export const isChoosable = ({ retired, joinedInto }: Pick<ShownOrganisation, "retired" | "joinedInto">): boolean =>
  retired === undefined && joinedInto === undefined;

const count = z.number().int();
export const OrganisationUses = z
  .object({ entries: count, public: count, people: count })
  .meta({ id: "OrganisationUses", description: "Hoeveel inzendingen, hoeveel daarvan openbaar, en hoeveel mensen erbij horen" });
export type OrganisationUses = z.infer<typeof OrganisationUses>;

/** Into which it goes, as that was when it was chosen. */
export const Joining = z.strictObject({
  into: z.strictObject({ id: z.string().max(64), version: z.number().int() }),
  selfApproved: z.literal(true).optional(),
});

export const OrganisationList = z.object({ organisations: z.array(ShownOrganisation) });
