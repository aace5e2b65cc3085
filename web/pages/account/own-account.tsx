/** Whoever has signed in: who they are here, the roles they were given, and their passkeys. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { Device, Session } from "#data/schema/account.ts";
import { devicesChanged, passkeysChanged } from "../../api/after-change.ts";
import { addPasskey, deletePasskey, knowsPasskeys, passkeysQuery, turnedBack } from "../../api/passkeys.ts";
import { devicesQuery, endDevice } from "../../api/session.ts";
import { formatDate } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useGrantWords } from "../../state/grant-words.ts";
import { Button } from "../../ui/button.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { NewInitiativeLink } from "../initiatives/links.tsx";
import { MailSettings } from "./mail-settings.tsx";
import "./sign-in.css";

export function OwnAccount({ session: { name, grants } }: { session: Session }) {
  const grantWords = useGrantWords();
  return (
    <>
      <p className="lead">{m.signin_you_are({ name })}</p>
      <h2>{m.signin_roles()}</h2>
      {grants.length === 0 ? (
        <p>{m.signin_no_roles()}</p>
      ) : (
        <ul className="wb-list">
          {grants.map((grant) => (
            <li key={JSON.stringify(grant)}>{grantWords(grant)}</li>
          ))}
        </ul>
      )}
      <div className="page-actions">
        <NewInitiativeLink />
        <a className="nl-link" href="/api">
          {m.signin_api()}
        </a>
      </div>
      <PasskeyList />
      <DeviceTable />
      <MailSettings />
    </>
  );
}

/** Where the person is signed in; any but this one can be ended here. */
function DeviceTable() {
  const client = useQueryClient();
  const devices = useQuery(devicesQuery);
  const end = useMutation({ mutationFn: endDevice, onSettled: () => devicesChanged(client) });
  return (
    <>
      <h2>{m.devices_title()}</h2>
      <p className="prose">{m.devices_what()}</p>
      <Fetched query={devices} waiting={m.loading()}>
        {(all) => (
          <ul className="passkeys">
            {all.map((device) => {
              const name = deviceName(device);
              return (
                <li key={device.id}>
                  <span>
                    {device.current ? m.devices_this({ name }) : name}{" "}
                    <span className="wb-soft">
                      {m.devices_since({ since: formatDate(device.since), used: formatDate(device.usedOn) })}
                    </span>
                  </span>
                  {device.current ? null : (
                    <Button variant="subtle" disabled={end.isPending} onClick={() => end.mutate(device.id)}>
                      {m.devices_end()} <span className="wb-hidden">{name}</span>
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </Fetched>
      {end.error ? (
        <Notice kind="error">
          <p>{m.signin_failed()}</p>
        </Notice>
      ) : null}
    </>
  );
}

const deviceName = ({ browser, system }: Device): string =>
  browser && system ? m.devices_name({ browser, system }) : (browser ?? system ?? m.devices_unknown());

/** Add one, take one away. */
function PasskeyList() {
  const client = useQueryClient();
  const passkeys = useQuery(passkeysQuery);
  const again = () => passkeysChanged(client);
  const remove = useMutation({ mutationFn: deletePasskey, onSuccess: again });
  return (
    <>
      <h2>{m.passkey_title()}</h2>
      <p className="prose">{m.passkey_what()}</p>
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
  const [name, setName] = useState("");
  const add = useMutation({
    mutationFn: () => addPasskey(name.trim()),
    onSuccess: async () => {
      setName("");
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
