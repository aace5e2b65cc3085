/** The passkeys of whoever is signed in: add one, take one away. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { passkeysChanged } from "../../api/after-change.ts";
import { addPasskey, deletePasskey, knowsPasskeys, passkeysQuery, turnedBack } from "../../api/passkeys.ts";
import { devicesQuery } from "../../api/session.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { deviceName } from "./device-name.ts";

export function OwnPasskeys() {
  const client = useQueryClient();
  const passkeys = useQuery(passkeysQuery);
  const again = () => passkeysChanged(client);
  const remove = useMutation({ mutationFn: deletePasskey, onSuccess: again });
  return (
    <>
      <Fetched query={passkeys} waiting={m.loading()} empty={<p className="wb-soft">{m.passkey_none()}</p>}>
        {(all) => (
          <ul className="passkeys">
            {all.map(({ id, name }) => (
              <li key={id}>
                <span>{name}</span>
                <Button variant="subtle" disabled={remove.isPending} onClick={() => remove.mutate(id)}>
                  {m.passkey_remove()} <span className="wb-hidden">{name}</span>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Fetched>
      {knowsPasskeys() ? <NewPasskey onAdded={again} /> : <p className="wb-soft">{m.passkey_unknown()}</p>}
      {remove.error ? (
        <Notice kind="error">
          <p>{m.signin_failed()}</p>
        </Notice>
      ) : null}
    </>
  );
}

function NewPasskey({ onAdded }: { onAdded: () => Promise<void> }) {
  const id = useId();
  const { data: devices } = useQuery(devicesQuery);
  const here = devices?.find(({ current }) => current);
  const [typed, setName] = useState<string>();
  // Known by its browser until its owner gives it a name.
  const name = typed ?? (here ? deviceName(here) : "");
  const add = useMutation({
    mutationFn: () => addPasskey(name.trim()),
    onSuccess: async () => {
      setName(undefined);
      await onAdded();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <>
      <form className="sign-in-mail" onSubmit={submit}>
        <label className="wb-label" htmlFor={id}>
          {m.passkey_name()}
        </label>
        <div>
          <input
            id={id}
            className="wb-field"
            maxLength={80}
            required
            value={name}
            placeholder={m.passkey_name_example()}
            onChange={(event) => setName(event.target.value)}
          />
          <button type="submit" className="nl-button nl-button--default" disabled={add.isPending || name.trim() === ""}>
            <span className="nl-button__label">{m.passkey_add()}</span>
          </button>
        </div>
      </form>
      {add.error && !turnedBack(add.error) ? (
        <Notice kind="error">
          <p>{m.passkey_failed()}</p>
        </Notice>
      ) : null}
    </>
  );
}
