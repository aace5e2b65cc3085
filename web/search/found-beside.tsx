/** What the search of the bar finds beside places: figures, which are here, and entries, which the server is asked for when the reader rests. */
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import type { SearchHit } from "#data/entries/search.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { findIndicators } from "#data/search/find-indicators.ts";
import { fold } from "#data/text/fold.ts";
import { searchQuery } from "../api/search.ts";
import { typeWord } from "../labels/entry-words.ts";
import { themeWord, words } from "../labels/format.ts";
import * as m from "../paraglide/messages.js";
import type { PlaceOption, PlaceSection } from "../ui/place-options.tsx";
import { Marked } from "./marked.tsx";

export interface FoundOption extends PlaceOption {
  choose: () => void;
  /** It did something with the search itself: the words stay. */
  keeps?: true;
}

export interface FoundSection extends PlaceSection {
  options: FoundOption[];
}

/** Letters from which something else than a place can be meant, and how many of each kind have room under the places. */
const shortest = 3;
const [mostFigures, mostEntries] = [3, 4];
/** Milliseconds without a key before the server is asked. */
const patience = 200;

export interface FoundBeside {
  /** Sections under so many places. */
  under: (places: number) => FoundSection[];
  entries: "idle" | "waiting" | "failed" | "none" | "found";
}

interface BesideChoices {
  indicators: readonly PublishedIndicator[];
  onIndicator: (indicator: PublishedIndicator) => void;
  onEntry: (hit: SearchHit) => void;
}

export function useFoundBeside(text: string, { indicators, onIndicator, onEntry }: BesideChoices): FoundBeside {
  const asked = useDeferredValue(text);
  const figures = useMemo(() => (isEnough(asked) ? findIndicators(indicators, asked, themeWord).found : []), [indicators, asked]);
  const { hits, state, again } = useFoundEntries(text);
  const ofFigure = (indicator: PublishedIndicator): FoundOption => ({
    id: `indicator ${indicator.id}`,
    name: words(indicator.name),
    kind: themeWord(indicator.theme),
    choose: () => onIndicator(indicator),
  });
  const ofHit = (hit: SearchHit): FoundOption => ({
    id: `entry ${hit.id}`,
    name: hit.title,
    marked: <Marked text={hit.title} marks={hit.titleMarks} />,
    kind: typeWord(hit.type),
    choose: () => onEntry(hit),
  });
  const retry: FoundOption = {
    id: "entries-again",
    name: m.retry(),
    kind: m.everything_entries(),
    choose: again,
    keeps: true,
  };
  return {
    under: (places) => {
      // Where there are places "noord" is no mistyped "moord": then only what is called so is meant.
      const meant = places === 0 ? figures : figures.filter((one) => isCalled(one, asked));
      return [
        { id: "indicators", name: m.everything_indicators(), options: meant.slice(0, mostFigures).map(ofFigure) },
        { id: "entries", name: m.everything_entries(), options: state === "failed" ? [retry] : hits.map(ofHit) },
      ];
    },
    entries: state,
  };
}

const isEnough = (text: string): boolean => text.trim().length >= shortest;

/** Every word begins one of the name. */
function isCalled({ name, short }: PublishedIndicator, text: string): boolean {
  const own = fold(`${name.nl} ${name.en} ${short.nl} ${short.en}`).split(" ");
  return fold(text)
    .split(" ")
    .every((word) => own.some((one) => one.startsWith(word)));
}

interface FoundEntries {
  hits: readonly SearchHit[];
  state: FoundBeside["entries"];
  again: () => void;
}

/** One goes on where the other ends: what was found stays while the next letter is on its way, so that the list does not jump. */
const goesOn = (one: string, other: string): boolean => one !== "" && (one.startsWith(other) || other.startsWith(one));

function useFoundEntries(text: string): FoundEntries {
  const typed = isEnough(text) ? text.trim() : "";
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), patience);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data, isError, isFetching, isPlaceholderData, refetch } = useQuery({
    ...searchQuery({ q: asked, type: "entry", limit: mostEntries }),
    placeholderData: (before, query) => (goesOn(wordsAsked(query?.queryKey), asked) ? before : undefined),
  });
  const again = () => void refetch();
  if (typed === "") return { hits: [], state: "idle", again };
  // What has some of the words, where others stand nowhere, is there by chance: an address, a name.
  const hits = data && !(data.loose && data.missing.length > 0) ? data.hits : [];
  if (asked !== typed || isPlaceholderData || isFetching) {
    return { hits: goesOn(asked, typed) ? hits : [], state: "waiting", again };
  }
  if (isError && data === undefined) return { hits: [], state: "failed", again };
  return { hits, state: hits.length > 0 ? "found" : "none", again };
}

const wordsAsked = (key: readonly unknown[] | undefined): string => new URLSearchParams(String(key?.[1] ?? "")).get("q") ?? "";
