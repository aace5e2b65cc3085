/** One working version of an entry of any type, for whoever may see it: what it holds follows from its type. */
import { z } from "zod";
import { entryDefinitions, schemasOf } from "../entry-types/registry.ts";
import { fieldsAsRead } from "../schema/as-read.ts";
import { ReadGeometry } from "../schema/geometry.ts";
import { TakenOver } from "../schema/public-initiative.ts";
import { Lies } from "../schema/queue.ts";
import type { EntryContent } from "../schema/record.ts";
import { Step, WorkflowState } from "../schema/workflow.ts";

const count = z.number().int();
/** "publication" to "Publication", as the document names things. */
export const schemaName = (type: string, of = ""): string => `${type.charAt(0).toUpperCase()}${type.slice(1)}${of}`;

/** Asked when the document is made, when every type is known. */
function contentsAsRead(): z.ZodType<EntryContent> {
  // Loose: what fits more types than one is read as the first of them, and loses nothing.
  const contents = entryDefinitions().map((definition) =>
    z.looseObject(fieldsAsRead(schemasOf(definition).draft)).meta({ id: schemaName(definition.type, "Draft") }),
  );
  return z.union(contents).meta({
    id: "WorkingContent",
    description: "De inhoud van een werkversie, naar haar soort, zonder velden die niet voor de vrager zijn",
  }) as unknown as z.ZodType<EntryContent>;
}
let contents: z.ZodType<EntryContent> | undefined;
export const workingContent = (): z.ZodType<EntryContent> => (contents ??= contentsAsRead());

/** One working version, for whoever may see it. */
export const WorkingVersion = z
  .object({
    id: z.string(),
    /** Type of entry. */
    type: z.string(),
    version: count,
    state: WorkflowState,
    organisation: z.string().optional(),
    createdBy: z.string().optional(),
    createdAt: z.string(),
    updatedAt: z.string(),
    submittedBy: z.string().optional(),
    verifiedOn: z.string().optional(),
    takenOver: TakenOver.optional(),
    /** Ids of people; the own one where it counts as one's own. */
    writtenBy: z.array(z.string()),
    selfApproved: z.boolean(),
    public: z.boolean(),
    get content() {
      return workingContent();
    },
    /** Fields that are not for who asks; they are absent from the contents. */
    hidden: z.array(z.string()),
    placed: Lies.extend({
      areas: z.array(z.string()),
      /** What the public may see of the place. */
      shown: ReadGeometry.nullable(),
      told: Lies.extend({ areas: z.array(z.string()) }).optional(),
    }),
    steps: z.array(Step),
  })
  .meta({
    id: "WorkingVersion",
    description:
      "De inhoud met versie, stand, plaats en de stappen die de vrager nu kan doen. `hidden`: velden die niet voor de vrager zijn en er daarom niet in staan; wie bewaart zonder ze mee te sturen, laat ze zoals ze zijn. `writtenBy`: van wie de inhoud is. `selfApproved`: gepubliceerd zonder tweede paar ogen.",
  });
export type WorkingVersion = z.infer<typeof WorkingVersion>;

export const WorkingVersionList = z.object({
  workingVersions: z.array(WorkingVersion),
  numberMatched: count,
  /** Address of the next page. */
  next: z.string().optional(),
});
