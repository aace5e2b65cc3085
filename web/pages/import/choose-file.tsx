/** The file to bring in; a native field, so that a file can also be dropped on it. */
import { useEffect, useId, useRef } from "react";
import type { ChosenFile } from "../../api/imports.ts";
import * as m from "../../paraglide/messages.js";

interface ChooseFileProps {
  chosen: ChosenFile | undefined;
  onChoose: (file: File | undefined) => void;
}

export function ChooseFile({ chosen, onChoose }: ChooseFileProps) {
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
        className="import-file__field"
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
