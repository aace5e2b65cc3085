/** Combobox over all areas, and over addresses when the reader chose so and the geocoder answers. Choosing an area selects it, an address moves the camera. */
import * as m from "../paraglide/messages.js";
import "./place-search.css";
import { useNavigate } from "@tanstack/react-router";
import { type RefObject, useEffect, useMemo, useState } from "react";
import { Input } from "react-aria-components/Input";
import type { Region } from "#data/search/regions.ts";
import { words } from "../labels/format.ts";
import { cameraAround, freeMap } from "../state/free-map.ts";
import { focusWanted, frameWanted } from "../state/map-store.ts";
import { useShown } from "../state/shown.ts";
import { gapsPath, showArea, useIsGaps, type View, type ViewChange, writeCamera, writePin } from "../state/view.ts";
import { Icon } from "../ui/icon.tsx";
import { closeFirst, PlaceBox } from "../ui/place-options.tsx";
import { useFoundPlaces } from "./found-places.ts";

/** Zoom at which a house stands in its street. */
const addressZoom = 15.5;

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
  const { catalog } = useShown();
  const lists = useMemo(() => catalog?.groups.map((list) => words(list.name)) ?? [], [catalog]);
  const navigate = useNavigate();
  // The map is on the front page, or here; from any other page a choice goes there, and never to a map that is bare.
  const go = (change: ViewChange, box?: Region["box"]) => {
    focusWanted.set(change.area);
    frameWanted.set(change.at && box ? { at: change.at, box } : undefined);
    void navigate({
      to: isGaps ? gapsPath : "/",
      search: (before) => ({ ...before, embed: undefined, ...change }) as View,
    });
  };
  const { sections, notes, find } = useFoundPlaces(text, {
    lists,
    onArea: ({ code }) => go(showArea(code)),
    // The address gets a pin, and its buurt is selected, so that the figures stand beside the map.
    onAddress: ({ name, point, buurt }) => {
      const [longitude, latitude] = point;
      const at = writeCamera({ longitude, latitude, zoom: addressZoom });
      go({ area: buurt, at, pin: writePin({ point, name }) }, [longitude, latitude, longitude, latitude]);
    },
    // The map goes there, and nothing stays selected.
    onRegion: ({ box }) => go({ area: undefined, at: cameraAround(box, freeMap()) }, box),
  });
  const choose = (key: unknown) => {
    const option = find(key);
    if (!option) return;
    typed.current = option.keeps ? text : "";
    setText("");
    setTurn(turn + 1);
    option.choose();
  };
  // On a phone the keyboard makes room for the map after a choice; elsewhere the next search can begin at once.
  // Who only did something with the search goes on with it.
  const focus = turn === 0 ? here.current : typed.current !== "" || !matchMedia("(pointer: coarse)").matches;
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
