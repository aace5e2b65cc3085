/** Combobox over areas, and over addresses where a point is wanted too and the reader chose to ask PDOK. A choice is an action: the field is empty again after it. */

import { useEffect, useId, useState } from "react";
import { Input } from "react-aria-components/Input";
import type { FoundArea } from "#data/search/place-index.ts";
import * as m from "../paraglide/messages.js";
import { closeFirst, PlaceBox, type PlaceOption } from "../ui/place-options.tsx";
import { areaKind, type SearchAction, useAddresses, useAreaSearch } from "./use-place-sources.ts";

type Position = readonly [longitude: number, latitude: number];

export interface PlaceFinderProps {
  label: string;
  hint: string;
  onArea: (code: string, name: string) => void;
  /** Absent where only areas can be chosen. */
  onPoint?: (position: Position, name: string) => void;
}

interface Found extends PlaceOption {
  choose: () => void;
}

/** `keepWords` begins the search anew with the same words. */
function useFound(text: string, { onArea, onPoint }: PlaceFinderProps, keepWords: () => void) {
  const { index, postcode, postcodeTitle, ofPostcode = [], areas, ...search } = useAreaSearch(text);
  const addresses = useAddresses(onPoint ? text : "");
  const ofArea = (area: FoundArea): Found => ({
    id: area.code,
    name: area.name,
    kind: areaKind(area),
    choose: () => onArea(area.code, area.name),
  });
  const places = addresses.places.map(
    ({ name, kind, point }, i): Found => ({ id: `adres ${i}`, name, kind, choose: () => onPoint?.(point, name) }),
  );
  const actions = (of: readonly SearchAction[]) =>
    of.map((action): Found => {
      const choose = () => {
        action.act();
        keepWords();
      };
      return { ...action, choose };
    });
  const sections = [
    { id: "postcode", name: postcodeTitle, options: ofPostcode.map(ofArea) },
    { id: "areas", name: m.search_areas(), options: [...areas.map(ofArea), ...actions(search.actions)] },
    { id: "addresses", name: m.search_addresses(), options: [...places, ...actions(addresses.actions)] },
  ].filter(({ options }) => options.length > 0);
  const typed = text.trim();
  const isNothing =
    index !== undefined && !postcode && typed.length > 1 && areas.length + places.length === 0 && addresses.state !== "waiting";
  const notes = [
    ...search.notes,
    ...(isNothing ? [m.search_none({ text: typed })] : []),
    ...(addresses.note === undefined || (isNothing && addresses.state === "empty") ? [] : [addresses.note]),
  ];
  return { sections, notes };
}

export function PlaceFinder(props: PlaceFinderProps) {
  const { label, hint } = props;
  const id = useId();
  const [text, setText] = useState("");
  const [turn, setTurn] = useState(0);
  const [kept, setKept] = useState("");
  useEffect(() => {
    // Words that come while the new field has the focus open its list.
    if (kept === "") return;
    const frame = requestAnimationFrame(() => {
      setText(kept);
      setKept("");
    });
    return () => cancelAnimationFrame(frame);
  }, [kept]);
  const { sections, notes } = useFound(text, props, () => setKept(text));
  const choose = (key: unknown) => {
    const option = sections.flatMap(({ options }) => options).find((one) => one.id === key);
    if (!option) return;
    setText("");
    setTurn(turn + 1);
    option.choose();
  };
  return (
    <div className="form-field">
      <label className="wb-label" htmlFor={id}>
        {label}
      </label>
      <p className="form-hint" id={`${id}-uitleg`}>
        {hint}
      </p>
      <PlaceBox
        key={turn}
        label={label}
        text={text}
        onText={setText}
        onChoose={choose}
        autoFocus={turn > 0}
        sections={sections}
        notes={notes}
      >
        <Input
          id={id}
          type="search"
          className="wb-field form-long"
          autoComplete="off"
          onKeyDown={closeFirst}
          aria-describedby={`${id}-uitleg`}
        />
      </PlaceBox>
    </div>
  );
}
