/** Whoever has signed in: who they are here, the roles they were given, and their passkeys. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Session } from "#data/schema/account.ts";
import { accountQuery } from "../../api/account.ts";
import { devicesChanged } from "../../api/after-change.ts";
import { devicesQuery, endDevice, waysQuery } from "../../api/session.ts";
import { formatDate } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useGrantWords } from "../../state/grant-words.ts";
import { Button } from "../../ui/button.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { NewInitiativeLink } from "../initiatives/links.tsx";
import { GuideSettings } from "../questions/guide-settings.tsx";
import { SavedRegions } from "../region/saved-regions.tsx";
import { deviceName } from "./device-name.ts";
import { MailSettings } from "./mail-settings.tsx";
import { EmailForm, NameForm, OrganisationForm } from "./own-fields.tsx";
import { OwnPasskeys } from "./passkey-list.tsx";
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
      <Details grants={grants} />
      <h2 id="passkeys" tabIndex={-1}>
        {m.passkey_title()}
      </h2>
      <p className="prose">{m.passkey_what()}</p>
      <OwnPasskeys />
      <DeviceTable />
      <SavedRegions />
      <MailSettings />
      <GuideSettings />
    </>
  );
}

function Details({ grants }: Pick<Session, "grants">) {
  const account = useQuery(accountQuery);
  const { data: ways } = useQuery(waysQuery);
  return (
    <>
      <h2>{m.account_details()}</h2>
      <Fetched query={account} waiting={m.loading()}>
        {(own) => (
          <div className="own-forms">
            <NameForm account={own} />
            <EmailForm account={own} mails={ways?.mail ?? true} />
            <OrganisationForm account={own} grants={grants} />
          </div>
        )}
      </Fetched>
      <p className="own-again">
        <Link to="/welkom" search={true} className="nl-link">
          {m.account_again()}
        </Link>
      </p>
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
