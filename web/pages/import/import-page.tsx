/** /beheer/import: a table of somebody else as initiatives. Looked at first; nothing is kept until it is confirmed. */

import * as m from "../../paraglide/messages.js";
import "./import.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import type { ImportProgress as ImportProgressLine, ImportRecord } from "#data/schema/import-answer.ts";
import type { ImportSettings } from "#data/schema/import-settings.ts";
import { entriesChanged } from "../../api/after-change.ts";
import { type ChosenFile, importCheckQuery } from "../../api/imports.ts";
import { formatNumber } from "../../labels/format.ts";
import { BeheerFrame } from "../beheer/beheer-frame.tsx";
import { AddressLookUp, CheckResult } from "./check-result.tsx";
import { ColumnFields } from "./column-fields.tsx";
import { ConfirmImport } from "./confirm-import.tsx";
import { ImportFault, ImportProgressBar } from "./import-status.tsx";
import { ImportsList } from "./imports-list.tsx";

export function ImportPage() {
  return (
    <BeheerFrame title={m.import_title()} action="entry.import">
      {() => <Importing />}
    </BeheerFrame>
  );
}

function Importing() {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<ChosenFile>();
  const [done, setDone] = useState("");
  const status = useRef<HTMLParagraphElement>(null);
  const say = (words: string) => {
    setDone(words);
    void entriesChanged(client);
    status.current?.focus();
  };
  const onStopped = () => say(m.import_stopped());
  const onMade = ({ made, skipped, known = 0, double = 0, faulty = 0 }: ImportRecord) => {
    setChosen(undefined);
    const done = m.import_done({ made: formatNumber(made), skipped: formatNumber(skipped) });
    const why = { known: formatNumber(known), double: formatNumber(double), faulty: formatNumber(faulty) };
    say(skipped > 0 ? `${done} ${m.import_done_why(why)}` : done);
  };
  return (
    <>
      <p className="lead">{m.import_lead()}</p>
      <p className="beheer-done" role="status" tabIndex={-1} ref={status}>
        {done}
      </p>
      <ChooseFile
        chosen={chosen}
        onChoose={(file) => {
          setDone("");
          setChosen(file && { id: crypto.randomUUID(), file });
        }}
      />
      {chosen ? <Judged key={chosen.id} chosen={chosen} onMade={onMade} onStopped={onStopped} /> : null}
      <ImportsList onDone={say} />
    </>
  );
}

interface JudgedProps {
  chosen: ChosenFile;
  onMade: (record: ImportRecord) => void;
  onStopped: () => void;
}

function Judged({ chosen, onMade, onStopped }: JudgedProps) {
  const [asked, setAsked] = useState<ImportSettings>();
  const [progress, setProgress] = useState<ImportProgressLine>();
  const { data, error, isFetching } = useQuery(importCheckQuery(chosen, asked, setProgress));
  if (!data) return error ? <ImportFault error={error} /> : <ImportProgressBar progress={progress} />;
  // What is on the screen is what was asked last; until then what the server guessed.
  const settings = asked ?? data.settings;
  const change = (part: Partial<ImportSettings>) => setAsked({ ...settings, ...part });
  return (
    <>
      {error ? <ImportFault error={error} /> : null}
      <ColumnFields check={data} settings={settings} onChange={change} />
      <AddressLookUp check={data} settings={settings} onChange={change} />
      <div aria-busy={isFetching}>
        <CheckResult check={data} busy={isFetching ? progress : undefined} />
        <ConfirmImport
          chosen={chosen}
          check={data}
          settings={settings}
          busy={isFetching}
          onChange={change}
          onMade={onMade}
          onStopped={onStopped}
        />
      </div>
    </>
  );
}

/** The file to bring in; a native field, so that a file can also be dropped on it. */
interface ChooseFileProps {
  chosen: ChosenFile | undefined;
  onChoose: (file: File | undefined) => void;
}

function ChooseFile({ chosen, onChoose }: ChooseFileProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  // The field belongs to the browser: when the file is done with, it is told.
  useEffect(() => {
    if (!chosen && field.current) field.current.value = "";
  }, [chosen]);
  return (
    <section className="import-file">
      <h2>{m.import_step_file()}</h2>
      <label className="wb-label" htmlFor={id}>
        {m.import_file()}
      </label>
      <input
        ref={field}
        id={id}
        type="file"
        className="wb-file"
        accept=".csv,.txt,.tsv,.xlsx,.geojson,.json"
        aria-describedby={`${id}-hulp`}
        onChange={(event) => onChoose(event.target.files?.[0])}
        onClick={(event) => {
          // The same file again, mended in the meantime, is a new choice.
          event.currentTarget.value = "";
        }}
      />
      <p id={`${id}-hulp`} className="wb-soft wb-small">
        {m.import_file_help()}
      </p>
    </section>
  );
}
