/** A field for a comment: "@" and the first letters of a name open the people who can be named, for keyboard, screen reader and finger. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { Autocomplete } from "react-aria-components/Autocomplete";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { TextArea } from "react-aria-components/TextArea";
import { TextField } from "react-aria-components/TextField";
import type { EntryRef } from "#data/entries/event.ts";
import type { Colleague } from "#data/entries/together.ts";
import { colleaguesQuery } from "../../api/together.ts";
import * as m from "../../paraglide/messages.js";
import "../../ui/aria-style.ts";

/** As it stands in the field: people by their names, and who those are. */
export interface TypedComment {
  text: string;
  named: readonly Colleague[];
}

/** As it is sent: people as `@{id}`. Of two names the longer comes first: "@Sam" is no part of "@Sam de Boer". */
export const toSend = ({ text, named }: TypedComment): string =>
  [...named]
    .sort((a, b) => b.name.length - a.name.length)
    .reduce((sent, { id, name }) => sent.replaceAll(`@${name}`, `@{${id}}`), text);

/** What somebody is typing behind an "@" before the caret; undefined where they are not. */
export function nameBefore(text: string, caret: number): string | undefined {
  const [, name] = /(?:^|[\s(])@([^@\n]{0,40})$/.exec(text.slice(0, caret)) ?? [];
  return name;
}

interface CommentFieldProps {
  entry: EntryRef;
  label: string;
  /** Is the label there for the eye too? */
  labelled?: boolean;
  value: TypedComment;
  onChange: (value: TypedComment) => void;
  error?: string | undefined;
  autoFocus?: boolean;
}

export function CommentField({ entry, label, labelled = true, value, onChange, error, autoFocus = false }: CommentFieldProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  /** The text at which the list was closed: it stays closed until something is typed. */
  const [closed, setClosed] = useState<string>();
  /** Where the caret goes when the text that was chosen is there. */
  const [jump, setJump] = useState<number>();
  const name = closed === value.text ? undefined : nameBefore(value.text, caret);
  const people = useQuery(colleaguesQuery(entry, "read", name));
  const found = name === undefined ? [] : (people.data ?? []);
  // Behind a whole name that nobody has the sentence goes on.
  const open = name !== undefined && (found.length > 0 || (!name.includes(" ") && !people.isPending));
  useEffect(() => {
    if (jump === undefined) return;
    area.current?.focus();
    area.current?.setSelectionRange(jump, jump);
    setCaret(jump);
    setJump(undefined);
  }, [jump]);
  const change = (text: string) => {
    setClosed(undefined);
    setCaret(area.current?.selectionStart ?? text.length);
    onChange({ ...value, text });
  };
  const choose = (person: Colleague | undefined) => {
    if (!person || name === undefined) return;
    const start = value.text.slice(0, caret - name.length);
    const text = `${start}${person.name} ${value.text.slice(caret).trimStart()}`;
    onChange({ text, named: [...value.named.filter((one) => one.id !== person.id), person] });
    setClosed(text);
    setJump(start.length + person.name.length + 1);
  };
  const said = people.error ? m.together_people_failed() : m.together_people_none();
  return (
    <Autocomplete inputValue={value.text} onInputChange={change}>
      <TextField
        className="together-field"
        isInvalid={error !== undefined}
        autoFocus={autoFocus}
        aria-describedby={`${id}-uitleg${error ? ` ${id}-fout` : ""}`}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !open) return;
          event.preventDefault();
          setClosed(value.text);
        }}
      >
        <Label className={labelled ? "wb-label" : "wb-hidden"}>{label}</Label>
        {error ? (
          <p id={`${id}-fout`} className="wb-fault">
            {error}
          </p>
        ) : null}
        <TextArea
          ref={area}
          className="wb-field"
          rows={3}
          onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        />
        <p id={`${id}-uitleg`} className="wb-small wb-soft">
          {m.together_field_more()}
        </p>
      </TextField>
      <Popover
        className="together-people"
        triggerRef={area}
        isOpen={open}
        onOpenChange={(next) => (next ? undefined : setClosed(value.text))}
        placement="bottom start"
        offset={4}
        isNonModal
      >
        {found.length === 0 ? (
          <p className="together-note" role="status">
            {said}
          </p>
        ) : (
          <ListBox
            aria-label={m.together_people()}
            items={found}
            onAction={(key) => choose(found.find((person) => person.id === key))}
          >
            {(person) => (
              <ListBoxItem className="together-person" textValue={person.name}>
                {person.name}
              </ListBoxItem>
            )}
          </ListBox>
        )}
      </Popover>
    </Autocomplete>
  );
}
