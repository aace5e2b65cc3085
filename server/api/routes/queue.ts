/** What waits for a judgement, and what somebody made: within the reach of who asks, counted per state. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { EntryFilter } from "#data/entries/public-entry.ts";
import { definitionOf } from "#data/entry-types/registry.ts";
import { freshnessLimits, today } from "#data/schema/day.ts";
import { waitKinds, whoseWork } from "#data/schema/initiative-filter.ts";
import { type Actor, may, scopesOf, workOf } from "#data/schema/permission.ts";
import { type QueueEntry, QueueList, queueStates, Work, WorkCounts, workDays, workParts } from "#data/schema/queue.ts";
import { type EntryRecord, subjectOf } from "#data/schema/record.ts";
import { requireActor } from "../../auth/identity.ts";
import type { Living } from "../../entries/living-data.ts";
import { liesIn } from "../../entries/similar.ts";
import { sortingOf } from "../../entries/sorting.ts";
import { typesAsked } from "../../entries/types-asked.ts";
import { endingDays, filtersOf, waitsForSomebody, waitsLongest, waitsOf } from "../../entries/work-parts.ts";
import { viewOf } from "../../entries/working-view.ts";
import type { Library } from "../../published/published-set.ts";
import { assignedTo } from "../../store/entries/assignments.ts";
import { originsOf } from "../../store/entries/batches.ts";
import { countUnread } from "../../store/entries/notifications.ts";
import {
  countQueue,
  countReported,
  listQueue,
  type Queue,
  type QueueFilter,
  readCursor,
  returnsOf,
} from "../../store/entries/queue.ts";
import { numbersOf } from "../../store/entries/work.ts";
import { namesOf } from "../../store/people.ts";
import { TypeParameter } from "../openapi/entry.ts";
import { apiRoutes, badRequest, ok, SortParameter } from "../openapi/openapi.ts";
import { denied } from "../openapi/working-version.ts";

/** All types without a word. */
const OfTypes = z.strictObject({ type: TypeParameter });

/** Instead of the id of an organisation: what has none. */
const none = "geen";

const Query = EntryFilter.extend({
  type: TypeParameter,
  organisation: z
    .string()
    .max(64)
    .optional()
    .openapi({ description: `Id van een organisatie, of \`${none}\`` }),
  state: z.enum(queueStates).optional().openapi({ description: "Stand; `returned` is een concept dat is teruggestuurd" }),
  whose: z
    .enum(whoseWork)
    .default("all")
    .openapi({ description: "Alleen wat je zelf maakte, ook wat van je team is, of alles waar je bij mag" }),
  waits: z
    .enum(waitKinds)
    .optional()
    .openapi({
      description: `Waar het op wacht: \`assigned\` op jou, want het is aan je toegewezen, \`judge\` op jouw oordeel, \`reported\` op antwoord op een melding, \`confirm\` op bevestiging, \`ending\` loopt af binnen ${workDays.ending} dagen, \`changed\` door anderen veranderd in de laatste ${workDays.changed} dagen; of het is \`public\` openbaar, of \`confirmed\` bevestigd in het laatste half jaar`,
    }),
  sort: SortParameter,
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
  description:
    "Wat is ingediend of teruggestuurd komt met het oudste eerst; al het andere met het nieuwste eerst; of zoals `sort` zegt.",
  request: { query: Query },
  responses: {
    200: ok(QueueList, "Een bladzijde"),
    ...badRequest,
    ...denied,
  },
});

const work = createRoute({
  method: "get",
  path: "/work",
  operationId: "getWork",
  tags: ["Werkversies"],
  summary: "Mijn werk: wat op je wacht, en de cijfers van je eigen werk",
  description: "Van alles staan de eerste paar erbij. De wachtrij geeft met dezelfde filters precies deze allemaal.",
  request: { query: OfTypes },
  responses: { 200: ok(Work, "Wat op je wacht"), ...badRequest, ...denied },
});

const counts = createRoute({
  method: "get",
  path: "/work/counts",
  operationId: "getWorkCounts",
  tags: ["Werkversies"],
  summary: "Hoeveel er op je wacht, en hoeveel berichten je nog niet las",
  request: { query: OfTypes },
  responses: { 200: ok(WorkCounts, "De twee aantallen"), ...badRequest, ...denied },
});

/** Of each part of "Mijn werk". */
const shownOfPart = 5;

