/** To take part: who somebody is and of which gemeente. What was typed stays until it has arrived. */
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import { type InitiativeTheme, initiativeThemes } from "#data/schema/initiative-filter.ts";
import { Email } from "#data/schema/text.ts";
import { AnswerError } from "../../api/client.ts";
import { sendRegistration } from "../../api/submissions.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { locale, themeWord } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { CheckField } from "../../ui/check-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";

export function RegistrationForm({ id }: { id: string }) {
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [gemeente, setGemeente] = useState<string>();
  const [field, setField] = useState<InitiativeTheme>();
  const [organisation, setOrganisation] = useState("");
  const [consent, setConsent] = useState(false);
  const [tried, setTried] = useState(false);
  const gemeenten = useGemeenten();
  const found = {
    name: name.trim().length < 2 ? m.activity_form_name_needed() : undefined,
    email: Email.safeParse(email.trim()).success ? undefined : m.activity_form_email_needed(),
    gemeente: gemeente === undefined ? m.activity_form_gemeente_needed() : undefined,
    field: field === undefined ? m.activity_form_field_needed() : undefined,
    consent: consent ? undefined : m.activity_form_consent_needed(),
  };
  const faults: Partial<typeof found> = tried ? found : {};
  const send = useMutation({
    mutationFn: (who: { gemeente: string; field: InitiativeTheme }) => {
      const house = organisation.trim();
      return sendRegistration(id, { ...who, name, email, consent: true, ...(house === "" ? {} : { organisation: house }) });
    },
  });
  const press = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (send.isPending) return;
    if (gemeente !== undefined && field !== undefined && Object.values(found).every((one) => one === undefined))
      send.mutate({ gemeente, field });
    // After the faults are there.
    else
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-wrong] input")?.focus());
  };
  if (send.isSuccess) return <Thanks email={email.trim()} />;
  return (
    <form className="registration-form" noValidate ref={form} onSubmit={press}>
      <TextField
        label={m.activity_form_name()}
        autoComplete="name"
        maxLength={120}
        autoFocus
        value={name}
        onChange={setName}
        error={faults.name}
      />
      <TextField
        label={m.activity_form_email()}
        description={m.activity_form_email_hint()}
        type="email"
        inputMode="email"
        autoComplete="email"
        value={email}
        onChange={setEmail}
        error={faults.email}
      />
      <SelectField
        label={m.activity_form_gemeente()}
        none={m.activity_form_gemeente_none()}
        value={gemeente}
        options={gemeenten}
        onChoose={setGemeente}
        error={faults.gemeente}
      />
      <SelectField
        label={m.activity_form_field()}
        none={m.activity_form_field_none()}
        value={field}
        options={initiativeThemes.map((value) => ({ value, label: themeWord(value) }))}
        onChoose={setField}
        error={faults.field}
      />
      <TextField
        label={m.activity_form_organisation()}
        autoComplete="organization"
        maxLength={160}
        value={organisation}
        onChange={setOrganisation}
      />
      <div data-wrong={faults.consent === undefined ? undefined : true}>
        {faults.consent ? <p className="wb-fault">{faults.consent}</p> : null}
        <CheckField label={m.activity_form_consent()} checked={consent} onCheck={setConsent} />
      </div>
      {send.error ? <Notice kind="error">{failure(send.error)}</Notice> : null}
      <p>
        <button type="submit" className="nl-button nl-button--primary">
          <span className="nl-button__label">{send.isPending ? m.activity_form_busy() : m.activity_form_send()}</span>
        </button>
      </p>
    </form>
  );
}

function useGemeenten() {
  const { gemeenten } = useAreaNames();
  return useMemo(
    () =>
      (gemeenten?.codes ?? [])
        .map((value, row) => ({ value, label: gemeenten?.names[row] ?? value }))
        .sort((a, b) => a.label.localeCompare(b.label, locale())),
    [gemeenten],
  );
}

function failure(error: Error): string {
  const status = error instanceof AnswerError ? error.status : 0;
  if (status === 429) return m.activity_form_too_often();
  return status === 404 || status === 409 ? m.activity_form_not_now() : m.activity_form_failed();
}

function Thanks({ email }: { email: string }) {
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => said.current?.focus(), []);
  return (
    <div className="registration-form">
      <p ref={said} tabIndex={-1} role="status">
        <strong>{m.activity_form_thanks()}</strong>
      </p>
      <p>{m.activity_form_thanks_more({ email })}</p>
    </div>
  );
}
