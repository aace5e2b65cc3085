/** What needs attention in an area, and in the areas of whoever is signed in. */
import {
  assessmentMonths,
  endingMonths,
  type OwnSignals,
  type SignalKind,
  type SignalList,
  seenBy,
  signalKinds,
  stillMonths,
} from "#data/approach/signals.ts";
import { isPutTogether } from "#data/schema/area.ts";
import { freshnessLimits, monthsAfter, monthsBefore, today } from "#data/schema/day.ts";
import { type Actor, scopesOf } from "#data/schema/permission.ts";
import { withheldFrom } from "../entries/completeness.ts";
import { findArea, requireArea, rowsOfList } from "../published/areas.ts";
import { regionAt } from "../published/places.ts";
import type { PublishedSet } from "../published/published-set.ts";
import { signalQueries } from "../store/approach/signal-queries.ts";
import type { SignalsWhere } from "../store/approach/signal-where.ts";
import type { Db } from "../store/database.ts";
import { listSavedRegions } from "../store/saved-regions.ts";
import { needyThemes } from "./needy-themes.ts";

export interface SignalRequest {
  /** Who asks; undefined is everybody. */
  actor: Actor | undefined;
  /** Now, UTC. */
  at: string;
  /** Of each kind. */
  limit: number;
  /** Absent: all. */
  kinds?: readonly SignalKind[] | undefined;
}

/** One kind after the other: a page that opens takes one connection and not ten. */
export async function signalsIn(
  db: Db,
  where: SignalsWhere,
  { actor, at, limit, kinds = signalKinds }: SignalRequest,
): Promise<SignalList> {
  const readable = scopesOf(actor, "entry.read");
  const day = today(at);
  const asked = {
    ...where,
    today: day,
    near: monthsAfter(day, endingMonths),
    confirmedFrom: freshnessLimits(at).fading,
    assessedFrom: monthsBefore(day, assessmentMonths),
    movedFrom: monthsBefore(day, stillMonths),
    readable,
    limit,
  };
  const found: SignalList["kinds"] = [];
  for (const kind of signalKinds) {
    if (!kinds.includes(kind) || (seenBy(kind) === "readers" && readable.length === 0)) continue;
    const { total, signals } = await signalQueries[kind](db, asked);
    if (total > 0) found.push({ kind, total, signals });
  }
  return { total: found.reduce((sum, { total }) => sum + total, 0), kinds: found };
}

const codesOf = async (set: PublishedSet, code: string): Promise<string[]> =>
  isPutTogether(code) ? (await regionAt(set, code)).parts.map(({ level, row }) => set.areas[level].codes[row] ?? "") : [code];

/** Of these those that are focusgebieden, and those in the gemeenten among them. */
function focusAreas(set: PublishedSet, areas: readonly string[]): string[] {
  const { group, gemeente } = set.areas;
  return rowsOfList(set, "focusgebieden").flatMap((row) => {
    const code = group.codes[row] ?? "";
    const around = gemeente.codes[group.gemeenten[row] ?? -1] ?? "";
    return areas.includes(code) || areas.includes(around) ? [code] : [];
  });
}

const placesOf = (
  set: PublishedSet,
  { areas, organisations }: Pick<SignalsWhere, "areas" | "organisations">,
  actor: Actor | undefined,
): SignalsWhere => ({
  areas,
  organisations,
  expected: focusAreas(set, areas),
  needy: (complete, lookingFirst) => needyThemes(set, { areas, complete, withheld: withheldFrom(set, actor, lookingFirst) }),
});

/** Rejects with a Problem 404 for what is no area, and 400 for what is no region. */
export async function signalsOfArea(db: Db, set: PublishedSet, code: string, request: SignalRequest): Promise<SignalList> {
  if (!isPutTogether(code)) requireArea(set, code);
  const areas = await codesOf(set, code);
  return signalsIn(db, placesOf(set, { areas, organisations: [] }, request.actor), request);
}

/** Areas of one person in one question. */
const mostOwn = 200;

/**
 * The areas that a role is limited to; of who has none of those the regions that they keep. What belongs to an organisation that a role
 * names is theirs wherever it lies.
 */
export async function ownPlaces(db: Db, set: PublishedSet, actor: Actor): Promise<SignalsWhere> {
  const { id, grants } = actor;
  const organisations = [...new Set(grants.flatMap(({ organisation }) => organisation ?? []))];
  const named = grants.flatMap(({ areas }) => areas ?? []);
  const kept = named.length > 0 || organisations.length > 0 ? [] : (await listSavedRegions(db, id)).map(({ code }) => code);
  const codes: string[] = [];
  // A region of an older division is of no area any more.
  for (const code of [...named, ...kept]) codes.push(...(await codesOf(set, code).catch(() => [])));
  const areas = [...new Set(codes)].filter((code) => findArea(set, code) !== undefined).slice(0, mostOwn);
  return placesOf(set, { areas, organisations }, actor);
}

export async function ownSignals(
  db: Db,
  set: PublishedSet,
  actor: Actor,
  request: Omit<SignalRequest, "actor">,
): Promise<OwnSignals> {
  const where = await ownPlaces(db, set, actor);
  const found = await signalsIn(db, where, { ...request, actor });
  return { ...found, areas: [...where.areas], organisations: [...where.organisations] };
}
