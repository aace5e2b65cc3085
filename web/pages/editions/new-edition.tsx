/** A new edition: chosen as a file or pasted, looked at, and then taken into use. */
import { useMutation } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import type { EditionCheck } from "#data/editions/changes.ts";
import { checkEdition, sendEdition } from "../../api/approach/editions.ts";
import { AnswerError } from "../../api/client.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Refusal } from "../beheer/form-parts.tsx";
import { EditionPreview } from "./edition-preview.tsx";
import { editionTemplateWord, placeInFile } from "./edition-words.ts";

/** Bytes, as the server has it. */
const mostBytes = 1_000_000;

/** What was typed, or why it is none; browsers that know the line say it. */
function parsed(text: string): { given: unknown } | { fault: string } {
  if (text.trim() === "") return { fault: m.edition_empty() };
  if (new Blob([text]).size > mostBytes) return { fault: m.edition_too_large() };
  try {
    return { given: JSON.parse(text) };
  } catch (error) {
    const line = /line (\d+)/.exec((error as Error).message)?.[1];
    return { fault: line ? `${m.edition_no_json()} ${m.edition_no_json_line({ line })}` : m.edition_no_json() };
  }
}

interface Looked {
  given: unknown;
  check: EditionCheck;
}

export function NewEdition({ onEntered }: { onEntered: (words: string) => Promise<void> }) {
  const id = useId();
  const [text, setText] = useState("");
  const [fault, setFault] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const look = useMutation({
    mutationFn: async (given: unknown): Promise<Looked> => ({ given, check: await checkEdition(given) }),
  });
  const enter = useMutation({
    mutationFn: ({ given, check }: Looked) => sendEdition(given, check.after),
    onSuccess: async (_, { check: { template, id: edition } }) => {
      change("");
      if (file.current) file.current.value = "";
      await onEntered(m.edition_entered({ template: editionTemplateWord(template), edition }));
    },
  });
  /** What was looked at is not what stands there any more. */
  const change = (to: string) => {
    setText(to);
    setFault(undefined);
    look.reset();
    enter.reset();
  };
  const submit = () => {
    const read = parsed(text);
    setFault("fault" in read ? read.fault : undefined);
    enter.reset();
    if ("given" in read) look.mutate(read.given);
    else field.current?.focus();
  };
  return (
    <section className="edition-new" aria-labelledby={`${id}-kop`}>
      <h2 id={`${id}-kop`}>{m.edition_new()}</h2>
      <p>{m.edition_new_lead()}</p>
      <form
        noValidate
        aria-label={m.edition_new()}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <label className="wb-label" htmlFor={`${id}-bestand`}>
          {m.edition_file()}
        </label>
        <input
          ref={file}
          id={`${id}-bestand`}
          type="file"
          className="wb-file"
          accept=".json,application/json"
          onChange={async (event) => {
            const [chosen] = event.target.files ?? [];
            if (!chosen) return;
            // Far too large is told without reading it.
            if (chosen.size > mostBytes) setFault(m.edition_too_large());
            else change(await chosen.text());
          }}
          onClick={(event) => {
            // The same file again, mended in the meantime, is a new choice.
            event.currentTarget.value = "";
          }}
        />
        <label className="wb-label" htmlFor={`${id}-tekst`}>
          {m.edition_text()}
        </label>
        {fault === undefined ? null : (
          <p id={`${id}-fout`} className="wb-fault">
            {fault}
          </p>
        )}
        <textarea
          ref={field}
          id={`${id}-tekst`}
          rows={8}
          className="wb-field edition-new__text"
          spellCheck={false}
          value={text}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : `${id}-fout`}
          onChange={(event) => change(event.target.value)}
        />
        <p className="page-actions">
          <button type="submit" className="nl-button nl-button--primary" disabled={look.isPending}>
            <span className="nl-button__label">{m.edition_check()}</span>
          </button>
        </p>
      </form>
      <div>
        {look.isPending ? <p role="status">{m.edition_checking()}</p> : null}
        {look.error ? <Faults error={look.error} given={look.variables} /> : null}
        {look.data ? (
          <>
            <EditionPreview check={look.data.check} />
            <Button variant="primary" disabled={enter.isPending} onClick={() => enter.mutate(look.data)}>
              {m.edition_enter()}
            </Button>
          </>
        ) : null}
        {enter.error ? <NotEntered error={enter.error} given={enter.variables?.given} onAgain={submit} /> : null}
      </div>
    </section>
  );
}

/** What is wrong with it and where, or why the server did not look. */
function Faults({ error, given }: { error: Error; given: unknown }) {
  const faults = error instanceof AnswerError && error.status === 400 ? error.problem.errors : [];
  if (faults.length === 0) return <Refusal error={error} />;
  return (
    <Notice kind="error">
      <p>{faults.length === 1 ? m.edition_faults_one() : m.edition_faults_many({ count: String(faults.length) })}</p>
      <ul className="wb-list">
        {faults.map(({ name, reason }) => (
          <li key={`${name} ${reason}`}>
            <strong>{placeInFile(given, name)}</strong>: {reason}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function NotEntered({ error, given, onAgain }: { error: Error; given: unknown; onAgain: () => void }) {
  if (!(error instanceof AnswerError && error.status === 409)) return <Faults error={error} given={given} />;
  return (
    <Notice kind="error">
      <p>{m.edition_overtaken()}</p>
      <Button onClick={onAgain}>{m.edition_check()}</Button>
    </Notice>
  );
}
