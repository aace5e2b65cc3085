/** The end of an account for good: what goes and what stays is said before it is done, and the name is typed. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { Person } from "#data/schema/account.ts";
import { peopleChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import { endForGood } from "../../api/people.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import "./beheer-entry.css";

interface EraseFormProps {
  name: string;
  busy: boolean;
  error: Error | null;
  onErase: (name: string) => void;
  onCancel: () => void;
}

export function EraseForm({ name, busy, error, onErase, onCancel }: EraseFormProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [isOther, setIsOther] = useState(false);
  const status = error instanceof AnswerError ? error.status : undefined;
  const plain = (text: string) => text.trim().toLocaleLowerCase("nl");
  return (
    <form
      className="beheer-form beheer-erase"
      aria-label={m.account_erase_title()}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const other = plain(typed) !== plain(name);
        setIsOther(other);
        if (!other) onErase(typed);
      }}
    >
      <ul className="wb-list">
        <li>{m.account_erase_goes()}</li>
        <li>{m.account_erase_stays()}</li>
        <li>{m.account_erase_backup()}</li>
      </ul>
      <TextField
        id={id}
        label={m.account_erase_type({ name })}
        value={typed}
        onChange={setTyped}
        autoFocus
        error={isOther || status === 400 ? m.account_erase_wrong() : undefined}
      />
      <p className="page-actions">
        <button type="submit" className="nl-button nl-button--primary" disabled={busy || typed.trim() === ""}>
          <span className="nl-button__label">{m.account_erase_do()}</span>
        </button>
        <Button onClick={onCancel}>{m.beheer_cancel()}</Button>
      </p>
      {error && status !== 400 ? (
        <Notice kind="error">{status === 409 ? m.account_erase_last() : m.signin_failed()}</Notice>
      ) : null}
    </form>
  );
}

interface ErasePersonProps {
  person: Person;
  onDone: (words: string) => void;
  onCancel: () => void;
}

/** Of somebody else, by who manages people. */
export function ErasePerson({ person: { id, name }, onDone, onCancel }: ErasePersonProps) {
  const client = useQueryClient();
  const erase = useMutation({
    mutationFn: (typed: string) => endForGood(id, typed),
    onSuccess: async () => {
      await peopleChanged(client);
      onDone(m.beheer_erased({ name }));
    },
  });
  return (
    <EraseForm
      name={name}
      busy={erase.isPending}
      error={erase.error}
      onErase={(typed) => erase.mutate(typed)}
      onCancel={onCancel}
    />
  );
}
