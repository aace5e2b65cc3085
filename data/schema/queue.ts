/** Working versions as who judges them and who made them see them: shared by the API and the pages of beheer. */
import { z } from "zod";
import { InitiativeDraft } from "./initiative.ts";
import { Step, WorkflowState } from "./workflow.ts";

/** A draft that was sent back is no ordinary draft: somebody waits for its maker. */
export const queueStates = ["draft", "returned", "submitted", "published", "archived"] as const;
export type QueueState = (typeof queueStates)[number];

/** What made something that no person made: an import from the shell of the server. */
export const Origin = z.enum(["server"]);
export type Origin = z.infer<typeof Origin>;

/** Absent where it was made without an account; the name is absent when that person is gone. */
const Who = z.object({ id: z.string(), name: z.string().optional() });
const Lies = z.object({ buurt: z.string().optional(), wijk: z.string().optional(), gemeente: z.string().optional() });

export const QueueEntry = z.object({
  id: z.string(),
  version: z.number().int(),
  state: z.enum(queueStates),
  public: z.boolean(),
  organisation: z.string().optional(),
  ...InitiativeDraft.pick({ title: true, kind: true, themes: true, lifecycle: true }).shape,
  placed: Lies,
  createdAt: z.string(),
  updatedAt: z.string(),
  createdBy: Who.optional(),
  submittedBy: Who.optional(),
  /** Of what was made, where no person did. */
  origin: Origin.optional(),
  /** What is public was published by whoever wrote it, without a second pair of eyes. */
  selfApproved: z.boolean().optional(),
  /** Why it was sent back, for who has to do something about it. */
  returned: z.object({ at: z.string(), reason: z.string(), name: z.string() }).optional(),
  steps: z.array(Step),
});
export type QueueEntry = z.infer<typeof QueueEntry>;

const count = z.number().int();
export const QueueList = z.object({
  entries: z.array(QueueEntry),
  counts: z.object({ draft: count, returned: count, submitted: count, published: count, archived: count }),
  /** Address of the next page. */
  next: z.string().optional(),
});

/** The server has judged it: what is older than the rules of today is still read, and corners are not judged again in a browser. */
export const Content = z.custom<InitiativeDraft>((value) => typeof value === "object" && value !== null && "title" in value);

/** One working version, as far as the pages of beheer look at it. */
export const WorkingVersion = z.object({
  id: z.string(),
  version: count,
  state: WorkflowState,
  organisation: z.string().optional(),
  createdBy: z.string().optional(),
  createdAt: z.string(),
  updatedAt: z.string(),
  submittedBy: z.string().optional(),
  /** Ids of people; the own one where it counts as one's own. */
  writtenBy: z.array(z.string()),
  selfApproved: z.boolean(),
  public: z.boolean(),
  content: Content,
  /** Fields that are not for who asks; they are absent from the contents. */
  hidden: z.array(z.string()),
  placed: Lies.extend({ areas: z.array(z.string()) }),
  steps: z.array(Step),
});
export type WorkingVersion = z.infer<typeof WorkingVersion>;

export const Similar = z.object({
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
});
export type Similar = z.infer<typeof Similar>;

export const Happened = z.object({
  version: count,
  at: z.string(),
  actor: z.string().optional(),
  name: z.string().optional(),
  origin: Origin.optional(),
  step: z.string(),
  reason: z.string().optional(),
  state: WorkflowState,
  selfApproved: z.boolean(),
  changes: z.array(z.object({ field: z.string(), from: z.unknown().optional(), to: z.unknown().optional() })),
});
export type Happened = z.infer<typeof Happened>;
