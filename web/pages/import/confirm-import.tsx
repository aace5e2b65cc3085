/** The last look before it is saved: for whom, in which state, and what stays behind. */

import { useMutation, useQuery } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { ImportProgress as HowFar, ImportCheck, ImportRecord } from "#data/schema/import-answer.ts";
import type { ImportSettings } from "#data/schema/import-settings.ts";
import { type ChosenFile, runImport } from "../../api/imports.ts";
import { choosable, organisationsQuery } from "../../api/organisations.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Choices } from "../../ui/choices.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { SelfApproval } from "../beheer/form-parts.tsx";
import { ImportFault, ImportProgressBar } from "./import-status.tsx";
import { importStateWord } from "./import-words.ts";

interface ConfirmImportProps {
  chosen: ChosenFile;
  check: ImportCheck;
  settings: ImportSettings;
  /** The check of the newest settings is on its way. */
  busy: boolean;
  onChange: (part: Partial<ImportSettings>) => void;
  onMade: (record: ImportRecord) => void;
  onStopped: () => void;
}

export function ConfirmImport({ chosen, check, settings, busy, onChange, onMade, onStopped }: ConfirmImportProps) {
  const { counts, landings } = check;
  const run = useMutation({ mutationFn: runImport, onSuccess: onMade });
  const [progress, setProgress] = useState<HowFar>();
  const stop = useRef<AbortController>(undefined);
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: () => run.isPending });
  // Who leaves the page stops it too: nobody would see how it ended.
  useEffect(() => () => stop.current?.abort(), []);
  // One key for one set of settings: a second press after a lost answer makes nothing twice.
  const key = useRef({ of: "", key: "" });
  const confirm = () => {
    const of = JSON.stringify(settings);
    if (key.current.of !== of) key.current = { of, key: crypto.randomUUID() };
    stop.current = new AbortController();
    const { signal } = stop.current;
    run.mutate({ chosen, settings, key: key.current.key, signal, onProgress: setProgress });
  };
  const number = counts.ready + (settings.withDoubles ? counts.double : 0);
  const alone = settings.landing === "published" && !settings.selfApproved;
  const blocked = counts.faulty > 0 && !settings.skipFaulty;
  return (
    <section className="import-confirm" aria-labelledby="bewaren">
      <h2 id="bewaren">{m.import_step_confirm()}</h2>
      <Choices
        label={m.import_landing()}
        options={landings.map((value) => ({ value, label: importStateWord(value) }))}
        value={settings.landing}
        onChange={(landing) => onChange({ landing })}
      />
      <OrganisationChoice value={settings.organisation} onChange={(organisation) => onChange({ organisation })} />
      {settings.landing === "published" ? (
        <SelfApproval checked={settings.selfApproved} onChange={(selfApproved) => onChange({ selfApproved })} />
      ) : null}
      {counts.faulty > 0 ? (
        <Check checked={settings.skipFaulty} onChange={(skipFaulty) => onChange({ skipFaulty })}>
          {m.import_skip_faulty({ count: formatNumber(counts.faulty) })}
        </Check>
      ) : null}
      {counts.double > 0 ? (
        <Check checked={settings.withDoubles} onChange={(withDoubles) => onChange({ withDoubles })}>
          {m.import_with_doubles({ count: formatNumber(counts.double) })}
        </Check>
      ) : null}
      {run.error && run.error.name !== "AbortError" ? <ImportFault error={run.error} /> : null}
      {run.isPending ? <ImportProgressBar progress={progress} /> : null}
      <div className="page-actions">
        <Button variant="primary" disabled={busy || blocked || alone || number === 0 || run.isPending} onClick={confirm}>
          {number === 1 ? m.import_confirm_one() : m.import_confirm({ count: formatNumber(number) })}
        </Button>
        {run.isPending ? (
          <Button
            onClick={() => {
              stop.current?.abort();
              onStopped();
            }}
          >
            {m.import_stop()}
          </Button>
        ) : null}
      </div>
      <p className="wb-soft">{blocked ? m.import_blocked() : run.isPending ? m.import_stop_help() : m.import_confirm_help()}</p>
    </section>
  );
}

interface CheckProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: string;
}

function Check({ checked, onChange, children }: CheckProps) {
  return (
    <label className="beheer-check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {children}
    </label>
  );
}

interface OrganisationChoiceProps {
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}

function OrganisationChoice({ value, onChange }: OrganisationChoiceProps) {
  const { data = [] } = useQuery(organisationsQuery);
  return (
    <SelectField
      className="import-owner"
      label={m.form_owner()}
      none={m.form_owner_none()}
      value={value}
      options={choosable(data, value).map(({ id, name }) => ({ value: id, label: name }))}
      onChoose={onChange}
    />
  );
}
