/** Inviting somebody: who, and what they may. */

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { z } from "zod";
import { entryFaults, faults } from "#data/schema/faults.ts";
import { Email, typed } from "#data/schema/text.ts";
import { peopleChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import { type Invitation, type Invited, invite } from "../../api/people.ts";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { GrantFields, type GrantRow } from "./grant-fields.tsx";
import { Refusal } from "./refusal.tsx";

const Who = z.object({ name: typed(2, 120), email: Email });

interface InviteFormProps {
  onDone: (words: string, handed: Handed) => void;
  onCancel: () => void;
}

export function InviteForm({ onDone, onCancel }: InviteFormProps) {
  const id = useId();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [rows, setRows] = useState<GrantRow[]>([{ key: 0, grant: { role: "wijkteam" } }]);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const send = useMutation({
    mutationFn: (invitation: Invitation) => invite(invitation),
    onSuccess: async (invited, invitation) => {
      await peopleChanged(client);
      onDone(m.beheer_invited({ name: invitation.name }), { ...invited, name: invitation.name });
    },
  });
  const submit = () => {
    const parsed = Who.safeParse({ name, email });
    const found = parsed.success ? [] : entryFaults(parsed.error.issues);
    setWrong(Object.fromEntries(found.map(({ path, code }) => [path, words(faults[code])])));
    if (parsed.success) send.mutate({ ...parsed.data, grants: rows.map(({ grant }) => grant) });
    else document.getElementById(`${id}-${found[0]?.path}`)?.focus();
  };
  const known = send.error instanceof AnswerError && send.error.status === 409;
  return (
    <form
      className="beheer-form"
      aria-label={m.beheer_invite()}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="beheer-form__pair">
        <TextField id={`${id}-name`} label={m.beheer_name()} value={name} onChange={setName} error={wrong.name} autoFocus />
        <TextField
          id={`${id}-email`}
          label={m.beheer_email()}
          type="email"
          value={email}
          onChange={setEmail}
          error={wrong.email}
        />
      </div>
      <GrantFields rows={rows} onChange={setRows} />
      <div className="beheer-steps__buttons">
        <button type="submit" className="nl-button nl-button--primary" disabled={send.isPending}>
          <span className="nl-button__label">{m.beheer_invite_do()}</span>
        </button>
        <Button onClick={onCancel}>{m.beheer_cancel()}</Button>
      </div>
      {known ? <Notice kind="error">{m.beheer_email_known()}</Notice> : send.error ? <Refusal error={send.error} /> : null}
    </form>
  );
}

/** A link that lets somebody in, once: mailed, or here to hand over. */
export interface Handed extends Pick<Invited, "link" | "mailed"> {
  name: string;
}

export function LinkBox({ handed: { link, name } }: { handed: Handed }) {
  const id = useId();
  const [copied, setCopied] = useState(false);
  if (link === undefined) return <p>{m.beheer_link_mailed({ name })}</p>;
  const copy = async () => {
    // Over plain http browsers have no clipboard: then the field is selected and the keyboard copies.
    const field = document.getElementById(id);
    if (field instanceof HTMLInputElement) field.select();
    await navigator.clipboard?.writeText(link);
    setCopied(navigator.clipboard !== undefined);
  };
  return (
    <div className="beheer-link">
      <label className="wb-label" htmlFor={id}>
        {m.beheer_link({ name })}
      </label>
      <div>
        <input id={id} className="wb-field" readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
        <Button onClick={() => void copy()}>{copied ? m.beheer_copied() : m.beheer_copy()}</Button>
      </div>
      <p className="wb-small wb-soft">{m.beheer_link_more()}</p>
    </div>
  );
}
