/**
 * Where need and reach miss each other, computed by the kernel of the page in a thread with an end to it, once per question and state of
 * the data. It is the same for everybody: gemeenten whose wijkteam looks first are withheld from whoever asks, signed in or not.
 */
import { hash } from "node:crypto";
import { sourceOf } from "#data/indicators/figure-source.ts";
import { sharesOfPeople } from "#data/indicators/need.ts";
import { type NeedFault, readNeed, themeOfNeed } from "#data/indicators/read-need.ts";
import { readRegion, regionFaults, writeRegion } from "#data/region/region.ts";
import { type ChoroplethLevel, isPutTogether, isRegionCode } from "#data/schema/area.ts";
import { today } from "#data/schema/day.ts";
import { GapQuestion, mostNeedParts } from "#data/schema/gap.ts";
import { inhabitants } from "#data/spatial/per-thousand.ts";
import { completenessFor } from "../entries/completeness.ts";
import { licenceUnnamed } from "../entries/export/columns.ts";
import type { Living } from "../entries/living-data.ts";
import type { SupplyBytes } from "../entries/supply.ts";
import type { FileContent } from "../http/content.ts";
import { type Fault, Problem } from "../http/errors.ts";
import { findArea } from "../published/areas.ts";
import { columnEntry } from "../published/indicator-values.ts";
import type { Library, PublishedSet } from "../published/published-set.ts";
import { requireRegion } from "../published/region.ts";
import { answerCache, remembered } from "../store/cache.ts";
import { publicRevision } from "../store/revision.ts";
import { contentOfAnswer, initiativeSource } from "./analyses.ts";
import type { GapAreaTask } from "./thread-task.ts";

/** As it stands in an address, each part judged by itself; the rest of the question is judged against what is published. */
export interface GapAsked {
  written: Omit<GapQuestion, "need" | "within"> & { need: string; area?: readonly string[] | undefined };
  form: "json" | "csv";
  /** Where browsers find us. */
  origin: string;
}
type Within = (make: () => Promise<FileContent>) => Promise<FileContent>;

export interface GapAnalysis {
  /** `within` is what a new answer is made in: what is kept costs nobody anything. Throws a Problem that names every fault. */
  find(asked: GapAsked, within: Within): Promise<FileContent>;
}

/** Answers that are kept, and the largest of them in bytes. */
const most = { answers: 8, bytes: 20_000_000 };

interface Sources {
  library: Library;
  living: Living;
  supply: SupplyBytes;
}

export function openGapAnalysis({ library, living, supply }: Sources, headers: Record<string, string>): GapAnalysis {
  const keep = answerCache<FileContent>(most.answers, ({ identity }) => identity.bytes.length <= most.bytes);
  return {
    async find(asked, within) {
      const [set, now] = [library.current(), living.now()];
      const question = gapQuestion(set, asked.written);
      // What nobody in particular may see.
      const completeness = await completenessFor(living.db, set, undefined, now);
      const revision = await remembered(living.db, "revision", () => publicRevision(living.db));
      const state = `${set.manifest.generation} ${today(now)} ${revision} ${hash("sha256", completeness)}`;
      const key = JSON.stringify({ ...asked, written: question });
      const find = () =>
        keep(state, key, async () => {
          const { identity } = await supply.find(set, now, (make) => make());
          const from = provenanceOf(set, question, asked.origin, today(now));
          const figures = figuresOf(set, question, await partsOf(set, question));
          const task = { ...figures, supply: identity.bytes, completeness, form: asked.form, from };
          return contentOfAnswer(task, "kansen", headers);
        });
      return keep.has(state, key) ? find() : within(find);
    },
  };
}

const origin = /^herkomst/;

function reasonOf(fault: NeedFault, level: ChoroplethLevel): string {
  if (fault.of === "unknown") return `${fault.word} is no indicator: see /api/v1/indicators`;
  const { id } = fault.indicator;
  if (fault.of === "level") return `${id} has no figures of level ${level}`;
  if (fault.of === "weight") return `the weight of ${id} must be a number from 0.25 to 4`;
  if (fault.of === "twice") return `${id} stands there twice`;
  if (fault.of === "many") return `${id} is one too many: at most ${mostNeedParts}`;
  if (origin.test(id)) return `${id} says where people come from: that is never a need`;
  return `${id} cannot be a need: it has no good direction, counts people or things, or is about who lives there`;
}

