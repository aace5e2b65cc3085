/** /beheer/mensen: who may come in and do what; inviting, changing and withdrawing. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { z } from "zod";
import { entryFaults } from "#data/schema/faults.ts";
import { Email, typed } from "#data/schema/text.ts";
import { peopleChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import { type Invitation, invite, peopleQuery } from "../../api/people.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { BeheerFrame, type CurrentUser } from "./beheer-frame.tsx";
import { BeheerForm, faultWords, Refusal } from "./form-parts.tsx";
import { GrantFields, type GrantRow } from "./grant-fields.tsx";
import { type InvitationLink, PeopleTable } from "./people-table.tsx";

export function PeoplePage() {
  return (
    <BeheerFrame title={m.beheer_people_title()} action="account.read">
      {(user) => <People user={user} />}
    </BeheerFrame>
  );
}

function People({ user }: { user: CurrentUser }) {
  const people = useQuery(peopleQuery);
  const [inviting, setInviting] = useState(false);
  const [handed, setHanded] = useState<InvitationLink>();
  const [done, setDone] = useState("");
  const status = useRef<HTMLDivElement>(null);
  const say = (words: string, link?: InvitationLink) => {
    setDone(words);
    setHanded(link);
    setInviting(false);
    status.current?.focus();
  };
  return (
    <>
      <p className="lead">{m.beheer_people_lead()}</p>
      <div className="beheer-done" role="status" tabIndex={-1} ref={status}>
        {done === "" ? null : <p>{done}</p>}
        {handed ? <LinkBox handed={handed} /> : null}
      </div>
      <p className="page-actions">
        <Button variant="primary" icon="plus" aria-expanded={inviting} onClick={() => setInviting(!inviting)}>
          {m.beheer_invite()}
        </Button>
      </p>
      {inviting ? <InviteForm onDone={say} onCancel={() => setInviting(false)} /> : null}
      <Fetched query={people} waiting={m.beheer_people_loading()}>
        {(all) => <PeopleTable people={all} user={user} onDone={say} />}
      </Fetched>
    </>
  );
}

/** Inviting somebody: who, and what they may. */
const Who = z.object({ name: typed(2, 120), email: Email });

interface InviteFormProps {
  onDone: (words: string, handed: InvitationLink) => void;
  onCancel: () => void;
}

function InviteForm({ onDone, onCancel }: InviteFormProps) {
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
    setWrong(faultWords(found));
    if (parsed.success) send.mutate({ ...parsed.data, grants: rows.map(({ grant }) => grant) });
    else document.getElementById(`${id}-${found[0]?.path}`)?.focus();
  };
  const known = send.error instanceof AnswerError && send.error.status === 409;
  return (
    <BeheerForm label={m.beheer_invite()} onSubmit={submit}>
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
    </BeheerForm>
  );
}

/** The link of an invitation: mailed, or here to hand over. */
function LinkBox({ handed: { link, name } }: { handed: InvitationLink }) {
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
