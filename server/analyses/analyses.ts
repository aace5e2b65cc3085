/**
 * Answers to questions about clusters, as finished bytes: computed once per question and state of the data, by the kernel of the page.
 * The same question over the same published set and the same initiatives gives everybody the same answer.
 */
import { sourceOf } from "#data/indicators/figure-source.ts";
import type { AnalysisQuestion, GroupQuestion, HexagonQuestion, HotSpotQuestion } from "#data/schema/analysis.ts";
import type { ColumnEntry, PublishedIndicator } from "#data/schema/catalog.ts";
import { today } from "#data/schema/day.ts";
import { InitiativeFilter } from "#data/schema/initiative-filter.ts";
import type { Provenance } from "#data/spatial/analysis-csv.ts";
import { countsPeople, inhabitants } from "#data/spatial/per-thousand.ts";
import { licenceUnnamed } from "../entries/export/columns.ts";
import type { Living } from "../entries/living-data.ts";
import type { PointBytes } from "../entries/points.ts";
import { contentOf, type FileContent } from "../http/content.ts";
import { Problem } from "../http/errors.ts";
import { columnEntry, requireIndicator } from "../published/indicator-values.ts";
import type { Library, PublishedSet } from "../published/published-set.ts";
import { type AnswerCache, answerCache, remembered } from "../store/cache.ts";
import { countByArea } from "../store/initiatives/area-counts.ts";
import { publicRevision } from "../store/revision.ts";
import { inThread } from "./in-thread.ts";
import type { ThreadTask } from "./thread-task.ts";

export interface AnalysisAsked<Q extends AnalysisQuestion> {
  question: Q;
  filter: InitiativeFilter;
  /** The filter as it was written: `theme=samenhang&area=GM0307`. */
  written: string;
  form: "json" | "csv";
  /** Where browsers find us. */
  origin: string;
}
type Within = (make: () => Promise<FileContent>) => Promise<FileContent>;

/** Answers that are kept, and the largest of them in bytes: a map full of small hexagons is made again. */
const most = { answers: 32, bytes: 4_000_000 };

export interface Analyses {
  /** `within` is what a new answer is made in: what is kept costs nobody anything. Throws a Problem. */
  ofPoints(asked: AnalysisAsked<HexagonQuestion | GroupQuestion>, within: Within): Promise<FileContent>;
  ofAreas(asked: AnalysisAsked<HotSpotQuestion>, within: Within): Promise<FileContent>;
}

interface AnalysisSources {
  library: Library;
  /** Absent, both, where only published data is served. */
  living: Living | undefined;
  points: PointBytes | undefined;
}

export function openAnalyses({ library, living, points }: AnalysisSources, headers: Record<string, string>): Analyses {
  const small = ({ identity }: FileContent) => identity.bytes.length <= most.bytes;
  const [ofInitiatives, ofFigures] = [answerCache(most.answers, small), answerCache(most.answers, small)];

  const kept = (keep: AnswerCache<FileContent>, state: string, asked: AnalysisAsked<AnalysisQuestion>, within: Within) => {
    const key = JSON.stringify(asked);
    return (make: () => Promise<ThreadTask>) => {
      const find = () => keep(state, key, async () => contentOfAnswer(await make(), names[asked.question.method], headers));
      return keep.has(state, key) ? find() : within(find);
    };
  };
  /** Which initiatives there are, and on which day: freshness and a day without a year depend on it. */
  const stateOf = async ({ db, now }: Living, set: PublishedSet) =>
    `${set.manifest.generation} ${today(now())} ${await remembered(db, "revision", () => publicRevision(db))}`;

  return {
    async ofPoints(asked, within) {
      if (!living || !points) throw noInitiatives();
      const set = library.current();
      const { question, filter, written, form, origin } = asked;
      return kept(
        ofInitiatives,
        await stateOf(living, set),
        asked,
        within,
      )(async () => {
        const columns = question.method === "hexagons" ? (["reach"] as const) : (["period"] as const);
        // The bytes that the page gets, so that both count the same points in the same order.
        const { identity } = await points.find({ filter, columns }, living.now(), (make) => make());
        const places = await points.buurten(set, living.now(), (make) => make());
        const { codes, names, gemeenten } = set.areas.buurt;
        const index = { codes, names, gemeenten, gemeenteNames: set.areas.gemeente.names };
        const buurten = { index, places: places.identity.bytes };
        const list = `${origin}/api/v1/initiatives?${written}${written ? "&" : ""}`;
        const from = provenanceOf(asked, set, {
          date: today(living.now()),
          source: initiativeSource(origin),
          licence: licenceUnnamed,
        });
        return { question, points: identity.bytes, buurten, list, form, from };
      });
    },

    async ofAreas(asked, within) {
      const set = library.current();
      const { question, filter, form, origin } = asked;
      const { subject, level } = question;
      const figure = columnOf(set, question, subject.of === "indicator" ? subject.indicator : subject.per);
      const about = { ...asked, question: { ...question, subject: { ...subject, year: figure.entry.year } } };
      const { codes, names } = set.areas[level];
      const neighbours = bytesOf(set, set.manifest.neighbours?.[level]);
      const task = { question: about.question, codes, names, neighbours, figure: bytesOf(set, figure.entry.file), form };
      if (subject.of === "indicator") {
        const from = provenanceOf(asked, set, { date: set.manifest.builtAt.slice(0, 10), ...figure.from });
        const { method } = figure.indicator;
        const { computed } = figure.entry;
        return kept(
          ofFigures,
          set.manifest.generation,
          about,
          within,
        )(async () => ({ ...task, about: { method, computed }, from }));
      }
      if (!living) throw noInitiatives();
      const counted = countsPeople(figure.indicator);
      if (!counted)
        throw new Problem(
          400,
          `${subject.per} does not count people: take ${inhabitants} or a share of them, such as leeftijd-65-plus.`,
          {
            errors: [{ in: "query", name: "per", reason: "no indicator that counts people" }],
          },
        );
      const shareOf = counted === "share" ? bytesOf(set, columnOf(set, about.question, inhabitants).entry.file) : undefined;
      return kept(
        ofInitiatives,
        await stateOf(living, set),
        about,
        within,
      )(async () => {
        const initiatives = { shareOf, ...(await countByArea(living.db, filter, level)) };
        const source = `${initiativeSource(origin)}; ${figure.from.source}`;
        const licence = `${licenceUnnamed} ${figure.from.licence}`;
        const from = provenanceOf(asked, set, { date: today(living.now()), source, licence });
        return { ...task, from, initiatives };
      });
    },
  };
}

