/** What somebody says of themselves, each with why it is asked: for the first page after signing in and for the own account. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import type { Account } from "#data/entries/own-account.ts";
import { Organisation, organisationKinds } from "#data/schema/organisation.ts";
import { type Grant, mayEver } from "#data/schema/permission.ts";
import { askOwnEmail, setOwnName, setOwnOrganisation } from "../../api/account.ts";
import { accountChanged, organisationsChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import {
  addOrganisation,
  choosable,
  organisationsQuery,
  organisationWords,
  useOrganisationName,
} from "../../api/organisations.ts";
import { organisationKindWord } from "../../labels/account-words.ts";
import { formatDate } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import "./account.css";

interface OwnFormProps {
  button: string;
  busy: boolean;
  onSubmit: () => void;
  /** Said when it is done, or why it is not. */
  said: ReactNode;
  children: ReactNode;
}

/** The browser judges nothing: what is wrong stands beside the field, in the words of the page. */
function OwnForm({ button, busy, onSubmit, said, children }: OwnFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className="own-form" noValidate onSubmit={submit}>
      {children}
      <button type="submit" className="nl-button nl-button--default" disabled={busy}>
        <span className="nl-button__label">{button}</span>
      </button>
      <div role="status" className="own-form__said">
        {said}
      </div>
    </form>
  );
}

const statusOf = (error: Error | null) => (error instanceof AnswerError ? error.status : undefined);
const Failed = () => <Notice kind="error">{m.signin_failed()}</Notice>;

export function NameForm({ account }: { account: Account }) {
  const client = useQueryClient();
  const [name, setName] = useState(account.name);
  const save = useMutation({ mutationFn: setOwnName, onSuccess: () => accountChanged(client) });
  const wrong = statusOf(save.error) === 400;
  return (
    <OwnForm
      button={m.account_save()}
      busy={save.isPending}
      onSubmit={() => save.mutate(name)}
      said={save.isSuccess ? <p>{m.account_saved()}</p> : save.error && !wrong ? <Failed /> : null}
    >
      <TextField
        label={m.account_name()}
        description={m.account_name_why()}
        value={name}
        onChange={setName}
        autoComplete="name"
        maxLength={120}
        error={wrong ? m.account_name_wrong() : undefined}
      />
    </OwnForm>
  );
}

export function EmailForm({ account, mails }: { account: Account; mails: boolean }) {
  const client = useQueryClient();
  const [email, setEmail] = useState(account.email ?? "");
  const ask = useMutation({ mutationFn: askOwnEmail, onSuccess: () => accountChanged(client) });
  const status = statusOf(ask.error);
  const wrong = status === 400 ? m.account_mail_wrong() : status === 409 ? m.account_email_taken() : undefined;
  const { newEmail, admins } = account;
  const done = ask.data && ask.variables !== undefined ? { ...ask.data, email: ask.variables } : undefined;
  return (
    <OwnForm
      button={m.account_email_set()}
      busy={ask.isPending}
      onSubmit={() => ask.mutate(email.trim())}
      said={
        done ? (
          <p>
            {done.changed
              ? m.account_email_changed()
              : done.mailed
                ? m.account_email_mailed({ email: done.email })
                : m.account_email_handed({ email: done.email })}
          </p>
        ) : ask.error && wrong === undefined ? (
          <Notice kind="error">{status === 429 ? m.account_mail_often() : m.signin_failed()}</Notice>
        ) : null
      }
    >
      <TextField
        label={m.account_email()}
        description={`${m.account_email_why()} ${!mails && admins !== undefined ? m.account_email_how_admin() : m.account_email_how()}`}
        type="email"
        autoComplete="email"
        value={email}
        onChange={setEmail}
        error={wrong}
      />
      {newEmail && !done ? (
        <p className="wb-small">{m.account_email_waits({ email: newEmail.email, day: formatDate(newEmail.expiresAt) })}</p>
      ) : null}
    </OwnForm>
  );
}

interface OrganisationFormProps {
  account: Account;
  grants: readonly Grant[];
}

export function OrganisationForm({ account, grants }: OrganisationFormProps) {
  const client = useQueryClient();
  const { data: all = [] } = useQuery(organisationsQuery);
  const nameOf = useOrganisationName();
  const ofGrants = [...new Set(grants.flatMap(({ organisation }) => organisation ?? []))];
  const [chosen, setChosen] = useState(account.organisation ?? (ofGrants.length === 1 ? ofGrants[0] : undefined));
  const [adding, setAdding] = useState(false);
  const save = useMutation({
    mutationFn: (id: string | undefined) => setOwnOrganisation(id ?? null),
    onSuccess: () => accountChanged(client),
  });
  const mayAdd = mayEver({ id: "", grants }, "organisation.edit");
  const add = async (id: string) => {
    setAdding(false);
    setChosen(id);
    await save.mutateAsync(id);
  };
  return (
    <>
      <OwnForm
        button={m.account_save()}
        busy={save.isPending}
        onSubmit={() => save.mutate(chosen)}
        said={save.isSuccess ? <p>{m.account_saved()}</p> : save.error ? <Failed /> : null}
      >
        <SelectField
          label={m.account_organisation()}
          none={m.account_organisation_none()}
          value={chosen}
          options={choosable(all, chosen).map((one) => ({ value: one.id, label: organisationWords(one, all) }))}
          onChoose={setChosen}
          description={
            <>
              {m.account_organisation_why()}{" "}
              {ofGrants.length > 0
                ? m.account_organisation_grant({ names: ofGrants.map((id) => nameOf(id) ?? "…").join(", ") })
                : null}{" "}
              {mayAdd ? null : m.account_organisation_ask()}
            </>
          }
        />
      </OwnForm>
      {mayAdd ? (
        <Button icon="plus" aria-expanded={adding} onClick={() => setAdding(!adding)}>
          {m.account_organisation_add()}
        </Button>
      ) : null}
      {adding ? <NewOrganisation onAdded={add} /> : null}
    </>
  );
}

function NewOrganisation({ onAdded }: { onAdded: (id: string) => Promise<void> }) {
  const id = useId();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<Organisation["kind"]>("gemeente");
  const add = useMutation({
    mutationFn: async () => {
      await addOrganisation({ name, kind });
      await organisationsChanged(client);
      const all = await client.fetchQuery(organisationsQuery);
      return all.find((one) => one.name === name.trim())?.id ?? "";
    },
    onSuccess: onAdded,
  });
  const status = statusOf(add.error);
  const wrong = status === 409 ? m.beheer_organisation_taken() : status === 400 ? m.account_name_wrong() : undefined;
  return (
    <OwnForm
      button={m.account_save()}
      busy={add.isPending}
      onSubmit={() => add.mutate()}
      said={add.error && wrong === undefined ? <Failed /> : null}
    >
      <TextField id={id} label={m.beheer_name()} value={name} onChange={setName} error={wrong} autoFocus />
      <SelectField
        label={m.beheer_kind()}
        value={kind}
        options={organisationKinds.map((value) => ({ value, label: organisationKindWord(value) }))}
        onChoose={(value) => setKind(Organisation.shape.kind.parse(value))}
      />
    </OwnForm>
  );
}
