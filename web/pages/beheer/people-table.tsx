/** People with their roles, and what can be done about them. */

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Invited, Person } from "#data/schema/account.ts";
import type { Grant } from "#data/schema/permission.ts";
import { peopleChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import { useOrganisationName } from "../../api/organisations.ts";
import { giveGrants, inviteAgain, makeEmailLink } from "../../api/people.ts";
import { formatDate } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useGrantWords } from "../../state/grant-words.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { CurrentUser } from "./beheer-frame.tsx";
import { ErasePerson } from "./erase-form.tsx";
import { Refusal } from "./form-parts.tsx";
import { GrantFields, rowsOf } from "./grant-fields.tsx";

/** A link that lets somebody in, once: mailed, or here to hand over. */
export interface InvitationLink extends Pick<Invited, "link" | "mailed"> {
  name: string;
}

type Done = (words: string, handed?: InvitationLink) => void;
type Doing = "change" | "withdraw" | "erase";

interface PeopleTableProps {
  people: readonly Person[];
  user: CurrentUser;
  onDone: Done;
}

export function PeopleTable({ people, user, onDone }: PeopleTableProps) {
  const [doing, setDoing] = useState<{ id: string; what: Doing }>();
  const heads = [m.beheer_name(), m.beheer_roles(), m.beheer_status(), m.beheer_actions()];
  return (
    <table className="wb-table beheer-table beheer-people">
      <caption className="wb-hidden">{m.beheer_people_title()}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            self={person.id === user.id}
            doing={doing?.id === person.id ? doing.what : undefined}
            onDoing={(what) => setDoing(what && { id: person.id, what })}
            onDone={(words, handed) => {
              setDoing(undefined);
              onDone(words, handed);
            }}
          />
        ))}
      </tbody>
    </table>
  );
}

interface PersonRowProps {
  person: Person;
  self: boolean;
  doing: Doing | undefined;
  onDoing: (what: Doing | undefined) => void;
  onDone: Done;
}

function PersonRow({ person, self, doing, onDoing, onDone }: PersonRowProps) {
  const client = useQueryClient();
  const grantWords = useGrantWords();
  const organisationName = useOrganisationName();
  const gone = person.grants.length === 0;
  const again = useMutation({
    mutationFn: () => inviteAgain(person.id),
    onSuccess: async (invited) => {
      await peopleChanged(client);
      onDone(m.beheer_link_made({ name: person.name }), { ...invited, name: person.name });
    },
  });
  const emailLink = useMutation({
    mutationFn: () => makeEmailLink(person.id),
    onSuccess: (made) => onDone(m.beheer_email_link_made({ name: person.name }), { ...made, name: person.name }),
  });
  const of = <span className="wb-hidden"> {person.name}</span>;
  const toggle = (what: Doing) => onDoing(doing === what ? undefined : what);
  return (
    <>
      <tr data-gone={gone}>
        <th scope="row">
          {person.name} {self ? <span className="wb-soft">{m.beheer_you()}</span> : null}
          <span className="beheer-table__more">{person.email.endsWith(".invalid") ? m.beheer_no_email() : person.email}</span>
          {person.newEmail ? (
            <span className="beheer-table__more">{m.beheer_wants_email({ email: person.newEmail })}</span>
          ) : null}
          {person.organisation ? (
            <span className="beheer-table__more">
              {m.beheer_works_for({ name: organisationName(person.organisation) ?? "…" })}
            </span>
          ) : null}
        </th>
        <td data-label={m.beheer_roles()}>
          {gone ? m.beheer_no_roles() : null}
          <ul className="beheer-lines">
            {person.grants.map((grant) => (
              <li key={JSON.stringify(grant)}>{grantWords(grant)}</li>
            ))}
          </ul>
        </td>
        <td data-label={m.beheer_status()}>
          <div>
            {statusWords(person, Date.now())}
            {person.seenOn ? (
              <span className="beheer-table__more">{m.beheer_seen_on({ day: formatDate(person.seenOn) })}</span>
            ) : null}
          </div>
        </td>
        <td className="beheer-table__actions">
          <Button aria-expanded={doing === "change"} onClick={() => toggle("change")}>
            {gone ? m.beheer_let_in_again() : m.beheer_change_role()}
            {of}
          </Button>
          {gone ? null : (
            <Button disabled={again.isPending} onClick={() => again.mutate()}>
              {person.seen ? m.beheer_new_link() : m.beheer_invite_again()}
              {of}
            </Button>
          )}
          {person.newEmail && !self ? (
            <Button disabled={emailLink.isPending} onClick={() => emailLink.mutate()}>
              {m.beheer_email_link()}
              {of}
            </Button>
          ) : null}
          {gone || self ? null : (
            <Button aria-expanded={doing === "withdraw"} onClick={() => toggle("withdraw")}>
              {m.beheer_withdraw()}
              {of}
            </Button>
          )}
          {gone && !self ? (
            <Button aria-expanded={doing === "erase"} onClick={() => toggle("erase")}>
              {m.beheer_erase()}
              {of}
            </Button>
          ) : null}
        </td>
      </tr>
      {doing || again.error || emailLink.error ? (
        <tr className="beheer-table__form">
          <td colSpan={4}>
            {doing === "change" ? <ChangeRoles person={person} onDone={onDone} onCancel={() => onDoing(undefined)} /> : null}
            {doing === "withdraw" ? <Withdraw person={person} onDone={onDone} onCancel={() => onDoing(undefined)} /> : null}
            {doing === "erase" ? <ErasePerson person={person} onDone={onDone} onCancel={() => onDoing(undefined)} /> : null}
            {again.error ? <PersonRefusal error={again.error} /> : null}
            {emailLink.error ? <Notice kind="error">{m.beheer_email_link_taken()}</Notice> : null}
          </td>
        </tr>
      ) : null}
    </>
  );
}

