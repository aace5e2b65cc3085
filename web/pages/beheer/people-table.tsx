/** Everybody with their roles, and what can be done about them. Who was withdrawn stands last. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Grant } from "#data/schema/permission.ts";
import { peopleChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import { giveGrants, inviteAgain, type Person } from "../../api/people.ts";
import { organisationsQuery } from "../../api/session.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { formatDate } from "../../labels/format.ts";
import { roleWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { Member } from "./beheer-frame.tsx";
import { GrantFields, rowsOf } from "./grant-fields.tsx";
import type { Handed } from "./invite-form.tsx";
import { Refusal } from "./refusal.tsx";

type Done = (words: string, handed?: Handed) => void;
type Doing = "change" | "withdraw";

interface PeopleTableProps {
  people: readonly Person[];
  member: Member;
  onDone: Done;
}

export function PeopleTable({ people, member, onDone }: PeopleTableProps) {
  const [doing, setDoing] = useState<{ id: string; what: Doing }>();
  const sorted = [...people].sort((a, b) => Number(a.grants.length === 0) - Number(b.grants.length === 0));
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
        {sorted.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            self={person.id === member.id}
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
  const gone = person.grants.length === 0;
  const again = useMutation({
    mutationFn: () => inviteAgain(person.id),
    onSuccess: async (invited) => {
      await peopleChanged(client);
      onDone(m.beheer_link_made({ name: person.name }), { ...invited, name: person.name });
    },
  });
  const of = <span className="wb-hidden"> {person.name}</span>;
  const toggle = (what: Doing) => onDoing(doing === what ? undefined : what);
  return (
    <>
      <tr data-gone={gone}>
        <th scope="row">
          {person.name} {self ? <span className="wb-soft">{m.beheer_you()}</span> : null}
          <span className="beheer-table__more">{person.email.endsWith(".invalid") ? m.beheer_no_email() : person.email}</span>
        </th>
        <td data-label={m.beheer_roles()}>
          {gone ? m.beheer_no_roles() : null}
          <ul className="beheer-lines">
            {person.grants.map((grant) => (
              <li key={JSON.stringify(grant)}>{grantWords(grant)}</li>
            ))}
          </ul>
        </td>
        <td data-label={m.beheer_status()}>{statusWords(person, Date.now())}</td>
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
          {gone || self ? null : (
            <Button aria-expanded={doing === "withdraw"} onClick={() => toggle("withdraw")}>
              {m.beheer_withdraw()}
              {of}
            </Button>
          )}
        </td>
      </tr>
      {doing || again.error ? (
        <tr className="beheer-table__form">
          <td colSpan={4}>
            {doing === "change" ? <ChangeRoles person={person} onDone={onDone} onCancel={() => onDoing(undefined)} /> : null}
            {doing === "withdraw" ? <Withdraw person={person} onDone={onDone} onCancel={() => onDoing(undefined)} /> : null}
            {again.error ? <PersonRefusal error={again.error} /> : null}
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

/** "wijkteam, voor Welzijn Amersfoort, in Amersfoort" */
function useGrantWords(): (grant: Grant) => string {
  const { data: organisations } = useQuery(organisationsQuery);
  const { nameOf } = useAreaNames();
  return ({ role, organisation, areas }) =>
    [
      roleWord(role),
      organisation && m.signin_for({ name: organisations?.find(({ id }) => id === organisation)?.name ?? "…" }),
      areas && m.signin_in({ names: areas.map((code) => nameOf(code) ?? code).join(", ") }),
    ]
      .filter(Boolean)
      .join(", ");
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
