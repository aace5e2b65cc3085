/** Working versions as who judges them and who made them see them: shared by the API and the pages of beheer. */
import { z } from "zod";
import { initiativeThemes } from "./initiative-filter.ts";
import { Step, WorkflowState } from "./workflow.ts";

/** A draft that was sent back is no ordinary draft: somebody waits for its maker. */
export const queueStates = ["draft", "returned", "submitted", "published", "archived"] as const;
export type QueueState = (typeof queueStates)[number];

/** Days from now within which an entry counts as ending, and back from now in which a change counts as new. */
export const workDays = { ending: 90, changed: 7 };

/**
 * What made something that no person made: an import from the shell of the server, the system that takes over what the catalogue names,
 * or the one that brings the facts of the field (data/knowledge).
 */
export const Origin = z.enum(["server", "catalogue", "knowledge"]);
export type Origin = z.infer<typeof Origin>;

/** Absent where it was made without an account; the name is absent when that person is gone. */
const Who = z.object({ id: z.string(), name: z.string().optional() });
export const Lies = z.object({ buurt: z.string().optional(), wijk: z.string().optional(), gemeente: z.string().optional() });

export const QueueEntry = z
  .object({
    id: z.string(),
    version: z.number().int(),
    state: z.enum(queueStates),
    public: z.boolean(),
    organisation: z.string().optional(),
    /** Type of entry: see data/entry-types/registry.ts. */
    type: z.string(),
    title: z.string(),
    kind: z.string().optional(),
    themes: z.array(z.enum(initiativeThemes)).optional(),
    lifecycle: z.string().optional(),
    placed: Lies,
    createdAt: z.string(),
    updatedAt: z.string(),
    createdBy: Who.optional(),
    submittedBy: Who.optional(),
    /** Of what was made, where no person did. */
    origin: Origin.optional(),
    /** What is public was published by whoever wrote it, without a second pair of eyes. */
    selfApproved: z.boolean().optional(),
    /** Day of the last confirmation, and last day of its period. */
    verifiedOn: z.string().optional(),
    endsOn: z.string().optional(),
    /** People reached in a year. */
    reach: z.number().int().optional(),
    /** Why it was sent back, for who has to do something about it. */
    returned: z.object({ at: z.string(), reason: z.string(), name: z.string() }).optional(),
    /** To who asks: before or on which day, and by whom. */
    assigned: z.object({ until: z.string().optional(), overdue: z.boolean(), by: z.string().optional() }).optional(),
    steps: z.array(Step),
  })
  .meta({ id: "QueueEntry", description: "Het begin van een werkversie" });
export type QueueEntry = z.infer<typeof QueueEntry>;

const count = z.number().int();
export const QueueList = z.object({
  entries: z.array(QueueEntry),
  counts: z
    .object({ draft: count, returned: count, submitted: count, published: count, archived: count })
    .meta({ id: "QueueCounts", description: "Hoeveel er zijn in elke stand, met dezelfde filters" }),
  /** With the same filters, in every state: of how many somebody says that they are not right, for who may do something about it. */
  reported: count,
  /** Address of the next page. */
  next: z.string().optional(),
});

/** The parts of "Mijn werk", in their order: what is most urgent first. */
export const workParts = ["returned", "assigned", "judge", "reported", "confirm", "ending", "draft", "changed"] as const;
export type WorkPart = (typeof workParts)[number];

/** What waits for the person who asks, and what their own work and that of their team comes to. */
export const Work = z
  .object({
    parts: z.array(
      z.object({
        part: z.enum(workParts),
        count,
        /** The first few, what waits longest first; all of them are in the queue. */
        entries: z.array(QueueEntry),
      }),
    ),
    /** How many things somebody has to do something about: without drafts and without what others changed. */
    waiting: count,
    /** Of what is public. */
    numbers: z.object({
      public: count,
      /** Confirmed in the last half year. */
      confirmed: count,
      ending: count,
      /** People reached in a year, over those that say so. */
      reach: z.object({ people: count, known: count }),
      /** Those that there are, most first. */
      themes: z.array(z.object({ theme: z.enum(initiativeThemes), count })),
    }),
  })
  .meta({ id: "Work", description: "Wat op de vrager wacht, en de cijfers van het eigen werk" });
export type Work = z.infer<typeof Work>;

/** For the bar on every page: how many things wait for the person who asks, as in `Work`, and how many messages they have not read. */
export const WorkCounts = z.object({ waiting: count, unread: count }).meta({ id: "WorkCounts" });
export type WorkCounts = z.infer<typeof WorkCounts>;

export const Similar = z
  .object({
    id: z.string(),
    version: count,
    state: WorkflowState,
    public: z.boolean(),
    title: z.string(),
    themes: z.array(z.string()),
    placed: Lies,
    /** Absent where one of the two has no place on the map. */
    metres: z.number().optional(),
    /** How much the titles are alike, 0 to 1. */
    alike: z.number(),
  })
  .meta({ id: "Similar" });
export const SimilarList = z.object({ similar: z.array(Similar) });
export type Similar = z.infer<typeof Similar>;

const text = z.union([z.string(), z.number(), z.boolean()]);
/** The value of a field before or after a change, of any field. */
const FieldValue: z.ZodType<unknown> = z.union([text, z.array(z.unknown()), z.record(z.string(), z.unknown())]);

export const Happened = z
  .object({
    version: count,
    at: z.string(),
    actor: z.string().optional(),
    name: z.string().optional(),
    origin: Origin.optional(),
    step: z.string(),
    reason: z.string().optional(),
    state: WorkflowState,
    selfApproved: z.boolean(),
    changes: z.array(z.object({ field: z.string(), from: FieldValue.optional(), to: FieldValue.optional() })),
  })
  .meta({ id: "HistoryEvent" });
export type Happened = z.infer<typeof Happened>;

export const HistoryPage = z.object({ history: z.array(Happened), next: z.string().optional() });
