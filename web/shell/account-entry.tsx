/** Signing in, or the menu of who has: a visitor costs no request and no menu. */
import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useMark } from "../api/session-mark.ts";
import { m } from "../paraglide/messages.js";
import { PersonIcon } from "./person-icon.tsx";

const AccountMenu = lazy(async () => ({ default: (await import("./account-menu.tsx")).AccountMenu }));

export function AccountEntry() {
  const marked = useMark();
  const toSignIn = (
    <Link to="/aanmelden" search={true} className="button account-button">
      <PersonIcon />
      <span>{m.account_sign_in()}</span>
    </Link>
  );
  if (!marked) return toSignIn;
  return (
    <Suspense fallback={toSignIn}>
      <AccountMenu />
    </Suspense>
  );
}
