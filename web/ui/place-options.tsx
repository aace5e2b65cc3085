/** A field to search, and what was found under it: options in sections, each with the kind of thing it is, and notes. */
import type { KeyboardEvent, ReactNode } from "react";
import { Collection } from "react-aria-components/Collection";
import { ComboBox } from "react-aria-components/ComboBox";
import { Header } from "react-aria-components/Header";
import { ListBox, ListBoxItem, ListBoxSection } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import * as m from "../paraglide/messages.js";
import "./aria-style.ts";
import "./place-options.css";

export interface PlaceOption {
  id: string;
  name: string;
  /** The name with what was looked for marked in it. */
  marked?: ReactNode;
  kind: string;
}

export interface PlaceSection {
  id: string;
  name: string;
  options: readonly PlaceOption[];
  /** A way on, which stays in sight below what is found. */
  isLast?: boolean;
}

/** For a search field: Escape closes what was found, and only then empties the field, as the browser does. */
export function closeFirst(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key === "Escape" && event.currentTarget.getAttribute("aria-expanded") === "true") event.preventDefault();
}

interface PlaceOptionsProps {
  /** The same as those of the combobox around it. */
  sections: readonly PlaceSection[];
  /** What is to say about the search itself, aloud too. */
  notes: readonly string[];
  /** What comes so soon that it is not said aloud. */
  quiet?: string | undefined;
}

export interface PlaceBoxProps extends PlaceOptionsProps {
  label: string;
  className?: string;
  text: string;
  onText: (text: string) => void;
  /** With the id of an option. */
  onChoose: (id: unknown) => void;
  autoFocus: boolean;
  /** The input. */
  children: ReactNode;
}

/** A choice is an action here and no value to keep, which the combobox does not know: give it a new `key` after every choice. */
export function PlaceBox({ label, className, text, onText, onChoose, autoFocus, children, ...found }: PlaceBoxProps) {
  return (
    <ComboBox
      {...(className === undefined ? {} : { className })}
      aria-label={label}
      items={found.sections}
      inputValue={text}
      onInputChange={onText}
      onSelectionChange={onChoose}
      selectedKey={null}
      allowsCustomValue
      // The list opens with a letter or never: what is found a moment after the last one must find it open.
      allowsEmptyCollection={found.notes.length > 0 || text.trim() !== ""}
      menuTrigger="input"
      autoFocus={autoFocus}
    >
      {children}
      <PlaceOptions {...found} />
    </ComboBox>
  );
}

function PlaceOptions({ sections, notes, quiet }: PlaceOptionsProps) {
  const isBare = sections.length + notes.length === 0 && quiet === undefined;
  return (
    <Popover className={isBare ? "place-popover bare" : "place-popover"} placement="bottom start" offset={6} isNonModal>
      <ListBox className="place-list" aria-label={m.search_results()} items={sections}>
        {(section) => (
          <ListBoxSection
            id={section.id}
            {...(section.isLast ? { className: "place-list__last", "aria-label": section.name } : {})}
          >
            {section.isLast ? null : <Header>{section.name}</Header>}
            <Collection items={section.options}>
              {(option) => (
                <ListBoxItem
                  className="place-option"
                  textValue={option.name}
                  aria-label={[option.name, option.kind].filter(Boolean).join(", ")}
                >
                  <span className="place-option__name">{option.marked ?? option.name}</span>
                  <span className="place-option__kind">{option.kind}</span>
                </ListBoxItem>
              )}
            </Collection>
          </ListBoxSection>
        )}
      </ListBox>
      <div role="status">
        {notes.map((note) => (
          <p key={note} className="place-note">
            {note}
          </p>
        ))}
      </div>
      {quiet === undefined ? null : <p className="place-note">{quiet}</p>}
    </Popover>
  );
}
