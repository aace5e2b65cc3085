/** What stands under a field that finds places: one list for the search of the map and for the fields of forms, which differ in what a choice does. */
import { useDeferredValue, useMemo } from "react";
import type { FoundPlace } from "#data/schema/place.ts";
import { nearestPlaces } from "#data/search/find-places.ts";
import type { FoundArea } from "#data/search/place-index.ts";
import { findRegions, type Region } from "#data/search/regions.ts";
import { words } from "../labels/format.ts";
import * as m from "../paraglide/messages.js";
import type { PlaceOption, PlaceSection } from "../ui/place-options.tsx";
import { areaKind, type SearchAction, useAddresses, useAreaSearch } from "./use-place-sources.ts";

export interface PlaceChoices {
  onArea: (area: FoundArea) => void;
  /** Absent where only areas can be chosen. */
  onAddress?: (place: FoundPlace) => void;
  /** Larger than an area with figures; absent where that is no choice. */
  onRegion?: (region: Region) => void;
  /** Names of the lists that areas may belong to. */
  lists?: readonly string[];
}

interface FoundOption extends PlaceOption {
  choose: () => void;
  /** It did something with the search itself: the words stay. */
  keeps?: true;
}

export interface FoundPlaces {
  sections: PlaceSection[];
  notes: string[];
  find: (id: unknown) => FoundOption | undefined;
}

const toAction = ({ act, ...option }: SearchAction): FoundOption => ({ ...option, choose: act, keeps: true });

export function useFoundPlaces(text: string, { onArea, onAddress, onRegion, lists }: PlaceChoices): FoundPlaces {
  const { index, postcode, postcodeTitle, ofPostcode = [], areas, ...search } = useAreaSearch(text);
  const addresses = useAddresses(onAddress ? text : "");
  const asked = useDeferredValue(text);
  const wide = onRegion !== undefined;
  const regions = useMemo(() => (wide ? findRegions(asked) : []), [asked, wide]);
  const found = regions.length + ofPostcode.length + areas.length;
  const nearest = useMemo(
    () => (wide && index && found === 0 && !postcode ? nearestPlaces(index, asked) : []),
    [index, asked, found, postcode, wide],
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
  const places = addresses.places.map(
    (place, i): FoundOption => ({ id: `place ${i}`, name: place.name, kind: place.kind, choose: () => onAddress?.(place) }),
  );
  const sections = [
    { id: "regions", name: m.search_regions(), options: regions.map(ofRegion) },
    { id: "postcode", name: postcodeTitle, options: ofPostcode.map(ofArea) },
    { id: "areas", name: m.search_areas(), options: [...areas.map(ofArea), ...search.actions.map(toAction)] },
    { id: "nearest", name: m.search_nearest(), options: nearest.map(ofArea) },
    { id: "addresses", name: m.search_addresses(), options: [...places, ...addresses.actions.map(toAction)] },
  ].filter(({ options }) => options.length > 0);
  const typed = text.trim();
  const isNothing =
    index !== undefined && !postcode && typed.length > 1 && found + places.length === 0 && addresses.state !== "waiting";
  const notes = [
    ...search.notes,
    ...(isNothing ? [(nearest.length > 0 ? m.search_none_near : m.search_none)({ text: typed })] : []),
    // Where nothing at all was found it is said once.
    ...(addresses.note === undefined || (isNothing && addresses.state === "empty") ? [] : [addresses.note]),
  ];
  const find = (id: unknown) => sections.flatMap(({ options }) => options).find((one) => one.id === id);
  return { sections, notes, find };
}
