/** What was found, under a field to search places: options in sections, each with the kind of place it is, and notes. */
import { Collection } from "react-aria-components/Collection";
import { Header } from "react-aria-components/Header";
import { ListBox, ListBoxItem, ListBoxSection } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import * as m from "../paraglide/messages.js";
import "./aria-style.ts";
import "./place-options.css";

export interface PlaceOption {
  id: string;
  name: string;
  kind: string;
}

export interface PlaceSection {
  id: string;
  name: string;
  options: readonly PlaceOption[];
}

export interface PlaceOptionsProps {
  /** The same as those of the combobox around it. */
  sections: readonly PlaceSection[];
  /** What is to say about the search itself, aloud too. */
  notes: readonly string[];
}

export function PlaceOptions({ sections, notes }: PlaceOptionsProps) {
  return (
    <Popover className="place-popover" placement="bottom start" offset={6} isNonModal>
      <ListBox className="place-list" aria-label={m.search_results()} items={sections}>
        {(section) => (
          <ListBoxSection id={section.id}>
            <Header>{section.name}</Header>
            <Collection items={section.options}>
              {(option) => (
                <ListBoxItem
                  className="place-option"
                  textValue={option.name}
                  aria-label={[option.name, option.kind].filter(Boolean).join(", ")}
                >
                  <span>{option.name}</span>
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
    </Popover>
  );
}