export function queueRoutes({ db, identify, now }: Living, library: Library): OpenAPIHono {
  const routes = apiRoutes();
  routes.openapi(list, async (c) => {
    const actor = await requireActor(identify, c.req.raw);
    const { state, whose, waits, after, limit, sort, organisation, type, ...query } = c.req.valid("query");
    const home = organisation === none ? { homeless: true } : { organisation };
    const filter: QueueFilter = {
      ...query,
      types: type && typesAsked(type),
      ...home,
      state,
      createdBy: whose === "mine" ? actor.id : undefined,
      work: whose === "team" ? workOf(actor) : undefined,
      waits: waits && waitsOf(waits, actor, now()),
      exactWithin: scopesOf(actor, "entry.readInternal"),
    };
    const oldestFirst = [state, waits].some(waitsLongest);
    const sorting = sortingOf(library.current(), sort);
    const scopes = scopesOf(actor, "entry.read");
    const found = await listQueue(db, scopes, filter, { after, limit, oldestFirst, sorting });
    const reported = await countReported(db, scopes, filter, scopesOf(actor, "entry.edit"));
    const next = found.next && `/api/v1/queue?${new URLSearchParams({ ...c.req.query(), after: found.next })}`;
    const entries = await entriesOf(db, found, actor, now());
    return c.json({ entries, counts: found.counts, reported, ...(next ? { next } : {}) }, 200);
  });
  routes.openapi(counts, async (c) => {
    const actor = await requireActor(identify, c.req.raw);
    const filters = filtersOf(actor, now(), c.req.valid("query").type);
    let waiting = 0;
    for (const part of workParts.filter(waitsForSomebody))
      waiting += await countQueue(db, scopesOf(actor, "entry.read"), filters[part]);
    const unread = await countUnread(db, { person: actor.id, scopes: scopesOf(actor, "entry.read") });
    return c.json({ waiting, unread }, 200);
  });
  return routes.openapi(work, async (c) => {
    const actor = await requireActor(identify, c.req.raw);
    const at = now();
    const { type } = c.req.valid("query");
    const filters = filtersOf(actor, at, type);
    const scopes = scopesOf(actor, "entry.read");
    const parts: Work["parts"] = [];
    for (const part of workParts) {
      const oldestFirst = waitsLongest(part);
      const found = await listQueue(db, scopes, filters[part], { limit: shownOfPart, oldestFirst });
      parts.push({ part, count: countOf(found.counts, filters[part].state), entries: await entriesOf(db, found, actor, now()) });
    }
    const waiting = parts.reduce((sum, { part, count }) => sum + (waitsForSomebody(part) ? count : 0), 0);
    const numbers = await numbersOf(db, workOf(actor), {
      types: type && typesAsked(type),
      confirmed: { from: freshnessLimits(at).fading },
      ending: endingDays(at),
    });
    return c.json({ parts, waiting, numbers }, 200);
  });
}

const countOf = (counts: Queue["counts"], state: QueueFilter["state"]): number =>
  state === undefined ? Object.values(counts).reduce((sum, one) => sum + one, 0) : counts[state];

/** With the names of people, why something was sent back, and what made it where no person did. */
async function entriesOf(db: Living["db"], { items }: Queue, actor: Actor, at: string): Promise<QueueEntry[]> {
  const people = items.flatMap(({ createdBy, submittedBy }) => [createdBy, submittedBy]);
  const names = await namesOf(db, people);
  const drafts = items.filter((one) => one.state === "draft").map(({ id }) => id);
  const returns = await returnsOf(db, drafts);
  const ids = items.map(({ id }) => id);
  const origins = await originsOf(db, ids);
  const assigned = await assignedTo(db, { person: actor.id, entries: items });
  return items.map((record) => {
    const given = may(actor, "entry.edit", subjectOf(record)) ? assigned.get(record.id) : undefined;
    return {
      ...entryOf(record, actor, names, returns.get(record.id)),
      origin: origins.get(record.id),
      assigned: given && { ...given, overdue: given.until !== undefined && given.until < today(at) },
    };
  });
}

function entryOf(
  found: EntryRecord,
  actor: Actor,
  names: ReadonlyMap<string, string>,
  returned: QueueEntry["returned"],
): QueueEntry {
  const record = viewOf(actor, found);
  const { id, version, state, organisation, createdAt, updatedAt, content, steps, selfApproved } = record;
  const { kind, lifecycle } = definitionOf(record.type).listed(content);
  const { title, themes } = content;
  const who = (person: string | undefined) => person && { id: person, name: names.get(person) };
  return {
    id,
    type: record.type,
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
    verifiedOn: record.verifiedOn,
    endsOn: content.period?.to,
    reach: content.reach,
    returned,
    ...(record.public && selfApproved ? { selfApproved } : {}),
    steps,
  };
}
