/** What waits for a judgement, and what somebody made: within the reach of who asks, counted per state. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { InitiativeFilter } from "#data/schema/initiative-filter.ts";
import { type Actor, scopesOf } from "#data/schema/permission.ts";
import { type QueueEntry, QueueList, queueStates } from "#data/schema/queue.ts";
import type { InitiativeRecord } from "#data/schema/record.ts";
import { requireActor } from "../../auth/identity.ts";
import type { Living } from "../../entries/living-data.ts";
import { liesIn } from "../../entries/similar.ts";
import { viewOf } from "../../entries/working-view.ts";
import { originsOf } from "../../store/initiatives/batches.ts";
import { listQueue, namesOf, readCursor, returnsOf } from "../../store/initiatives/queue.ts";
import { apiRoutes, badRequest, ok } from "../openapi/openapi.ts";
import { denied } from "../openapi/working-version.ts";

/** Instead of the id of an organisation: what has none. */
const none = "geen";

const Query = InitiativeFilter.extend({
  organisation: z
    .string()
    .max(64)
    .optional()
    .openapi({ description: `Id van een organisatie, of \`${none}\`` }),
  state: z.enum(queueStates).optional().openapi({ description: "Stand; `returned` is een concept dat is teruggestuurd" }),
  whose: z.enum(["mine", "all"]).default("all").openapi({ description: "Alleen wat je zelf maakte, of alles waar je bij mag" }),
  limit: z.coerce.number().int().min(1).max(100).default(25).openapi({ description: "Hoogste aantal in het antwoord" }),
  after: z
    .string()
    .max(80)
    .refine((text) => readCursor(text) !== undefined, "must come from `next`")
    .optional()
    .openapi({ description: "Waar de bladzijde begint; staat in `next`" }),
});
const list = createRoute({
  method: "get",
  path: "/queue",
  operationId: "listQueue",
  tags: ["Werkversies"],
  summary: "De wachtrij: wat er het langst ligt komt eerst",
  description: "Wat is ingediend of teruggestuurd komt met het oudste eerst; al het andere met het nieuwste eerst.",
  request: { query: Query },
  responses: {
    200: ok(QueueList, "Een bladzijde"),
    ...badRequest,
    ...denied,
  },
});

export function queueRoutes({ db, identify }: Living): OpenAPIHono {
  return apiRoutes().openapi(list, async (c) => {
    const actor = await requireActor(identify, c.req.raw);
    const { state, whose, after, limit, organisation, ...query } = c.req.valid("query");
    const home = organisation === none ? { homeless: true } : { organisation };
    const filter = { ...query, ...home, state, createdBy: whose === "mine" ? actor.id : undefined };
    const exactWithin = scopesOf(actor, "initiative.readInternal");
    const oldestFirst = state === "submitted" || state === "returned";
    const found = await listQueue(
      db,
      scopesOf(actor, "initiative.read"),
      { ...filter, exactWithin },
      { after, limit, oldestFirst },
    );
    const people = found.items.flatMap(({ createdBy, submittedBy }) => [createdBy, submittedBy]);
    const names = await namesOf(db, people);
    const drafts = found.items.filter((one) => one.state === "draft").map(({ id }) => id);
    const returns = await returnsOf(db, drafts);
    const origins = await originsOf(
      db,
      found.items.map(({ id }) => id),
    );
    const entries = found.items.map((record) => ({
      ...entryOf(record, actor, names, returns.get(record.id)),
      origin: origins.get(record.id),
    }));
    const next = found.next && `/api/v1/queue?${new URLSearchParams({ ...c.req.query(), after: found.next })}`;
    return c.json({ entries, counts: found.counts, ...(next ? { next } : {}) }, 200);
  });
}

function entryOf(
  found: InitiativeRecord,
  actor: Actor,
  names: ReadonlyMap<string, string>,
  returned: QueueEntry["returned"],
): QueueEntry {
  const record = viewOf(actor, found);
  const { id, version, state, organisation, createdAt, updatedAt, content, steps, selfApproved } = record;
  const { title, kind, themes, lifecycle } = content;
  const who = (person: string | undefined) => person && { id: person, name: names.get(person) };
  return {
    id,
    version,
    state: returned ? "returned" : state,
    public: record.public,
    organisation,
    title,
    kind,
    themes,
    lifecycle,
    placed: liesIn(record),
    createdAt,
    updatedAt,
    createdBy: who(record.createdBy) || undefined,
    submittedBy: who(record.submittedBy) || undefined,
    returned,
    ...(record.public && selfApproved ? { selfApproved } : {}),
    steps,
  };
}
