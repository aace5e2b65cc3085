/** Combobox over all areas, and over addresses when the reader chose so and the geocoder answers. Choosing an area selects it, an address moves the camera. */
import * as m from "../paraglide/messages.js";
import "./place-search.css";
import { useNavigate } from "@tanstack/react-router";
import { type RefObject, useDeferredValue, useEffect, useMemo, useState } from "react";
import { Input } from "react-aria-components/Input";
import type { FoundPlace } from "#data/schema/place.ts";
import { findPlaces, nearestPlaces } from "#data/search/find-places.ts";
import type { FoundArea } from "#data/search/place-index.ts";
import { findRegions, type Region } from "#data/search/regions.ts";
import { words } from "../labels/format.ts";
import { focusWanted, frameWanted } from "../state/map-store.ts";
import { useShown } from "../state/shown.ts";
import { showArea, type View, type ViewChange, writeCamera } from "../state/view.ts";
import { cameraAround } from "../state/where.ts";
import { Icon } from "../ui/icon.tsx";
import { closeFirst, PlaceBox, type PlaceOption } from "../ui/place-options.tsx";
import {
  addressChoice,
  addressChoiceOf,
  areaKind,
  chooseAddresses,
  retryChoice,
  useAddresses,
  usePlaceIndex,
} from "./use-place-sources.ts";

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

/** The buurt of the address is selected as well, so that its figures stand beside the map. */
const placeOption = ({ name, kind, point: [longitude, latitude], buurt }: FoundPlace, i: number): Option => ({
  id: `place ${i}`,
  name,
  kind,
  change: { area: buurt, at: writeCamera({ longitude, latitude, zoom: addressZoom }) },
  box: [longitude, latitude, longitude, latitude],
});

/** Larger than an area with figures: the map goes there, and nothing stays selected. */
const regionOption = ({ id, kind, name, box }: Region): Option => ({
  id: `region ${id}`,
  name: words(name),
  kind: kind === "country" ? m.search_country() : m.search_province(),
  change: { area: undefined, at: cameraAround(box, { width: innerWidth, height: innerHeight }) },
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn begins with the words that were kept for it
  useEffect(() => {
    // What was typed meanwhile counts as typed now, with the focus already here: only then does the list open.
    // Without any, what is typed in this very frame stays.
    const frame = requestAnimationFrame(() => setText((now) => typed.current || now));
    return () => cancelAnimationFrame(frame);
  }, [typed, turn]);
  const { index, error, retry } = usePlaceIndex();
  const asked = useDeferredValue(text);
  const { catalog } = useShown();
  const lists = useMemo(() => catalog?.groups.map((list) => words(list.name)) ?? [], [catalog]);
  const areas = useMemo(
    () => (index ? findPlaces(index, asked).map((area) => areaOption(area, lists)) : []),
    [index, asked, lists],
  );
  const larger = useMemo(() => findRegions(asked).map(regionOption), [asked]);
  const nearest = useMemo(
    () => (index && areas.length + larger.length === 0 ? nearestPlaces(index, asked).map((area) => areaOption(area, lists)) : []),
    [index, asked, areas, larger, lists],
  );
  const addresses = useAddresses(text);
  const places = useMemo(() => addresses.places.map(placeOption), [addresses.places]);
  const sections = useMemo(
    () =>
      [
        { id: "regions", name: m.search_regions(), options: larger },
        { id: "areas", name: m.search_areas(), options: areas },
        { id: "nearest", name: m.search_nearest(), options: nearest },
        { id: "again", name: m.search_areas(), options: error ? [{ id: retryChoice, name: m.retry(), kind: "" }] : [] },
        { id: "addresses", name: m.search_addresses(), options: [...places, ...addressChoiceOf(addresses)] },
      ].filter((one) => one.options.length > 0),
    [larger, areas, nearest, places, addresses, error],
  );
  const navigate = useNavigate();
  const choose = (key: unknown) => {
    if (key === addressChoice || key === retryChoice) {
      if (key === retryChoice) retry();
      else chooseAddresses(addresses);
      typed.current = text;
      setText("");
      setTurn(turn + 1);
      return;
    }
    const option = [...larger, ...areas, ...nearest, ...places].find((one) => one.id === key);
    if (!option) return;
    // The map is on the front page; from any other page a choice goes there.
    typed.current = "";
    setText("");
    setTurn(turn + 1);
    focusWanted.set(option.change.area);
    const { at } = option.change;
    frameWanted.set(at && option.box ? { at, box: option.box } : undefined);
    void navigate({ to: "/", search: (before) => ({ ...before, ...option.change }) as View });
  };
  // On a phone the keyboard makes room for the map after a choice; elsewhere the next search can begin at once.
  const focus = turn === 0 ? here.current : !matchMedia("(pointer: coarse)").matches;
  const waiting = index === undefined && error === null;
  const nothing = text.trim().length > 1 && larger.length + areas.length + places.length === 0;
  const { state } = addresses;
  const notes = [
    waiting ? m.search_loading() : undefined,
    error !== null ? m.load_failed() : undefined,
    nothing && !waiting && error === null && state !== "busy"
      ? (nearest.length > 0 ? m.search_none_near : m.search_none)({ text: text.trim() })
      : undefined,
    state === "busy" ? m.search_addresses_busy() : undefined,
    state === "off" ? m.search_addresses_off() : undefined,
  ].filter((one) => one !== undefined);
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
