/**
 * Search in the top bar. The field is there at once; the combobox and the index of names are fetched when the reader first
 * goes there, and take over what was typed meanwhile.
 */
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import * as m from "../paraglide/messages.js";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { lazyPart } from "../ui/lazy-part.tsx";
import "./place-search.css";

interface ComboboxProps {
  typed: RefObject<string>;
  here: RefObject<boolean>;
  /** The field without what it finds. */
  plain: ReactNode;
}

async function loadCombobox() {
  const { PlaceCombobox } = await import("./place-combobox.tsx");
  return ({ typed, here }: ComboboxProps) => <PlaceCombobox typed={typed} here={here} />;
}

const Combobox = lazyPart(loadCombobox, {
  waiting: ({ plain }) => plain,
  failed: (retry, { plain }) => (
    <>
      {plain}
      <div className="place-search__failed card" role="alert">
        <p>{m.load_failed()}</p>
        <Button onClick={retry}>{m.retry()}</Button>
      </div>
    </>
  ),
});

export function PlaceSearch() {
  const [wanted, setWanted] = useState(false);
  const typed = useRef("");
  /** Whether the reader is in the field: who has gone on meanwhile is not called back. React tells of no blur when it removes a field. */
  const here = useRef(false);
  const plain = (
    <div className="place-search">
      <Icon name="search" />
      <input
        type="search"
        className="wb-field"
        aria-label={m.search_label()}
        placeholder={m.search_hint()}
        autoComplete="off"
        defaultValue={typed.current}
        onPointerEnter={() => void Combobox.preload()}
        onFocus={() => {
          here.current = true;
          setWanted(true);
        }}
        onBlur={() => {
          here.current = false;
        }}
        onChange={(event) => {
          typed.current = event.target.value;
        }}
        // The fallback replaces the field that had the focus: give it back at once.
        ref={(field) => {
          if (!here.current || !field || field === document.activeElement) return;
          field.focus();
          field.setSelectionRange(field.value.length, field.value.length);
        }}
      />
    </div>
  );
  useSlash();
  if (!wanted) return plain;
  return <Combobox typed={typed} here={here} plain={plain} />;
}

/** "/" goes to the search field, as on many maps, unless the reader is typing somewhere. */
function useSlash() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inField = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || inField) return;
      const field = document.querySelector<HTMLInputElement>(".place-search input");
      if (!field) return;
      event.preventDefault();
      field.focus();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}
