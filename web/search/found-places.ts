/** What stands under a field that finds places: one list for the search of the map and for the fields of forms, which differ in what a choice does. */
import { useDeferredValue, useMemo } from "react";
import type { FoundPlace } from "#data/schema/place.ts";
import { nearestPlaces } from "#data/search/find-places.ts";
import type { FoundArea } from "#data/search/place-index.ts";
import { findRegions, type Region } from "#data/search/regions.ts";
import { words } from "../labels/format.ts";
import * as m from "../paraglide/messages.js";
import type { FoundBeside, FoundOption, FoundSection } from "./found-beside.tsx";
import { areaKind, type SearchAction, useAddresses, useAreaSearch } from "./use-place-sources.ts";

export interface PlaceChoices {
  onArea: (area: FoundArea) => void;
  /** Absent where only areas can be chosen. */
  onAddress?: (place: FoundPlace) => void;
  /** Larger than an area with figures; absent where that is no choice. */
  onRegion?: (region: Region) => void;
  /** To read of it instead; absent where that is no choice. */
  onProfile?: (region: Region) => void;
  /** Names of the lists that areas may belong to. */
  lists?: readonly string[];
  /** What else is searched, and shown below the places. */
  beside?: FoundBeside;
  /** To search everything for these words; absent where only places can be chosen. */
  onAll?: () => void;
}

export interface FoundPlaces {
  sections: FoundSection[];
  notes: string[];
  /** To say without a word aloud. */
  quiet: string | undefined;
  find: (id: unknown) => FoundOption | undefined;
  /** The one place that is called just so. */
  named: () => FoundOption | undefined;
}

const toAction = ({ act, ...option }: SearchAction): FoundOption => ({ ...option, choose: act, keeps: true });

/** Sections of places that were found, and not of what only looks like one. */
const ofPlaces = ["regions", "postcode", "areas"];

export function useFoundPlaces(text: string, choices: PlaceChoices): FoundPlaces {
  const { onArea, onAddress, onRegion, onProfile, lists, beside, onAll } = choices;
  const { index, postcode, postcodeTitle, ofPostcode = [], areas, ...search } = useAreaSearch(text);
  const addresses = useAddresses(onAddress ? text : "");
  const asked = useDeferredValue(text);
  const wide = onRegion !== undefined;
  const regions = useMemo(() => (wide ? findRegions(asked) : []), [asked, wide]);
  const found = regions.length + ofPostcode.length + areas.length;
  const others = beside?.under(found).filter(({ options }) => options.length > 0) ?? [];
  const isFailed = beside?.entries === "failed";
  /** Nothing else is found, and nothing that can still come. */
  const isAlone = others.every(({ id }) => id === "entries" && isFailed) && beside?.entries !== "waiting";
  const nearest = useMemo(
    () => (wide && index && found === 0 && !postcode && isAlone ? nearestPlaces(index, asked) : []),
    [index, asked, found, postcode, wide, isAlone],
  );
  const ofArea = (area: FoundArea): FoundOption => ({
    id: `${area.level} ${area.code}`,
    name: area.name,
    kind: areaKind(area, lists),
    choose: () => onArea(area),
  });
  const ofRegion = (region: Region): FoundOption => ({
    id: `region ${region.id}`,
    name: words(region.name),
    kind: region.kind === "country" ? m.search_country() : m.search_province(),
    choose: () => onRegion?.(region),
  });
  const profileOf = (region: Region): FoundOption => ({
    id: `profile ${region.id}`,
    name: m.search_profile({ name: words(region.name) }),
    kind: m.search_profile_kind(),
    choose: () => onProfile?.(region),
  });
  const places = addresses.places.map(
    (place, i): FoundOption => ({ id: `place ${i}`, name: place.name, kind: place.kind, choose: () => onAddress?.(place) }),
  );
  const typed = text.trim();
  const isSome = found + places.length + others.length > 0;
  const isReady = index !== undefined || search.actions.length > 0;
  const all = onAll && isReady && isSome && typed.length > 1 ? [allOption(asked.trim(), onAll)] : [];
  const ofAddress = { id: "addresses", name: m.search_addresses(), options: [...places, ...addresses.actions.map(toAction)] };
  const sections: FoundSection[] = [
    {
      id: "regions",
      name: m.search_regions(),
      options: regions.flatMap((one) => [ofRegion(one), ...(onProfile ? [profileOf(one)] : [])]),
    },
    { id: "postcode", name: postcodeTitle, options: ofPostcode.map(ofArea) },
    { id: "areas", name: m.search_areas(), options: [...areas.map(ofArea), ...search.actions.map(toAction)] },
    { id: "nearest", name: m.search_nearest(), options: nearest.map(ofArea) },
    // Where no address was asked for, that it can be comes behind what is found.
    ...(addresses.state === "unasked" ? [...others, ofAddress] : [ofAddress, ...others]),
    { id: "all", name: m.everything_all_kind(), isLast: true, options: all },
  ].filter(({ options }) => options.length > 0);
  const isNothing =
    index !== undefined &&
    !postcode &&
    typed.length > 1 &&
    found + places.length === 0 &&
    isAlone &&
    !isFailed &&
    addresses.state !== "waiting";
  const notes = [
    ...search.notes,
    ...(isNothing ? [(nearest.length > 0 ? m.search_none_near : m.search_none)({ text: typed })] : []),
    // Where nothing at all was found it is said once.
    ...(addresses.note === undefined || (isNothing && addresses.state === "empty") ? [] : [addresses.note]),
    ...(isFailed ? [m.everything_failed()] : []),
    ...(beside?.entries === "none" && !isNothing ? [m.everything_none_entries({ text: typed })] : []),
  ];
  const quiet = beside?.entries === "waiting" ? m.everything_busy() : undefined;
  const options = sections.flatMap(({ options: some }) => some);
  const find = (id: unknown) => options.find((one) => one.id === id);
  const named = () => {
    const called = sections
      .filter(({ id }) => ofPlaces.includes(id))
      .flatMap(({ options: some }) => some.filter(({ name }) => isSame(name, typed)));
    return called.length === 1 ? called[0] : undefined;
  };
  return { sections, notes, quiet, find, named };
}

const allOption = (text: string, choose: () => void): FoundOption => ({
  id: "everything",
  name: m.everything_all({ text }),
  kind: m.everything_all_kind(),
  choose,
});

const isSame = (name: string, typed: string): boolean => name.localeCompare(typed, "nl", { sensitivity: "base" }) === 0;
