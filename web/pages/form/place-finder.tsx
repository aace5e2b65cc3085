/** Combobox over areas, and over addresses where a point is wanted too and the reader chose to ask PDOK. A choice is an action: the field is empty again after it. */

import { useDeferredValue, useEffect, useId, useMemo, useState } from "react";
import { Input } from "react-aria-components/Input";
import { findPlaces } from "#data/search/find-places.ts";
import * as m from "../../paraglide/messages.js";
import {
  addressChoiceOf,
  areaKind,
  chooseAddresses,
  retryChoice,
  useAddresses,
  usePlaceIndex,
} from "../../search/use-place-sources.ts";
import { closeFirst, PlaceBox, type PlaceOption } from "../../ui/place-options.tsx";

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

/** `again` begins the search anew with the same words. */
function useFound(text: string, { onArea, onPoint }: PlaceFinderProps, again: () => void) {
  const { index, error, retry } = usePlaceIndex();
  const fetchAgain = () => {
    retry();
    again();
  };
  const asked = useDeferredValue(text);
  const areas = useMemo(() => (index ? findPlaces(index, asked) : []), [index, asked]);
  const addresses = useAddresses(onPoint ? text : "");
  const sections = [
    {
      id: "areas",
      name: m.search_areas(),
      options: areas.map(
        (area): Found => ({
          id: area.code,
          name: area.name,
          kind: areaKind(area),
          choose: () => onArea(area.code, area.name),
        }),
      ),
    },
    {
      id: "again",
      name: m.search_areas(),
      options: error ? [{ id: retryChoice, name: m.retry(), kind: "", choose: fetchAgain }] : [],
    },
    {
      id: "addresses",
      name: m.search_addresses(),
      options: [
        ...addresses.places.map(
          ({ name, kind, point }, i): Found => ({ id: `adres ${i}`, name, kind, choose: () => onPoint?.(point, name) }),
        ),
        ...addressChoiceOf(addresses).map((option): Found => {
          const choose = () => {
            chooseAddresses(addresses);
            again();
          };
          return { ...option, choose };
        }),
      ],
    },
  ].filter(({ options }) => options.length > 0);
  const note =
    addresses.state === "off"
      ? m.search_addresses_off()
      : addresses.state === "busy"
        ? m.search_addresses_busy()
        : error
          ? m.load_failed()
          : areas.length + addresses.places.length === 0 && index && text.trim().length > 1
            ? m.search_none({ text: text.trim() })
            : "";
  return { sections, note };
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
  const { sections, note } = useFound(text, props, () => setKept(text));
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
        notes={note ? [note] : []}
      >
        <Input
          id={id}
          type="search"
          className="wb-field form-long"
          autoComplete="off"
          aria-describedby={`${id}-uitleg`}
          onKeyDown={closeFirst}
        />
      </PlaceBox>
    </div>
  );
}
