/**
 * Where things cluster, as the view asks it: one question for the layer of the map, the legend and the panel, answered in a thread of
 * its own and kept by the query cache.
 */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type PublishedNeighbours, requireSameAreas } from "#data/codecs/neighbours.ts";
import { type AnalysisQuestion, GroupQuestion, hexagonSizes } from "#data/schema/analysis.ts";
import { dayNumber, daysOfMonth } from "#data/schema/day.ts";
import { hexagonSizeAt } from "#data/spatial/hexagon-grid.ts";
import { workerAddress } from "../api/device.ts";
import { filterOfView, pointsQuestionOf } from "../api/initiative-filter.ts";
import { pointsQuery } from "../api/initiatives.ts";
import { neighboursQuery } from "../api/published.ts";
import type { AnalysisAnswer, AnalysisMessage, AnalysisTask } from "./analysis-task.ts";
import analysisWorker from "./analysis-worker.ts?worker&url";
import { type ClusterMethod, useClusterMethod } from "./cluster-method.ts";
import { type SubjectState, useHotSpotSubject } from "./hot-spot-subject.ts";
import { createStore, useStore } from "./map-store.ts";
import { type NumberFilter, numberFilterOf } from "./point-filter.ts";
import { useShown } from "./shown.ts";
import { readCamera, useView, type View } from "./view.ts";

/** Share of the work that is done, 0 to 1. */
const progress = createStore(0);
export const useAnalysisProgress = (): number => useStore(progress);

/** Throws what the thread says; a signal that stops ends it. */
function inThread(task: AnalysisTask, signal: AbortSignal): Promise<AnalysisAnswer> {
  const worker = new Worker(workerAddress(analysisWorker), { type: "module" });
  progress.set(0);
  return new Promise<AnalysisAnswer>((done, failed) => {
    signal.addEventListener("abort", () => failed(signal.reason));
    worker.addEventListener("error", () => failed(new Error("the thread of the analysis could not start")));
    worker.addEventListener("message", ({ data }: MessageEvent<AnalysisMessage>) => {
      if ("share" in data) progress.set(data.share);
      else if ("answer" in data) done(data.answer);
      else failed(new Error(data.error));
    });
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}

export type AnalysisState =
  | { face: "none" }
  | { face: "loading" }
  | { face: "failed"; error: Error; retry: () => void }
  /** Hot spots of a level that has no neighbours: the whole gemeente is no neighbourhood. */
  | { face: "tooLarge" }
  | { face: "ready"; answer: AnalysisAnswer };

const fallbackZoom = 6.5;

/** Undefined where nothing is asked, or not all that makes the question is known. */
function questionOf(view: View, method: ClusterMethod | undefined, ofAreas: SubjectState): AnalysisQuestion | undefined {
  if (method === "dichtheid") {
    const across = hexagonSizes.find((one) => one === view.cells) ?? hexagonSizeAt(readCamera(view.at)?.zoom ?? fallbackZoom);
    return { method: "hexagons", across };
  }
  if (method === "groepen") {
    const asked = GroupQuestion.safeParse({ method: "dbscan", metres: view.metres, atLeast: view.least });
    return asked.data ?? GroupQuestion.parse({ method: "dbscan" });
  }
  if (method !== "hotspots" || ofAreas.face !== "ready") return undefined;
  const { level, subject } = ofAreas.data;
  return { method: "local-moran", level, subject, seed: 1 };
}

/** Of the month that is shown, if one is: then only what runs in it is looked at. */
function monthShown(time: string | undefined): NumberFilter["month"] {
  if (time === undefined) return undefined;
  const [from, to] = daysOfMonth(time).map((day) => dayNumber(new Date(day))) as [number, number];
  return { from, to };
}

interface AnalysisData {
  subject: SubjectState;
  neighbours: PublishedNeighbours | undefined;
  points: ArrayBuffer | undefined;
  filter: NumberFilter;
}

/** Makes what the thread gets, when it is asked; undefined while the data of the question is not there. */
function taskMaker(
  question: AnalysisQuestion,
  { subject, neighbours, points, filter }: AnalysisData,
): (() => AnalysisTask) | undefined {
  if (!("subject" in question)) return points && (() => ({ question, bytes: points, filter }));
  if (subject.face !== "ready" || !neighbours) return undefined;
  const { data } = subject;
  return () => {
    requireSameAreas(neighbours, data);
    // Copies: what a thread gets belongs to it.
    return {
      question,
      areas: {
        values: Float64Array.from(data.values),
        neighbours: { start: Uint32Array.from(neighbours.start), neighbours: Uint32Array.from(neighbours.neighbours) },
        ...(data.reachUnknown ? { reachUnknown: Uint8Array.from(data.reachUnknown) } : {}),
      },
    };
  };
}

/** Text of what a question is asked about: another one is another answer. */
const about = (...parts: unknown[]) => JSON.stringify(parts);

export function useAnalysis(): AnalysisState {
  const view = useView();
  const { manifest } = useShown();
  const subject = useHotSpotSubject();
  const method = useClusterMethod();
  const level = subject.face === "ready" ? subject.data.level : undefined;
  const ofAreas = method === "hotspots";
  const chosen = filterOfView(view);
  const filter = { ...numberFilterOf(chosen), month: monthShown(view.time) };
  const pointsOf = pointsQuestionOf(chosen);
  const asked = [...(view.time === undefined ? [] : ["period"]), ...(view.measure === "reach" ? ["reach"] : [])];
  const columns = asked.length === 0 ? undefined : asked.join();
  const points = useQuery({ ...pointsQuery(pointsOf, columns), enabled: method !== undefined && !ofAreas });
  const neighbours = useQuery({
    ...neighboursQuery(manifest, level),
    enabled: ofAreas && manifest?.neighbours !== undefined && level !== undefined,
  });
  const question = questionOf(view, method, subject);
  const makeTask = question && taskMaker(question, { subject, neighbours: neighbours.data, points: points.data, filter });
  const of = ofAreas
    ? subject.face === "ready" && manifest
      ? about(manifest.generation, subject.data.asked)
      : ""
    : about(pointsOf, columns, filter, points.dataUpdatedAt);
  const { data, error, refetch } = useQuery({
    queryKey: ["analysis", question, of],
    queryFn: ({ signal }) => {
      if (!makeTask) throw new Error("asked for an analysis before its data was there");
      return inThread(makeTask(), signal);
    },
    enabled: makeTask !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 5 * 60_000,
    retry: false,
    // Typed arrays are not compared item by item.
    structuralSharing: false,
  });
  const source = ofAreas ? (subject.face === "failed" ? subject : neighbours) : points;
  const failed = error ?? ("error" in source ? source.error : null);
  const again = error ? refetch : "retry" in source ? source.retry : source.refetch;
  return useMemo((): AnalysisState => {
    if (method === undefined) return { face: "none" };
    if (ofAreas && subject.face === "tooLarge") return { face: "tooLarge" };
    if (data) return { face: "ready", answer: data };
    return failed ? { face: "failed", error: failed, retry: () => void again() } : { face: "loading" };
  }, [method, ofAreas, subject.face, data, failed, again]);
}
