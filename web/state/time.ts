/**
 * What runs when: the counts of every month, and the month that is shown. The points go into a thread once; a month that is dragged
 * past stays out of the address until it rests.
 */

import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import type { Box } from "#data/geometry/box.ts";
import { readKept, workerAddress } from "../api/device.ts";
import { filterOfView, pointsQuestionOf } from "../api/initiative-filter.ts";
import { pointsQuery } from "../api/initiatives.ts";
import { monthNumber } from "../labels/months.ts";
import { createStore, useStore } from "./map-store.ts";
import { numberFilterOf } from "./point-filter.ts";
import type { MonthCells, TimeAnswer, TimeOverview, TimeQuestion } from "./time-task.ts";
import timeWorker from "./time-worker.ts?worker&url";
import { useView } from "./view.ts";

interface Waiting {
  done(answer: TimeAnswer): void;
  failed(error: Error): void;
}

interface Thread {
  ask(question: TimeQuestion): Promise<TimeAnswer>;
}

function startThread(): Thread {
  const worker = new Worker(workerAddress(timeWorker), { type: "module" });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  worker.addEventListener("message", ({ data }: MessageEvent<{ id: number; answer?: TimeAnswer; error?: string }>) => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.answer) one?.done(data.answer);
    else one?.failed(new Error(data.error));
  });
  worker.addEventListener("error", () => {
    // It is started anew by who asks next.
    thread = undefined;
    for (const one of waiting.values()) one.failed(new Error("the thread of the months could not start"));
  });
  return {
    ask: (question) =>
      new Promise((done, failed) => {
        const id = ++last;
        waiting.set(id, { done, failed });
        worker.postMessage({ id, question });
      }),
  };
}

/** One for the page: it holds the points of the newest question. */
let thread: Thread | undefined;

function ask<T extends TimeAnswer>(question: TimeQuestion): Promise<T> {
  thread ??= startThread();
  return thread.ask(question) as Promise<T>;
}

/** Of the points that were opened last. */
export const cellsOfMonth = (month: number, across: number, window: Box): Promise<MonthCells> =>
  ask({ ask: "cells", month, across, window });

/** The month under the hand or the player, before it stands in the address. */
export const passingMonth = createStore<number | undefined>(undefined);

/** What the hexagons on the map mean: the same in every month. */
export const monthScale = createStore<{ across: number; most: number } | undefined>(undefined);
export const useMonthScale = () => useStore(monthScale);

export type TimeState =
  | { face: "none" }
  | { face: "loading" }
  | { face: "failed"; error: Error; retry: () => void }
  | { face: "ready"; overview: TimeOverview; month: number };

export function useTime(): TimeState {
  const view = useView();
  const passing = useStore(passingMonth);
  const filter = filterOfView(view);
  const on = view.time !== undefined;
  const points = useQuery({ ...pointsQuery(pointsQuestionOf(filter), "period"), enabled: on });
  const numbers = numberFilterOf(filter);
  const { data: bytes } = points;
  const overview = useQuery({
    queryKey: ["time", pointsQuestionOf(filter), numbers, points.dataUpdatedAt],
    queryFn: () => {
      if (!bytes) throw new Error("asked for months before the points were there");
      return ask<TimeOverview>({ ask: "open", bytes, filter: numbers, points: hasGraphicsCard() });
    },
    enabled: on && bytes !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    // The thread holds the points of one question: another one is opened anew.
    gcTime: 0,
    retry: false,
    structuralSharing: false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands in the address holds from the moment that it changes.
  useEffect(() => passingMonth.set(undefined), [view.time]);
  const { data } = overview;
  const failed = overview.error ?? (bytes ? null : points.error);
  const again = overview.error ? overview.refetch : points.refetch;
  const asked = passing ?? (view.time === undefined ? undefined : monthNumber(view.time));
  return useMemo((): TimeState => {
    if (asked === undefined) return { face: "none" };
    if (data) return { face: "ready", overview: data, month: Math.min(Math.max(asked, data.first), data.last) };
    return failed ? { face: "failed", error: failed, retry: () => void again() } : { face: "loading" };
  }, [asked, data, failed, again]);
}

/** Whether a graphics card draws, or the processor in its place: then many points take seconds, and hexagons stand for them. */

/** Kept on the device, "card" or "software" decides in the place of what the browser says: for tests, and for a driver that lies. */
const key = "wijkblik:graphics";
const software = /swiftshader|llvmpipe|softpipe|software|basic render/i;

function lookAtCard(): boolean {
  const gl = document.createElement("canvas").getContext("webgl2", { failIfMajorPerformanceCaveat: false });
  if (!gl) return false;
  const named = gl.getExtension("WEBGL_debug_renderer_info");
  const name = String(gl.getParameter(named ? named.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return !software.test(name);
}

let known: boolean | undefined;

export function hasGraphicsCard(): boolean {
  const kept = readKept(key);
  if (kept === "card" || kept === "software") return kept === "card";
  known ??= lookAtCard();
  return known;
}