/** Of a theme those figures count that there are; of an own choice all that were named. Throws a Problem 400 with every fault. */
function gapQuestion(set: PublishedSet, { need, area = [], ...rest }: GapAsked["written"]): GapQuestion {
  const { parts, faults } = readNeed(need, rest.level, set.catalog.indicators);
  const reasons = themeOfNeed(need) ? [] : faults.map((fault) => reasonOf(fault, rest.level));
  if (parts.length === 0 && reasons.length === 0) reasons.push(`no figure of ${need} is published at level ${rest.level}`);
  const [first = "", ...more] = area;
  const isOne = isPutTogether(first) && more.length === 0;
  const region = isRegionCode(first) ? readRegion(first) : undefined;
  const unknown = isOne ? [] : area.filter((code) => !findArea(set, code)).map((code) => `${code} is no area`);
  if (typeof region === "string") unknown.push(`the region ${regionFaults[region]}`);
  const errors = [
    ...reasons.map((reason): Fault => ({ in: "query", name: "need", reason })),
    ...unknown.map((reason): Fault => ({ in: "query", name: "area", reason })),
  ];
  if (errors.length > 0) throw new Problem(400, "What is asked cannot be answered; see errors.", { errors });
  return GapQuestion.parse({ ...rest, within: typeof region === "object" ? [writeRegion(region)] : area, need: parts });
}

/** Codes of what an own region or a province is made of, by its code; empty for a question about areas. Rejects as `requireRegion`. */
async function partsOf(set: PublishedSet, { within: [code] }: GapQuestion): Promise<Record<string, string[]>> {
  if (code === undefined || !isPutTogether(code)) return {};
  const { parts } = await requireRegion(set, code);
  return { [code]: parts.map(({ level, row }) => set.areas[level].codes[row] ?? "") };
}

/** Everything of the task that is published. */
function figuresOf(
  set: PublishedSet,
  question: GapQuestion,
  parts: Record<string, string[]>,
): Omit<GapAreaTask, "supply" | "completeness" | "form" | "from"> {
  const { indicators, groups } = set.catalog;
  const { buurt, wijk, gemeente } = set.areas;
  const bytesOf = (file: string) => {
    const content = set.files.get(file);
    if (!content) throw new Error(`the published set has no ${file}, which its catalogue names`);
    return content.identity.bytes;
  };
  const newest = (id: string): Uint8Array | undefined => {
    const indicator = indicators.find((one) => one.id === id);
    const entry = indicator && columnEntry(indicator, "buurt", undefined);
    return entry && bytesOf(entry.file);
  };
  const living = newest(inhabitants);
  if (!living)
    throw new Problem(404, "This published set does not count the people of buurten: run the import again (npm run import).");
  const { codes, names } = set.areas[question.level];
  return {
    codes,
    names,
    inputs: {
      question,
      buurten: { codes: buurt.codes, parents: buurt.parents, gemeenten: buurt.gemeenten },
      wijken: { codes: wijk.codes },
      gemeenten: { codes: gemeente.codes },
      groups: {
        ...Object.fromEntries(
          groups.flatMap(({ areas }) => areas).map(({ id, members }) => [id, members.map(({ code }) => code)]),
        ),
        ...parts,
      },
    },
    need: columnsOf(set, question).map(({ indicator, entry, weight }) => ({
      figure: bytesOf(entry.file),
      about: { method: indicator.method, computed: entry.computed },
      higherIsBetter: indicator.polarity === "higherIsBetter",
      weight,
    })),
    inhabitants: living,
    shares: Object.fromEntries(
      sharesOfPeople.flatMap((id) => {
        const share = newest(id);
        return share ? [[id, share]] : [];
      }),
    ),
    places: bytesOf(set.manifest.places.buurt),
  };
}

/** The question names only what there is. */
const columnsOf = (set: PublishedSet, { need, level }: GapQuestion) =>
  need.flatMap(({ indicator: id, year, weight }) => {
    const indicator = set.catalog.indicators.find((one) => one.id === id);
    const entry = indicator && columnEntry(indicator, level, year);
    return entry ? [{ indicator, entry, weight }] : [];
  });

function provenanceOf(set: PublishedSet, question: GapQuestion, at: string, date: string): GapAreaTask["from"] {
  const { theme, unconfirmed } = question;
  const sources = columnsOf(set, question).flatMap(
    ({ indicator, entry }) => sourceOf(set.catalog.sources, indicator, entry) ?? [],
  );
  const once = (texts: readonly string[]) => [...new Set(texts)];
  return {
    filter: new URLSearchParams({ ...(theme ? { theme } : {}), ...(unconfirmed ? {} : { confirmed: "true" }) }).toString(),
    version: set.manifest.generation,
    source: once([initiativeSource(at), ...sources.map(({ title, publisher }) => `${title}, ${publisher}`)]).join("; "),
    licence: once([licenceUnnamed, ...sources.map(({ licence }) => licence)]).join(" "),
    date,
    explanation: `${at}/methode#kansen`,
  };
}
