/** How somebody comes in again, and a warning for who would not. */
import { type RefObject, useEffect, useRef } from "react";
import type { Account } from "#data/entries/own-account.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";

/** What is left without a passkey. */
export function WaysLeft({ account: { ways, admins } }: { account: Account }) {
  const left = [
    ...(ways.mail ? [m.account_way_mail()] : []),
    ...(ways.provider ? [m.account_way_provider()] : []),
    ...(admins === 1 ? [] : [m.account_way_admin()]),
    ...(admins === undefined ? [] : [m.account_way_command()]),
  ];
  return (
    <div className="wb-small">
      <p>{m.account_ways_left()}</p>
      <ul className="wb-list">
        {left.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
    </div>
  );
}

interface LeaveWarningProps {
  account: Account;
  busy: boolean;
  onLeave: () => void;
  onStay: () => void;
}

/** Says what to do first, and lets them go all the same. */
export function LeaveWarning({ account: { admins }, busy, onLeave, onStay }: LeaveWarningProps) {
  const heading: RefObject<HTMLHeadingElement | null> = useRef(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="leave-warning" aria-labelledby="afmelden">
      <h2 id="afmelden" ref={heading} tabIndex={-1}>
        {m.account_leave_title()}
      </h2>
      <p>{m.account_leave_why()}</p>
      <ul className="wb-list">
        <li>{m.account_leave_passkey()}</li>
        {admins === 1 ? null : <li>{m.account_way_admin()}</li>}
        {admins === undefined ? null : <li>{m.account_way_command()}</li>}
      </ul>
      <p className="page-actions">
        <Button
          variant="primary"
          onClick={() => {
            onStay();
            document.getElementById("passkeys")?.focus();
            document.getElementById("passkeys")?.scrollIntoView();
          }}
        >
          {m.account_leave_passkey_go()}
        </Button>
        <Button onClick={onStay}>{m.account_leave_stay()}</Button>
        <Button variant="subtle" disabled={busy} onClick={onLeave}>
          {m.account_leave_anyway()}
        </Button>
      </p>
    </section>
  );
}
