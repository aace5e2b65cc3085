/** What the forms of beheer are made of: text, organisation, the promise of whoever judges alone, and what the server refused. */

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { type FaultCode, faults } from "#data/schema/faults.ts";
import { AnswerError } from "../../api/client.ts";
import { choosable, organisationsQuery, organisationWords } from "../../api/organisations.ts";
import { fieldWord } from "../../labels/field-words.ts";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { CheckField } from "../../ui/check-field.tsx";
import { Loading } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";

/** Why the server did not do it, in plain words, with what can be done now. What was typed stays. */
interface RefusalProps {
  error: Error;
  /** Fetches the newest version; absent where a 409 means something else. */
  onNewest?: () => void;
}

export function Refusal({ error, onNewest }: RefusalProps) {
  const { status, problem } = error instanceof AnswerError ? error : { status: 0, problem: undefined };
  if (status === 409 && onNewest) {
    return (
      <Notice kind="error">
        <p>{m.beheer_conflict()}</p>
        <p>{m.beheer_conflict_more()}</p>
        <Button onClick={onNewest}>{m.beheer_newest()}</Button>
      </Notice>
    );
  }
  const faults = problem?.errors ?? [];
  return (
    <Notice kind="error">
      <p>{wordsOf(status)}</p>
      {faults.length > 0 ? (
        <ul className="wb-list">
          {faults.map(({ name, reason }) => (
            <li key={`${name} ${reason}`}>
              {fieldWord(name.replace(/^content\./, ""))}: {reason}
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}

function wordsOf(status: number): string {
  if (status === 400) return m.beheer_refused();
  if (status === 401) return m.beheer_signed_out();
  if (status === 403) return m.beheer_forbidden();
  return status === 404 ? m.beheer_entry_gone() : m.beheer_failed();
}

interface BeheerFormProps {
  label: string;
  onSubmit: () => void;
  children: ReactNode;
}

/** The browser judges nothing: faults stand beside their field, in the words of the page. */
export const BeheerForm = ({ label, onSubmit, children }: BeheerFormProps) => (
  <form
    className="beheer-form"
    aria-label={label}
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      onSubmit();
    }}
  >
    {children}
  </form>
);

/** What is wrong, by field. */
export const faultWords = (found: readonly { path: string; code: FaultCode }[]): Record<string, string> =>
  Object.fromEntries(found.map(({ path, code }) => [path, words(faults[code])]));

/** Whoever makes public what they wrote themselves names that nobody else judged it: "zonder tweede paar ogen". */
interface SelfApprovalProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
}

export const SelfApproval = ({ checked, onChange }: SelfApprovalProps) => (
  <div className="beheer-field">
    <CheckField
      label={m.beheer_self_approval()}
      description={m.beheer_self_approval_more()}
      checked={checked}
      onCheck={onChange}
    />
  </div>
);

interface OrganisationSelectProps {
  label: string;
  /** Word for no choice. */
  none: string;
  value: string | undefined;
  onChoose: (id: string | undefined) => void;
  /** What can be chosen beside the organisations themselves. */
  more?: readonly { value: string; label: string }[];
  description?: string;
  className?: string;
  /** Also those that were retired: to find what belongs to them. */
  ended?: boolean;
}

/** One of all organisations. What was chosen stays chosen while their names are on their way, or could not be fetched. */
export function OrganisationSelect({ value, more = [], ended = false, ...rest }: OrganisationSelectProps) {
  const { data = [], error, refetch } = useQuery(organisationsQuery);
  const found = ended ? data.filter(({ joinedInto }) => joinedInto === undefined) : choosable(data, value);
  const options = [...more, ...found.map((one) => ({ value: one.id, label: organisationWords(one, data) }))];
  const unnamed = value && !options.some((one) => one.value === value) ? [{ value, label: "…" }] : [];
  return (
    <>
      <SelectField value={value} options={[...options, ...unnamed]} {...rest} />
      {error && data.length === 0 ? (
        <Loading error={error} onRetry={() => void refetch()}>
          {m.beheer_organisations_loading()}
        </Loading>
      ) : null}
    </>
  );
}
