/** Where the two search fields find places: in our own names and postcodes, and at PDOK when the reader chose so. */
import { useQueries, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { type AreaIndex, levels, Postcodes } from "#data/schema/area.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import type { FoundPlace } from "#data/schema/place.ts";
import { type FoundAreas, findAreas, postcodeIn } from "#data/search/find-areas.ts";
import { buildPlaceIndex, type FoundArea, type PlaceIndex } from "#data/search/place-index.ts";
import { ask, publishedUrl } from "../api/client.ts";
import { areasQuery, geocodeQuery, manifestQuery } from "../api/published.ts";
import { levelWord } from "../labels/format.ts";
import * as m from "../paraglide/messages.js";
import { choose, useDeviceChoice } from "../state/reader.ts";
import type { PlaceOption } from "../ui/place-options.tsx";

/** Something to do with the search itself. It stands in the list, within reach of the same keys as what is found, and keeps the words. */
export interface SearchAction extends PlaceOption {
  act: () => void;
}

/** "buurt in Utrecht". Lists share areas: only the name of the list tells the two apart, where there are names of `lists`. */
export function areaKind({ level, parent, gemeente }: FoundArea, lists: readonly string[] = []): string {
  const kind = (level === "group" ? lists[parent] : undefined) ?? levelWord(level);
  return gemeente === "" ? kind : `${kind} ${m.search_in({ name: gemeente })}`;
}

/** Letters from which an address can be meant. */
const shortest = 4;
/** Milliseconds without a key before the geocoder is asked: it is someone else's service. */
const patience = 250;

/** Milliseconds to leave a service alone that did not answer, unless the reader wants it tried again. */
const rest = 60_000;

export interface Addresses {
  places: FoundPlace[];
  /** "unasked": the reader has not chosen to ask PDOK, and nothing was. */
  state: "idle" | "unasked" | "waiting" | "failed" | "empty" | "found";
  /** About the search; undefined where there is nothing to say. */
  note?: string;
  /** To begin asking PDOK, to try again, or to stop. */
  actions: SearchAction[];
}

const begin = (): SearchAction => ({
  id: "addresses-ask",
  name: m.search_addresses_ask(),
  kind: m.search_addresses_ask_more(),
  act: () => choose("addresses", true),
});
const stop = (): SearchAction => ({
  id: "addresses-stop",
  name: m.search_addresses_stop(),
  kind: "",
  act: () => choose("addresses", false),
});

/** Only what was answered to these very words is ever among the places. */
export function useAddresses(text: string): Addresses {
  const typed = text.trim();
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.length >= shortest ? typed : ""), patience);
    return () => clearTimeout(timer);
  }, [typed]);
  const [offUntil, setOffUntil] = useState(0);
  const allowed = useDeviceChoice("addresses");
  const off = Date.now() < offUntil;
  const { data, isError, isFetching, errorUpdatedAt, refetch } = useQuery({
    ...geocodeQuery(asked),
    enabled: allowed && asked !== "" && !off,
  });
  useEffect(() => {
    if (isError) setOffUntil(errorUpdatedAt + rest);
  }, [isError, errorUpdatedAt]);
  if (typed.length < shortest) return { places: [], state: "idle", actions: [] };
  if (!allowed) return { places: [], state: "unasked", actions: [begin()] };
  if (asked !== typed || isFetching) return { places: [], state: "waiting", note: m.search_addresses_busy(), actions: [stop()] };
  if (data === undefined) {
    const again = () => {
      setOffUntil(0);
      void refetch();
    };
    const retry = { id: "addresses-again", name: m.retry(), kind: m.search_addresses(), act: again };
    return { places: [], state: "failed", note: m.search_addresses_off(), actions: [retry, stop()] };
  }
  if (data.results.length === 0)
    return { places: [], state: "empty", note: m.search_addresses_none({ text: typed }), actions: [stop()] };
  return { places: data.results, state: "found", actions: [stop()] };
}

/** Fetches the names of all areas and indexes them; undefined until that is done. */
function usePlaceIndex(manifest: Manifest | undefined): {
  index: PlaceIndex | undefined;
  error: Error | null;
  retry: () => void;
} {
  const results = useQueries({
    queries: levels.map((level) => ({
      ...areasQuery(manifest as Manifest, level),
      queryKey: ["areas", manifest?.areas[level] ?? level],
      enabled: manifest !== undefined,
    })),
  });
  const [gemeente, wijk, buurt, group] = results.map((one) => one.data as AreaIndex | undefined);
  const index = useMemo(
    () => (gemeente && wijk && buurt && group ? buildPlaceIndex({ gemeente, wijk, buurt, group }) : undefined),
    [gemeente, wijk, buurt, group],
  );
  const failed = results.filter((one) => one.isError);
  return { index, error: failed[0]?.error ?? null, retry: () => failed.forEach((one) => void one.refetch()) };
}

const usePostcodes = (file: string | undefined, wanted: boolean) =>
  useQuery({
    queryKey: ["postcodes", file],
    queryFn: async ({ signal }) => Postcodes.parse(await (await ask(publishedUrl(file ?? ""), { signal })).json()),
    enabled: wanted,
    staleTime: "static",
    gcTime: Number.POSITIVE_INFINITY,
  });

export interface AreaSearch extends FoundAreas {
  /** Over the areas of a postcode: what it means that they are found by it. */
  postcodeTitle: string;
  /** Names of all areas; undefined while they are not there. */
  index: PlaceIndex | undefined;
  notes: string[];
  actions: SearchAction[];
}

const nothing: FoundAreas = { areas: [] };

/** Areas by name, code or postcode. The postcodes are fetched when digits are typed. */
export function useAreaSearch(text: string): AreaSearch {
  const asked = useDeferredValue(text);
  const manifest = useQuery(manifestQuery);
  const { index, error, retry } = usePlaceIndex(manifest.data);
  const wanted = postcodeIn(asked) !== undefined && manifest.data?.postcodes !== undefined;
  const postcodes = usePostcodes(manifest.data?.postcodes, wanted);
  const found = useMemo(
    () => (index ? findAreas(index, asked, { postcodes: postcodes.data }) : nothing),
    [index, asked, postcodes.data],
  );
  const failed = manifest.error ?? error ?? (wanted ? postcodes.error : null);
  const again = () => {
    if (manifest.isError) void manifest.refetch();
    retry();
    if (postcodes.isError) void postcodes.refetch();
  };
  const waiting = index === undefined || (wanted && postcodes.data === undefined);
  const notes = failed
    ? [m.load_failed()]
    : waiting
      ? [index ? m.search_postcode_busy() : m.search_loading()]
      : found.ofPostcode?.length === 0
        ? [postcodeWords(found, postcodes.data?.year)]
        : [];
  const actions = failed ? [{ id: "areas-again", name: m.retry(), kind: m.search_areas(), act: again }] : [];
  return { ...found, postcodeTitle: postcodeWords(found, postcodes.data?.year), index, notes, actions };
}

/** That letters do not count, and what it is that an area has or that none has; empty where no postcode was typed. */
function postcodeWords({ postcode, ofPostcode }: FoundAreas, year: number | undefined): string {
  if (!postcode || !ofPostcode || year === undefined) return "";
  const about = { digits: postcode.digits, year: String(year) };
  const meaning = ofPostcode.length > 0 ? m.search_postcode_means(about) : m.search_postcode_none(about);
  return postcode.more ? `${m.search_postcode_letters()} ${meaning}` : meaning;
}
