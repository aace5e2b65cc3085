/** One organisation: added, or changed from the version that is on screen. */

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { entryFaults, faults } from "#data/schema/faults.ts";
import { Organisation, organisationKinds } from "#data/schema/organisation.ts";
import { organisationsChanged } from "../../api/after-change.ts";
import { addOrganisation, saveOrganisation } from "../../api/people.ts";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { organisationKindWord } from "./moderation-words.ts";
import { Refusal } from "./refusal.tsx";
import { SelfApproval } from "./self-approval.tsx";

export interface KnownOrganisation {
  id: string;
  version: number;
  name: string;
  kind: Organisation["kind"];
  website?: string | undefined;
}

interface OrganisationFormProps {
  /** Undefined for one to add. */
  from: KnownOrganisation | undefined;
  all: readonly KnownOrganisation[];
  onDone: (words: string) => Promise<void>;
  onCancel: () => void;
}

export function OrganisationForm({ from, all, onDone, onCancel }: OrganisationFormProps) {
  const id = useId();
  const client = useQueryClient();
  const [name, setName] = useState(from?.name ?? "");
  const [kind, setKind] = useState<Organisation["kind"]>(from?.kind ?? "welzijn");
  const [website, setWebsite] = useState(from?.website ?? "");
  const [named, setNamed] = useState(false);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const send = useMutation({
    mutationFn: (organisation: Organisation) =>
      from
        ? saveOrganisation(from, { ...organisation, ...(named ? { selfApproved: true as const } : {}) })
        : addOrganisation(organisation),
    onSuccess: (_, organisation) =>
      onDone(
        from
          ? m.beheer_organisation_saved({ name: organisation.name })
          : m.beheer_organisation_added({ name: organisation.name }),
      ),
  });
  const submit = () => {
    const parsed = Organisation.safeParse({ name, kind, ...(website.trim() === "" ? {} : { website }) });
    const found = parsed.success ? [] : entryFaults(parsed.error.issues);
    const taken =
      parsed.success && all.some((one) => one.id !== from?.id && one.name.toLowerCase() === parsed.data.name.toLowerCase());
    setWrong({
      ...Object.fromEntries(found.map(({ path, code }) => [path, words(faults[code])])),
      ...(taken ? { name: m.beheer_organisation_taken() } : {}),
    });
    if (parsed.success && !taken) send.mutate(parsed.data);
    else document.getElementById(`${id}-${taken ? "name" : found[0]?.path}`)?.focus();
  };
  return (
    <form
      className="beheer-form"
      aria-label={from ? m.beheer_organisation_change({ name: from.name }) : m.beheer_organisation_add()}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="beheer-form__pair">
        <TextField id={`${id}-name`} label={m.beheer_name()} value={name} onChange={setName} error={wrong.name} autoFocus />
        <SelectField
          label={m.beheer_kind()}
          value={kind}
          options={organisationKinds.map((value) => ({ value, label: organisationKindWord(value) }))}
          onChoose={(chosen) => chosen && setKind(chosen)}
        />
        <TextField
          id={`${id}-website`}
          label={m.beheer_website()}
          type="url"
          value={website}
          onChange={setWebsite}
          error={wrong.website}
        />
      </div>
      {from ? <SelfApproval checked={named} onChange={setNamed} /> : null}
      <div className="beheer-steps__buttons">
        <button
          type="submit"
          className="nl-button nl-button--primary"
          disabled={send.isPending || (from !== undefined && !named)}
        >
          <span className="nl-button__label">{m.beheer_save()}</span>
        </button>
        <Button onClick={onCancel}>{m.beheer_cancel()}</Button>
      </div>
      {send.error ? (
        <Refusal error={send.error} onNewest={() => void organisationsChanged(client).then(() => send.reset())} />
      ) : null}
    </form>
  );
}