const noInitiatives = () => new Problem(404, "This server keeps no initiatives: ask about an indicator.");
export const initiativeSource = (origin: string) => `Wijkblik, ${origin}/initiatieven`;

const anchors = { hexagons: "dichtheid", dbscan: "groepen", "gi-star": "hotspots", "local-moran": "hotspots" } as const;

const provenanceOf = (
  { question, written, origin }: AnalysisAsked<AnalysisQuestion>,
  { manifest }: PublishedSet,
  from: Pick<Provenance, "source" | "date"> & { licence: string },
) => ({
  filter: written,
  version: manifest.generation,
  ...from,
  explanation: `${origin}/methode#${anchors[question.method]}`,
});

interface NamedColumn {
  indicator: PublishedIndicator;
  entry: ColumnEntry;
  from: { source: string; licence: string };
}

/** Throws a Problem 404 that tells which years there are. */
function columnOf(set: PublishedSet, { level, subject }: HotSpotQuestion, id: string): NamedColumn {
  const indicator = requireIndicator(set, id);
  const entry = columnEntry(indicator, level, subject.year || undefined);
  if (!entry) {
    const years = indicator.columns.filter((column) => column.level === level).map(({ year }) => year);
    const there = years.toSorted().join(", ") || "none";
    throw new Problem(404, `${id} has no figures at this level and year; years of level ${level}: ${there}.`);
  }
  const source = sourceOf(set.catalog.sources, indicator, entry);
  return {
    indicator,
    entry,
    from: { source: source ? `${source.title}, ${source.publisher}` : indicator.source, licence: source?.licence ?? "" },
  };
}

function bytesOf(set: PublishedSet, file: string | undefined): Uint8Array {
  const content = file === undefined ? undefined : set.files.get(file);
  if (!content) throw new Problem(404, "This published set has no neighbours of areas: run the import again (npm run import).");
  return content.identity.bytes;
}

const types = { json: "application/json", geojson: "application/geo+json", csv: "text/csv; charset=utf-8" };
const names = { hexagons: "zeshoeken", dbscan: "groepen", "gi-star": "hotspots", "local-moran": "hotspots" } as const;

/** `name`: of the file that a table is saved as. */
export async function contentOfAnswer(task: ThreadTask, name: string, headers: Record<string, string>): Promise<FileContent> {
  const { bytes, br, gzip } = await inThread(task);
  const form = task.form === "csv" ? "csv" : "points" in task ? "geojson" : "json";
  return contentOf({
    bytes,
    br,
    gzip,
    type: types[form],
    immutable: false,
    ranges: false,
    headers: {
      ...headers,
      "Cache-Control": "no-cache",
      // By `Accept` the same address is a table.
      Vary: "Accept, Accept-Encoding",
      ...(form === "csv" ? { "Content-Disposition": `attachment; filename="wijkblik-${name}.csv"` } : {}),
    },
  });
}

/** The filter in the order of its fields, as it stands in an address: what is empty is no filter. */
export const writtenFilter = (query: Record<string, string | undefined>): string =>
  new URLSearchParams(
    InitiativeFilter.keyof().options.flatMap((field): [string, string][] => (query[field] ? [[field, query[field]]] : [])),
  ).toString();
