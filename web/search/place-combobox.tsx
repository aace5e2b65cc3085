/**
 * Combobox over all areas, over addresses when the reader chose so and the geocoder answers, and over figures and entries. Choosing an
 * area selects it, an address moves the camera, a figure colours the map, an entry has a page.
 */
import * as m from "../paraglide/messages.js";
import "./place-search.css";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useState } from "react";
import { Input } from "react-aria-components/Input";
import { mostLetters } from "#data/entries/search.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import type { Region } from "#data/search/regions.ts";
import { type EntryAddress, pageOfEntry } from "../labels/entry-pages.ts";
import { words } from "../labels/format.ts";
import { cameraAround, freeMap } from "../state/free-map.ts";
import { focusWanted, frameWanted } from "../state/map-store.ts";
import { useShown } from "../state/shown.ts";
import { gapsPath, showArea, useIsGaps, type View, type ViewChange, writeCamera, writePin } from "../state/view.ts";
import { Icon } from "../ui/icon.tsx";
import { closeFirst, PlaceBox } from "../ui/place-options.tsx";
import { type FoundOption, useFoundBeside } from "./found-beside.tsx";
import { useFoundPlaces } from "./found-places.ts";
import { afterSearch, searchAll } from "./search-view.ts";

/** Zoom at which a house stands in its street. */
const addressZoom = 15.5;
/** What of need and reach says nothing on the map of one figure. */
const ofGaps = { panel: undefined, brush: undefined, time: undefined };
const none: readonly PublishedIndicator[] = [];

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
  const [said, setSaid] = useState("");
  const isSearch = useLocation({ select: ({ pathname }) => pathname === "/zoeken" });
  const left = (view: View): View => (isSearch ? afterSearch(view) : view);
  // The map is on the front page, or here; from any other page a choice goes there, and never to a map that is bare.
  const go = (change: ViewChange, box?: Region["box"]) => {
    focusWanted.set(change.area);
    frameWanted.set(change.at && box ? { at: change.at, box } : undefined);
    void navigate({
      to: isGaps ? gapsPath : "/",
      search: (before) => ({ ...left(before as View), embed: undefined, ...change }) as View,
    });
  };
  const show = ({ id, name }: PublishedIndicator) => {
    setSaid(m.everything_shown({ name: words(name) }));
    const from = (view: View) => ({ ...left(view), ...(isGaps ? ofGaps : {}) });
    void navigate({
      to: "/",
      search: (before) => ({ ...from(before as View), embed: undefined, indicator: id, only: undefined }) as View,
    });
  };
  // A page is read from its beginning.
  const open = async ({ to, params }: EntryAddress, search: (view: View) => View) => {
    await navigate({ to, params, search: (before) => search(before as View) });
    document.getElementById("inhoud")?.focus();
  };
  const openAll = () => void open({ to: "/zoeken", params: {} }, (view) => searchAll(view, text.trim()));
  const beside = useFoundBeside(text, {
    indicators: catalog?.indicators ?? none,
    onIndicator: show,
    onEntry: (hit) => void open(pageOfEntry(hit), left),
  });
  const { find, named, ...found } = useFoundPlaces(text, {
    lists,
    beside,
    onAll: openAll,
    onArea: ({ code }) => go(showArea(code)),
    // The address gets a pin, and its buurt is selected, so that the figures stand beside the map.
    onAddress: ({ name, point, buurt }) => {
      const [longitude, latitude] = point;
      const at = writeCamera({ longitude, latitude, zoom: addressZoom });
      go({ area: buurt, at, pin: writePin({ point, name }) }, [longitude, latitude, longitude, latitude]);
    },
    // The map goes there, and nothing stays selected.
    onRegion: ({ box }) => go({ area: undefined, at: cameraAround(box, freeMap()) }, box),
    onProfile: ({ code }) => void open({ to: "/gebied/$code", params: { code } }, left),
  });
  const choose = ({ keeps, choose: act }: Pick<FoundOption, "keeps" | "choose">) => {
    typed.current = keeps ? text : "";
    setText("");
    setTurn(turn + 1);
    act();
  };
  // Without an option under the hand: to the place that is called so, else to all that is about it.
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    closeFirst(event);
    const isOwn = event.key !== "Enter" || event.nativeEvent.isComposing || text.trim() === "";
    if (isOwn || event.currentTarget.hasAttribute("aria-activedescendant")) return;
    event.preventDefault();
    choose(named() ?? { choose: openAll });
  };
  // On a phone the keyboard makes room for the map after a choice; elsewhere the next search can begin at once.
  // Who only did something with the search goes on with it.
  const focus = turn === 0 ? here.current : typed.current !== "" || !matchMedia("(pointer: coarse)").matches;
  return (
    <>
      <PlaceBox
        key={turn}
        className="place-search"
        label={m.search_label()}
        text={text}
        onText={setText}
        onChoose={(id) => {
          const option = find(id);
          if (option) choose(option);
        }}
        autoFocus={focus}
        {...found}
      >
        <Icon name="search" />
        <Input
          type="search"
          className="wb-field"
          placeholder={m.search_hint()}
          autoComplete="off"
          maxLength={mostLetters}
          onKeyDown={onKeyDown}
        />
      </PlaceBox>
      <div role="status" className="wb-hidden">
        {said}
      </div>
    </>
  );
}
