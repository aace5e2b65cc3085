/** Answers of analyses as JSON, GeoJSON or CSV: each says how it was found and from what. */
import { decodeColumn } from "#data/codecs/columns.ts";
import { type InitiativePoints, noBegin, noEnd, unitsPerDegree } from "#data/codecs/initiative-points.ts";
import { around, boxOfPositions } from "#data/geometry/box.ts";
import { type HotSpotClass, type HotSpotStatus, hotSpotClasses, hotSpotStatuses } from "#data/schema/analysis.ts";
import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import type { PointBuurten } from "#data/schema/public-initiative.ts";
import { type FigureMark, marksOf, type Status, statuses } from "#data/schema/status.ts";
import { groupCsv, hexagonCsv, hotSpotCsv, methodNames, parametersOf } from "#data/spatial/analysis-csv.ts";
import { type ComposedOf, compositionOf } from "#data/spatial/composition.ts";
import { buurtenOfGroups, groupNames, type NameWords } from "#data/spatial/group-names.ts";
import { cellFigure, hexagonRing } from "#data/spatial/hexagon-grid.ts";
import type { AnalysisResult } from "#data/spatial/results.ts";
import { statusWords as figureWords, markWords } from "../published/figure-words.ts";
import type { AreaTask, FigureAbout, PointTask } from "./thread-task.ts";

/** As the panel of the page says them in Dutch: of a table, whose heading is Dutch too. */
const classWords: Record<HotSpotClass, string> = {
  "not-clear": "niet duidelijk",
  "high-high": "cluster van hoge waarden",
  "low-low": "cluster van lage waarden",
  "high-low": "hoog tussen laag",
  "low-high": "laag tussen hoog",
};
const statusWords: Record<HotSpotStatus, string> = {
  tested: "getoetst",
  "no-value": "geen cijfer",
  island: "eiland: geen buren",
  "neighbours-without-value": "geen buren met een cijfer",
  unstable: "niet stabiel: een tweede berekening geeft een ander beeld",
  "reach-unknown": "bereik onbekend",
};

const aboutOf = ({ question, from }: PointTask | AreaTask) => ({
  method: methodNames[question.method],
  parameters: parametersOf(question),
  question,
  ...from,
});

type Position = readonly [longitude: number, latitude: number];
/** A centimetre: more digits pretend to know more. */
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
const roundedAt = ([longitude, latitude]: Position): Position => [rounded(longitude), rounded(latitude)];
/** What is not known is null: JSON has no NaN. */
export const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);

/** One that did not find what it was asked for would be a mistake of ours. */
function found<K extends "cells" | "groups" | "hotSpots">(
  result: AnalysisResult,
  key: K,
): Extract<AnalysisResult, Record<K, unknown>> {
  if (!(key in result)) throw new Error(`an analysis by ${result.question.method} has no ${key}`);
  return result as Extract<AnalysisResult, Record<K, unknown>>;
}

export function textOfCells(result: AnalysisResult, task: PointTask): string {
  const { question, cells } = found(result, "cells");
  if (task.form === "csv") return hexagonCsv({ question, cells, from: task.from });
  const { q, r, count, reach, reachKnown, allPublic, across } = cells;
  const features = Array.from(q, (column, at) => {
    const row = r[at] ?? 0;
    const all = count[at] ?? 0;
    const said = (figure: number) => cellFigure(all, figure, allPublic[at] === 1);
    return {
      type: "Feature",
      id: `${column},${row}`,
      geometry: { type: "Polygon", coordinates: [hexagonRing(column, row, across).map(roundedAt)] },
      properties: {
        q: column,
        r: row,
        initiatives: said(all).figure ?? null,
        fewerThanFive: said(all).few,
        reach: reachKnown[at] ? (said(reach[at] ?? 0).figure ?? null) : null,
        reachKnown: said(reachKnown[at] ?? 0).figure ?? null,
      },
    };
  });
  return JSON.stringify({ type: "FeatureCollection", analysis: aboutOf(task), features });
}

