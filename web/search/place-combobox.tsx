/** Combobox over all areas, and over addresses when the reader chose so and the geocoder answers. Choosing an area selects it, an address moves the camera. */
import * as m from "../paraglide/messages.js";
import "./place-search.css";
import { useNavigate } from "@tanstack/react-router";
import { type RefObject, useDeferredValue, useEffect, useMemo, useState } from "react";
import { Input } from "react-aria-components/Input";
import type { FoundPlace } from "#data/schema/place.ts";
import { nearestPlaces } from "#data/search/find-places.ts";
import type { FoundArea } from "#data/search/place-index.ts";
import { findRegions, type Region } from "#data/search/regions.ts";
import { words } from "../labels/format.ts";
import { cameraAround, freeMap } from "../state/free-map.ts";
import { focusWanted, frameWanted } from "../state/map-store.ts";
import { useShown } from "../state/shown.ts";
import { gapsPath, showArea, useIsGaps, type View, type ViewChange, writeCamera, writePin } from "../state/view.ts";
import { Icon } from "../ui/icon.tsx";
import { closeFirst, PlaceBox, type PlaceOption } from "../ui/place-options.tsx";
import { areaKind, type SearchAction, useAddresses, useAreaSearch } from "./use-place-sources.ts";

interface Option extends PlaceOption {
  change: ViewChange;
  /** What the camera of the change is to show. */
  box?: Region["box"];
}

/** Zoom at which a house stands in its street. */
const addressZoom = 15.5;

const areaOption = (area: FoundArea, lists: readonly string[]): Option => ({
  id: `${area.level} ${area.code}`,
  name: area.name,
  kind: areaKind(area, lists),
  change: showArea(area.code),
});

/** The address gets a pin, and its buurt is selected, so that the figures stand beside the map. */
const placeOption = ({ name, kind, point, buurt }: FoundPlace, i: number): Option => {
  const [longitude, latitude] = point;
  const at = writeCamera({ longitude, latitude, zoom: addressZoom });
  return {
    id: `place ${i}`,
    name,
    kind,
    change: { area: buurt, at, pin: writePin({ point, name }) },
    box: [longitude, latitude, longitude, latitude],
  };
};

/** Larger than an area with figures: the map goes there, and nothing stays selected. */
const regionOption = ({ id, kind, name, box }: Region): Option => ({
  id: `region ${id}`,
  name: words(name),
  kind: kind === "country" ? m.search_country() : m.search_province(),
  change: { area: undefined, at: cameraAround(box, freeMap()) },
  box,
});

interface PlaceComboboxProps {
  /** In the field before this one. */
  typed: RefObject<string>;
  here: RefObject<boolean>;
}

export function PlaceCombobox({ typed, here }: PlaceComboboxProps) {
  const [text, setText] = useState("");
  const [turn, setTurn] = useState(0);
  const isGaps = useIsGaps();
  useEffect(() => {
    // What was typed meanwhile counts as typed now, with the focus already here: only then does the list open.
    // A letter of the very frame in which this takes over comes behind it; later the box itself may have said what it holds.
    const frame = requestAnimationFrame(() => setText((now) => (turn === 0 ? typed.current + now : typed.current || now)));
    return () => cancelAnimationFrame(frame);
  }, [typed, turn]);
  const { index, postcode, postcodeTitle, ofPostcode = [], areas: named, ...search } = useAreaSearch(text);
  const { catalog } = useShown();
  const lists = useMemo(() => catalog?.groups.map((list) => words(list.name)) ?? [], [catalog]);
  const asked = useDeferredValue(text);
  const larger = useMemo(() => findRegions(asked).map(regionOption), [asked]);
  const addresses = useAddresses(text);
  const found = larger.length + ofPostcode.length + named.length;
  const nearest = useMemo(
    () => (index && found === 0 && !postcode ? nearestPlaces(index, asked) : []),
    [index, asked, found, postcode],
  );
  const places = useMemo(() => addresses.places.map(placeOption), [addresses.places]);
  const toOption = (area: FoundArea) => areaOption(area, lists);
  const sections = [
    { id: "regions", name: m.search_regions(), options: larger },
    { id: "postcode", name: postcodeTitle, options: ofPostcode.map(toOption) },
    { id: "areas", name: m.search_areas(), options: [...named.map(toOption), ...search.actions] },
    { id: "nearest", name: m.search_nearest(), options: nearest.map(toOption) },
    { id: "addresses", name: m.search_addresses(), options: [...places, ...addresses.actions] },
  ].filter((one) => one.options.length > 0);
  const navigate = useNavigate();
  const choose = (key: unknown) => {
    const option = sections.flatMap<Option | SearchAction>(({ options }) => options).find((one) => one.id === key);
    if (!option) return;
    const acts = "act" in option;
    typed.current = acts ? text : "";
    setText("");
    setTurn(turn + 1);
    if (acts) return option.act();
    // The map is on the front page, or here; from any other page a choice goes there, and never to a map that is bare.
    focusWanted.set(option.change.area);
    const { at } = option.change;
    frameWanted.set(at && option.box ? { at, box: option.box } : undefined);
    void navigate({
      to: isGaps ? gapsPath : "/",
      search: (before) => ({ ...before, embed: undefined, ...option.change }) as View,
    });
  };
  // On a phone the keyboard makes room for the map after a choice; elsewhere the next search can begin at once.
  // Who only did something with the search goes on with it.
  const focus = turn === 0 ? here.current : typed.current !== "" || !matchMedia("(pointer: coarse)").matches;
  const isNothing = index !== undefined && !postcode && text.trim().length > 1 && found + places.length === 0;
  const notes = [
    ...search.notes,
    ...(isNothing && addresses.state !== "waiting"
      ? [(nearest.length > 0 ? m.search_none_near : m.search_none)({ text: text.trim() })]
      : []),
    // Where nothing at all was found it is said once.
    ...(addresses.note === undefined || (isNothing && addresses.state === "empty") ? [] : [addresses.note]),
  ];
  return (
    <PlaceBox
      key={turn}
      className="place-search"
      label={m.search_label()}
      text={text}
      onText={setText}
      onChoose={choose}
      autoFocus={focus}
      sections={sections}
      notes={notes}
    >
      <Icon name="search" />
      <Input type="search" className="wb-field" placeholder={m.search_hint()} autoComplete="off" onKeyDown={closeFirst} />
    </PlaceBox>
  );
}
