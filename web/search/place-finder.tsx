/** Combobox over areas, and over addresses where a point is wanted too and the reader chose to ask PDOK. A choice is an action: the field is empty again after it. */

import { useEffect, useId, useState } from "react";
import { Input } from "react-aria-components/Input";
import type { FoundPlace } from "#data/schema/place.ts";
import { words } from "../labels/format.ts";
import { closeFirst, PlaceBox } from "../ui/place-options.tsx";
import { useFoundPlaces } from "./found-places.ts";

type Position = readonly [longitude: number, latitude: number];

export interface PlaceFinderProps {
  label: string;
  hint: string;
  onArea: (code: string, name: string) => void;
  /** Whether the country and provinces can be chosen as areas too. */
  wide?: boolean;
  /** Absent where only areas can be chosen. */
  onPoint?: (position: Position, name: string, address?: FoundPlace["address"]) => void;
}

export function PlaceFinder({ label, hint, onArea, wide, onPoint }: PlaceFinderProps) {
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
  const {
    find,
    named: _,
    ...found
  } = useFoundPlaces(text, {
    onArea: ({ code, name }) => onArea(code, name),
    ...(wide ? { onRegion: ({ code, name }) => onArea(code, words(name)) } : {}),
    ...(onPoint ? { onAddress: ({ point, name, address }) => onPoint(point, name, address) } : {}),
  });
  const choose = (key: unknown) => {
    const option = find(key);
    if (!option) return;
    setText("");
    setTurn(turn + 1);
    option.choose();
    // The search begins anew with the same words.
    if (option.keeps) setKept(text);
  };
  return (
    <div className="form-field">
      <label className="wb-label" htmlFor={id}>
        {label}
      </label>
      <p className="form-hint" id={`${id}-uitleg`}>
        {hint}
      </p>
      <PlaceBox key={turn} label={label} text={text} onText={setText} onChoose={choose} autoFocus={turn > 0} {...found}>
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