export function textOfGroups(result: AnalysisResult, task: PointTask, points: InitiativePoints): string {
  const { question, groups } = found(result, "groups");
  const at = buurtAt(task, points);
  const names = groupNames(buurtenOfGroups(groups, at, task.buurten.index), nameWords);
  const named = groups.map((group, number) => ({
    ...group,
    name: names[number] ?? "",
    composition: compositionOf(Array.from(group.members, (member) => composedOf(points, member))),
  }));
  if (task.form === "csv") return groupCsv({ question, groups: named, from: task.from });
  const features = named.map(({ name, members, middle, outline, composition }, at) => ({
    type: "Feature",
    id: String(at + 1),
    geometry: {
      type: "MultiPolygon",
      coordinates: outline.coordinates.map((rings) => rings.map((ring) => ring.map(roundedAt))),
    },
    properties: {
      name,
      initiatives: members.length,
      themes: composition.themes.map(([theme, count]) => ({ theme, count })),
      from: composition.from ?? null,
      to: composition.to ?? null,
      middle: roundedAt(middle),
      list: `${task.list}middle=${boxOf(points, members).map(rounded).join()}`,
    },
  }));
  return JSON.stringify({ type: "FeatureCollection", analysis: aboutOf(task), features });
}

/** As the panel of the page names them in Dutch. */
const nameWords: NameWords = {
  and: (first, second) => `${first} en ${second}`,
  around: (first, second) => (second === undefined ? `${first} en omgeving` : `${first}, ${second} en omgeving`),
  toldApart: (name, by) => `${name} (${by})`,
};

/** Code of the buurt that a point lies in. */
function buurtAt({ buurten }: PointTask, { x, y }: InitiativePoints): (row: number) => string | undefined {
  const places = JSON.parse(new TextDecoder().decode(buurten.places)) as PointBuurten;
  const codes = new Map<string, string>();
  for (const [code, list] of Object.entries(places))
    for (let i = 0; i < list.length; i += 2) codes.set(`${list[i]},${list[i + 1]}`, code);
  return (row) => codes.get(`${x[row]},${y[row]}`);
}

const dayOf = (number: number | undefined, unknown: number) =>
  number === undefined || number === unknown ? undefined : new Date(number * 86_400_000).toISOString().slice(0, 10);

const composedOf = ({ themes, from, to }: InitiativePoints, row: number): ComposedOf => ({
  themes: initiativeThemes.filter((_, theme) => ((themes[row] ?? 0) & (1 << theme)) !== 0),
  parties: [],
  start: dayOf(from?.[row], noBegin),
  end: dayOf(to?.[row], noEnd),
});

/** Around the points themselves, as the list is asked for what lies there. */
const boxOf = ({ x, y }: InitiativePoints, members: Uint32Array) =>
  around(boxOfPositions(Array.from(members, (row) => [(x[row] ?? 0) / unitsPerDegree, (y[row] ?? 0) / unitsPerDegree])));

interface FigureSaid {
  figureStatus: Status;
  marks?: FigureMark[];
}

/** What must be said of the figures of a column, by row: for JSON, and in words for a table. */
export function figuresSaid(bytes: Uint8Array, { method, computed }: FigureAbout) {
  const { status } = decodeColumn(bytes);
  const at = (row: number): FigureSaid => {
    const figureStatus = statuses[status[row] ?? -1] ?? "missing";
    const marks = marksOf(method, computed, figureStatus);
    return { figureStatus, ...(marks.length > 0 ? { marks } : {}) };
  };
  const inWords = (row: number) => {
    const { figureStatus, marks = [] } = at(row);
    return { status: figureWords[figureStatus].word, marks: marks.map((mark) => markWords[mark]).join(", ") };
  };
  return { at, inWords };
}

export function textOfAreas(result: AnalysisResult, task: AreaTask, values: Float64Array): string {
  const { question, hotSpots } = found(result, "hotSpots");
  const { codes, names, from, initiatives } = task;
  const words = {
    classes: hotSpotClasses.map((one) => classWords[one]),
    statuses: hotSpotStatuses.map((one) => statusWords[one]),
  };
  const saidIn = task.about && figuresSaid(task.figure, task.about);
  if (task.form === "csv")
    return hotSpotCsv({ question, hotSpots, codes, names, values, from, words, ...(saidIn ? { said: saidIn.inWords } : {}) });
  const { z, moran, p, agreement, stable, limit } = hotSpots;
  const areas = codes.map((code, row) => ({
    code,
    name: names[row] ?? "",
    value: known(values[row]),
    z: known(z[row]),
    moran: known(moran[row]),
    p: known(p[row]),
    class: hotSpotClasses[hotSpots.class[row] ?? 0] ?? "not-clear",
    status: hotSpotStatuses[hotSpots.status[row] ?? 0] ?? "no-value",
    ...(saidIn ? saidIn.at(row) : {}),
  }));
  const { numberMatched, numberReachKnown } = initiatives ?? {};
  const counted = initiatives ? { numberMatched, numberReachKnown } : {};
  return JSON.stringify({ analysis: aboutOf(task), agreement, stable, limit, ...counted, areas });
}