function statusWords({ grants, seen, invitation }: Person, now: number): string {
  if (grants.length === 0) return m.beheer_status_withdrawn();
  if (seen) return m.beheer_status_in();
  if (!invitation) return m.beheer_status_never();
  const day = formatDate(invitation.expiresAt);
  return Date.parse(invitation.expiresAt) > now ? m.beheer_status_invited({ day }) : m.beheer_status_expired({ day });
}

interface ChangeProps {
  person: Person;
  onDone: Done;
  onCancel: () => void;
}

function useGive({ id }: Person, done: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (grants: readonly Grant[]) => giveGrants(id, grants),
    onSuccess: async () => {
      await peopleChanged(client);
      done();
    },
  });
}

function ChangeRoles({ person, onDone, onCancel }: ChangeProps) {
  const [rows, setRows] = useState(rowsOf(person.grants.length > 0 ? person.grants : [{ role: "viewer" }]));
  const give = useGive(person, () => onDone(m.beheer_roles_changed({ name: person.name })));
  return (
    <div className="beheer-form">
      <GrantFields rows={rows} onChange={setRows} />
      <p className="wb-small wb-soft">{m.beheer_roles_more({ name: person.name })}</p>
      <div className="beheer-steps__buttons">
        <Button variant="primary" disabled={give.isPending} onClick={() => give.mutate(rows.map(({ grant }) => grant))}>
          {m.beheer_save()}
        </Button>
        <Button onClick={onCancel}>{m.beheer_cancel()}</Button>
      </div>
      {give.error ? <PersonRefusal error={give.error} /> : null}
    </div>
  );
}

function Withdraw({ person, onDone, onCancel }: ChangeProps) {
  const give = useGive(person, () => onDone(m.beheer_withdrawn({ name: person.name })));
  return (
    <div className="beheer-form">
      <p>{m.beheer_withdraw_sure({ name: person.name })}</p>
      <div className="beheer-steps__buttons">
        <Button variant="primary" disabled={give.isPending} onClick={() => give.mutate([])}>
          {m.beheer_withdraw_do()}
        </Button>
        <Button onClick={onCancel}>{m.beheer_cancel()}</Button>
      </div>
      {give.error ? <PersonRefusal error={give.error} /> : null}
    </div>
  );
}

/** Of people a 409 means one thing: nobody would be left who lets others in. */
function PersonRefusal({ error }: { error: Error }) {
  if (error instanceof AnswerError && error.status === 409) return <Notice kind="error">{m.beheer_last_admin()}</Notice>;
  return <Refusal error={error} />;
}
