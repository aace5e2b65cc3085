/**
 * Where need and reach miss each other, as the view asks it: one answer for map, list and scatter plot, computed in a thread of its own
 * that goes on with the variants while the answer is looked at.
 */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import type { Completeness } from "#data/schema/completeness.ts";
import { variants as asked, type GapQuestion, reachStates } from "#data/schema/gap.ts";
import type { GapResult, GapVariants } from "#data/spatial/gap-results.ts";
import { workerAddress } from "../api/device.ts";
import { completenessQuery, supplyQuery } from "../api/gaps.ts";
import { gapFiguresQuery } from "./gap-figures.ts";
import { useGapQuestion } from "./gap-question.ts";
import type { GapMessage, GapTask } from "./gap-task.ts";
import gapWorker from "./gap-worker.ts?worker&url";
import { createStore, useStore } from "./map-store.ts";
import { useShown } from "./shown.ts";

/** What there is to compute reach from: nothing is kept here, nothing is entered for this question, or something is. */
export type ReachEntered = "not-kept" | "not-entered" | "entered";

export type GapsState =
  /** No question: no figure of the need is published at this level. */
  | { face: "none" }
  | { face: "loading" }
  | { face: "failed"; error: Error; retry: () => void }
  | {
      face: "ready";
      question: GapQuestion;
      result: GapResult;
      /** Of the variants that have been run; undefined before the first ones. */
      variants: GapVariants | undefined;
      /** Share of the variants that have been run, 0 to 1. */
      progress: number;
      /** False when all have been run, or somebody stopped it. */
      isRunning: boolean;
      entered: ReachEntered;
      /** Ends the variants; the result and what is counted of them stay. */
      stop: () => void;
      /** Runs the variants from the first. */
      rerun: () => void;
    };

interface Run {
  /** What it was computed from, and the question of it alone. */
  key: string;
  asks: string;
  result: GapResult | undefined;
  variants: GapVariants | undefined;
  isRunning: boolean;
  error: Error | undefined;
}

/** One question at a time: that of the address. */
const newest = createStore<Run | undefined>(undefined);
let worker: Worker | undefined;
let readers = 0;

function endThread(): void {
  worker?.terminate();
  worker = undefined;
}

function change(key: string, to: Partial<Run>): void {
  const run = newest.get();
  if (run?.key === key) newest.set({ ...run, ...to });
}

/** Undefined where a browser allows none. */
function startWorker(): Worker | undefined {
  try {
    return new Worker(workerAddress(gapWorker), { type: "module" });
  } catch {
    return undefined;
  }
}

function start({ key, asks }: Pick<Run, "key" | "asks">, task: GapTask): void {
  endThread();
  // The answer to the same question stays while its variants are run anew, or while what it rests on has changed.
  const before = newest.get();
  const result = before?.asks === asks ? before.result : undefined;
  newest.set({ key, asks, result, variants: undefined, isRunning: true, error: undefined });
  const fail = (error: Error) => {
    change(key, { error, isRunning: false });
    endThread();
  };
  const noThread = new Error("the thread of need and reach could not start");
  const own = startWorker();
  if (!own) {
    fail(noThread);
    return;
  }
  worker = own;
  own.addEventListener("error", () => fail(noThread));
  own.addEventListener("message", ({ data }: MessageEvent<GapMessage>) => {
    if (worker !== own) return;
    if ("error" in data) return fail(new Error(data.error));
    if ("result" in data) {
      performance.mark("wijkblik:gaps");
      return change(key, data);
    }
    const isRunning = data.variants.run < asked.number;
    change(key, { ...data, isRunning });
    if (isRunning) return;
    performance.mark("wijkblik:gap-variants");
    endThread();
  });
  own.postMessage(task);
}

function stop(): void {
  endThread();
  const run = newest.get();
  if (run) newest.set({ ...run, isRunning: false });
}

/** Nobody looks any more: an answer that is finished stays for who comes back. */
function leave(): void {
  readers--;
  // A reader that is only replaced by another one comes back at once.
  setTimeout(() => {
    if (readers > 0 || !newest.get()?.isRunning) return;
    endThread();
    newest.set(undefined);
  });
}

const nothingKept: Completeness = { day: "1970-01-01", declarations: [], accounts: [], withheld: [] };

const numbers = new WeakMap<object, number>();
let last = 0;
/** The same number for the same object: answers that are asked anew and say the same are one object. */
function numberOf(one: object | null): number {
  if (one === null) return 0;
  const number = numbers.get(one) ?? ++last;
  numbers.set(one, number);
  return number;
}

const [known, complete] = [reachStates.indexOf("known"), reachStates.indexOf("complete")];

function enteredOf(result: GapResult, supply: ArrayBuffer | null): ReachEntered {
  if (supply === null) return "not-kept";
  return result.state.some((state) => state === known || state === complete) ? "entered" : "not-entered";
}

export function useGaps(): GapsState {
  const question = useGapQuestion();
  const { manifest, catalog, error } = useShown();
  const enabled = question !== undefined && manifest !== undefined;
  const published = useQuery({ ...gapFiguresQuery(manifest, catalog, question), enabled });
  const supply = useQuery({ ...supplyQuery, enabled });
  const completeness = useQuery({ ...completenessQuery, enabled });
  const [figures, offered, said] = [published.data, supply.data, completeness.data];
  const generation = manifest?.generation;

  const task = useMemo((): GapTask | undefined => {
    if (!question || !figures || generation === undefined || offered === undefined || said === undefined) return undefined;
    return { ...figures, question, generation, supply: offered, completeness: said ?? nothingKept };
  }, [question, figures, generation, offered, said]);
  const asks = JSON.stringify([question, generation]);
  const key = task && [asks, numberOf(task.supply), numberOf(task.completeness)].join();

  useEffect(() => {
    if (key === undefined || task === undefined) return undefined;
    readers++;
    if (newest.get()?.key !== key) start({ key, asks }, task);
    return leave;
  }, [key, asks, task]);

  const run = useStore(newest);
  const failed = [published, supply, completeness].find(({ data, error }) => data === undefined && error !== null);
  const refetch = failed?.refetch;
  return useMemo((): GapsState => {
    if (error) return { face: "failed", error, retry: () => location.reload() };
    if (catalog && !question) return { face: "none" };
    if (failed?.error) return { face: "failed", error: failed.error, retry: () => void refetch?.() };
    if (!task || key === undefined || run?.asks !== asks) return { face: "loading" };
    const again = () => start({ key, asks }, task);
    if (!run.result) return run.error ? { face: "failed", error: run.error, retry: again } : { face: "loading" };
    const { result, variants, isRunning } = run;
    return {
      face: "ready",
      question: task.question,
      result,
      variants,
      progress: (variants?.run ?? 0) / asked.number,
      isRunning,
      entered: enteredOf(result, task.supply),
      stop,
      rerun: again,
    };
  }, [error, catalog, question, failed?.error, refetch, task, key, asks, run]);
}
