import { useQueries, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { type AreaIndex, levels } from "#data/schema/area.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import type { FoundPlace } from "#data/schema/place.ts";
import { buildPlaceIndex, type FoundArea, type PlaceIndex } from "#data/search/place-index.ts";
import { areasQuery, geocodeQuery, manifestQuery } from "../api/published.ts";
import { levelWord } from "../labels/format.ts";
import * as m from "../paraglide/messages.js";
import { choose, useDeviceChoice } from "../state/reader.ts";
import type { PlaceOption } from "../ui/place-options.tsx";

/** "buurt in Utrecht". Lists share areas: only the name of the list tells the two apart, where there are names of `lists`. */
export function areaKind({ level, parent, gemeente }: FoundArea, lists: readonly string[] = []): string {
  const kind = (level === "group" ? lists[parent] : undefined) ?? levelWord(level);
  return gemeente === "" ? kind : `${kind} ${m.search_in({ name: gemeente })}`;
}

/** Letters from which an address can be meant. */
const shortest = 4;
/** Milliseconds without a key before the geocoder is asked: it is someone else's service. */
const patience = 250;

/** Milliseconds to leave a service alone that did not answer. */
const rest = 60_000;

export interface Addresses {
  places: FoundPlace[];
  /** "unasked": the reader has not chosen to ask PDOK, and nothing was. */
  state: "idle" | "unasked" | "busy" | "off" | "done";
}

/** Stands in the list: within reach of the same keys as what is found. */
export const addressChoice = "address-choice";

/** Stands in the list too: requests the names again that could not be fetched. */
export const retryChoice = "retry-choice";

/** To begin asking PDOK, or to stop; none where no address can be meant. */
export function addressChoiceOf({ state }: Addresses): PlaceOption[] {
  if (state === "idle") return [];
  return state === "unasked"
    ? [{ id: addressChoice, name: m.search_addresses_ask(), kind: m.search_addresses_ask_more() }]
    : [{ id: addressChoice, name: m.search_addresses_stop(), kind: "" }];
}

export const chooseAddresses = ({ state }: Addresses): void => choose("addresses", state === "unasked");

export function useAddresses(text: string): Addresses {
  const typed = text.trim();
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.length >= shortest ? typed : ""), patience);
    return () => clearTimeout(timer);
  }, [typed]);
  const [offUntil, setOffUntil] = useState(0);
  const off = Date.now() < offUntil;
  const allowed = useDeviceChoice("addresses");
  const answer = useQuery({ ...geocodeQuery(asked), enabled: allowed && asked !== "" && !off });
  const isError = answer.isError || answer.data?.available === false;
  useEffect(() => {
    if (isError) setOffUntil(Date.now() + rest);
  }, [isError]);
  if (!allowed) return { places: [], state: typed.length < shortest ? "idle" : "unasked" };
  if (asked === "" || typed.length < shortest) return { places: [], state: "idle" };
  if (off || isError) return { places: [], state: "off" };
  if (asked !== typed || answer.isPending) return { places: [], state: "busy" };
  return { places: answer.data.results, state: "done" };
}

/** Fetches the names of all areas and indexes them; undefined until that is done. */
export function usePlaceIndex(): { index: PlaceIndex | undefined; error: Error | null; retry: () => void } {
  const { data: manifest } = useQuery(manifestQuery);
  const results = useQueries({
    queries: levels.map((level) => ({
      ...areasQuery(manifest as Manifest, level),
      queryKey: ["areas", manifest?.areas[level] ?? ""],
      enabled: manifest !== undefined,
    })),
  });
  const [gemeente, wijk, buurt, group] = results.map((one) => one.data as AreaIndex | undefined);
  const index = useMemo(
    () => (gemeente && wijk && buurt && group ? buildPlaceIndex({ gemeente, wijk, buurt, group }) : undefined),
    [gemeente, wijk, buurt, group],
  );
  const retry = () => {
    for (const { error, refetch } of results) if (error) void refetch();
  };
  return { index, error: results.find((one) => one.error)?.error ?? null, retry };
}
