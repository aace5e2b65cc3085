/** /beheer/mensen: who may come in and do what; inviting, changing and withdrawing. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { z } from "zod";
import { entryFaults } from "#data/schema/faults.ts";
import type { Grant } from "#data/schema/permission.ts";
import { Email, typed } from "#data/schema/text.ts";
import { accountQuery, acknowledge } from "../../api/account.ts";
import { accountChanged, peopleChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import { type Invitation, invite, type PeopleQuestion, peopleAtOnce, peopleQuery } from "../../api/people.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Empty, Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { BeheerFrame, type CurrentUser } from "./beheer-frame.tsx";
import { BeheerForm, faultWords, Refusal } from "./form-parts.tsx";
import { GrantFields, type GrantRow } from "./grant-fields.tsx";
import { PeopleFilters, PeoplePaging } from "./people-filters.tsx";
import { type InvitationLink, PeopleTable } from "./people-table.tsx";

export function PeoplePage() {
  return (
    <BeheerFrame title={m.beheer_people_title()} action="account.read">
      {(user) => <People user={user} />}
    </BeheerFrame>
  );
}

function People({ user }: { user: CurrentUser }) {
  const [question, setQuestion] = useState<PeopleQuestion>({});
  const people = useQuery(peopleQuery(question));
  const [inviting, setInviting] = useState<Grant>();
  const [handed, setHanded] = useState<InvitationLink>();
  const [done, setDone] = useState("");
  const status = useRef<HTMLDivElement>(null);
  const say = (words: string, link?: InvitationLink) => {
    setDone(words);
    setHanded(link);
    setInviting(undefined);
    status.current?.focus();
  };
  return (
    <>
      <p className="lead">{m.beheer_people_lead()}</p>
      <SecondAdmin onInvite={() => setInviting({ role: "admin" })} />
      <div className="beheer-done" role="status" tabIndex={-1} ref={status}>
        {done === "" ? null : <p>{done}</p>}
        {handed ? <LinkBox handed={handed} /> : null}
      </div>
      <p className="page-actions">
        <Button
          variant="primary"
          icon="plus"
          aria-expanded={inviting !== undefined}
          onClick={() => setInviting(inviting ? undefined : { role: "wijkteam" })}
        >
          {m.beheer_invite()}
        </Button>
      </p>
      {inviting ? <InviteForm key={inviting.role} grant={inviting} onDone={say} onCancel={() => setInviting(undefined)} /> : null}
      <PeopleFilters question={question} onAsk={(change) => setQuestion({ ...question, ...change, page: undefined })} />
      <Fetched query={people} waiting={m.beheer_people_loading()}>
        {({ people: found, total }) => (
          <div aria-busy={people.isPlaceholderData}>
            <p className="wb-soft" role="status">
              {total === 1 ? m.beheer_found_one() : m.beheer_found({ count: formatNumber(total) })}
            </p>
            {total === 0 ? (
              <Empty title={m.beheer_found_none()} more={m.beheer_found_none_more()} />
            ) : (
              <PeopleTable people={found} user={user} onDone={say} />
            )}
            <PeoplePaging
              page={question.page ?? 1}
              total={total}
              most={peopleAtOnce}
              onPage={(page) => setQuestion({ ...question, page })}
            />
          </div>
        )}
      </Fetched>
    </>
  );
}

/** Of two beheerders one can let the other in again; of one nobody can. */
function SecondAdmin({ onInvite }: { onInvite: () => void }) {
  const client = useQueryClient();
  const { data: account } = useQuery(accountQuery);
  const enough = useMutation({ mutationFn: () => acknowledge("secondAdmin"), onSuccess: () => accountChanged(client) });
  if (!account?.suggestSecond) return null;
  return (
    <Notice>
      <p>{m.beheer_second()}</p>
      <p className="page-actions">
        <Button onClick={onInvite}>{m.beheer_second_do()}</Button>
        <Button variant="subtle" disabled={enough.isPending} onClick={() => enough.mutate()}>
          {m.beheer_second_no()}
        </Button>
      </p>
    </Notice>
  );
}

/** Inviting somebody: who, and what they may. */
const Who = z.object({ name: typed(2, 120), email: Email });

interface InviteFormProps {
  /** To begin with. */
  grant: Grant;
  onDone: (words: string, handed: InvitationLink) => void;
  onCancel: () => void;
}

function InviteForm({ grant, onDone, onCancel }: InviteFormProps) {
  const id = useId();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [rows, setRows] = useState<GrantRow[]>([{ key: 0, grant }]);
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
