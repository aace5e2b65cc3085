/** Practice examples for an area: about what was asked, and of areas that are like it, each with why it stands there. */
import type { FittingExample } from "#data/entries/examples.ts";
import type { StructureId } from "#data/indicators/structure.ts";
import type { PublicEntryContent, PublicRecord } from "#data/schema/record.ts";
import { type AreaRef, areasAround, findArea } from "../published/areas.ts";
import type { PublishedSet } from "../published/published-set.ts";
import { likenessTo } from "../published/structure.ts";
import { remembered } from "../store/cache.ts";
import type { Db } from "../store/database.ts";
import { readPublicEntries } from "../store/entries/public-entries.ts";
import { eachPublicEntry } from "../store/entries/public-stream.ts";

const type = "example";
/** More than this are not weighed: the oldest stay out. */
const mostWeighed = 5_000;

/** What of an example is weighed. */
interface Weighed {
  id: string;
  areas: readonly string[];
  themes: readonly string[];
  phases: readonly string[];
}

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);

/** Of all that are public; remembered until something is committed. */
const weighedOf = (db: Db): Promise<Weighed[]> =>
  remembered(db, "examples to weigh", async () => {
    const found: Weighed[] = [];
    for await (const { id, content } of eachPublicEntry(db, { types: [type] }))
      found.push({ id, areas: textsOf(content.areas), themes: textsOf(content.themes), phases: textsOf(content.phases) });
    return found.slice(-mostWeighed);
  });

export interface FittingQuestion {
  themes?: readonly string[] | undefined;
  phases?: readonly string[] | undefined;
  limit: number;
}

type Why = Omit<FittingExample, "entry">;

/** Of each of its areas how alike it is; the best of them counts. */
function whyOf(set: PublishedSet, ref: AreaRef, code: string): (example: Weighed, asked: FittingQuestion) => Why {
  const around = new Set(areasAround(set, ref));
  const alike = likenessTo(set, code);
  const known = new Map<string, Pick<Why, "area" | "here" | "distance" | "alike">>();
  const about = (area: string) => {
    const before = known.get(area);
    if (before) return before;
    const other = findArea(set, area);
    const here = around.has(area) || (other !== undefined && areasAround(set, other).includes(code));
    const likeness: { distance: number; alike: StructureId[] } | undefined = here ? { distance: 0, alike: [] } : alike(area);
    const made = { area, here, ...(likeness ? { distance: likeness.distance } : {}), alike: likeness?.alike ?? [] };
    known.set(area, made);
    return made;
  };
  return ({ areas, themes, phases }, asked) => {
    const [best = { here: false, alike: [] }] = areas.map(about).sort((a, b) => away(a) - away(b));
    return {
      ...best,
      themes: (asked.themes ?? []).filter((theme) => themes.includes(theme)),
      phases: (asked.phases ?? []).filter((phase) => phases.includes(phase)) as Why["phases"],
    };
  };
}

/** What cannot be told comes last, but for what is about the area itself. */
const away = ({ here, distance }: Pick<Why, "here" | "distance">): number => (here ? -1 : (distance ?? Number.POSITIVE_INFINITY));
/** A theme and a phase weigh the same: about one of those asked or not. */
const fits = ({ themes, phases }: Why): number => Number(themes.length > 0) + Number(phases.length > 0);

/** What fits the question best first, then by likeness; otherwise in order of making. Takes an area of this set. */
export async function fittingExamples(
  db: Db,
  set: PublishedSet,
  code: string,
  asked: FittingQuestion,
): Promise<{ examples: (Why & { entry: PublicRecord })[]; numberMatched: number }> {
  const ref = findArea(set, code);
  const weighed = await weighedOf(db);
  if (!ref) return { examples: [], numberMatched: weighed.length };
  const why = whyOf(set, ref, code);
  const chosen = weighed
    .map((example) => ({ id: example.id, why: why(example, asked) }))
    .sort((a, b) => fits(b.why) - fits(a.why) || (away(a.why) === away(b.why) ? 0 : away(a.why) - away(b.why)))
    .slice(0, asked.limit);
  const entries = new Map<string, PublicRecord<PublicEntryContent>>();
  const ids = chosen.map(({ id }) => id);
  for await (const entry of readPublicEntries(db, ids)) entries.set(entry.id, entry);
  const examples = chosen.flatMap((one) => {
    const entry = entries.get(one.id);
    return entry ? [{ entry, ...one.why }] : [];
  });
  return { examples, numberMatched: weighed.length };
}
