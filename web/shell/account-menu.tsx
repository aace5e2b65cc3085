/** Who you are here, and where that leads: your account, the management, and out. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useId, useRef } from "react";
import type { Session } from "#data/schema/account.ts";
import { type Action, mayEver } from "#data/schema/permission.ts";
import { isStranded } from "../api/account.ts";
import { sessionChanged } from "../api/after-change.ts";
import { workCountsQuery } from "../api/moderation.ts";
import { endSession, sessionQuery } from "../api/session.ts";
import { roleWord } from "../labels/account-words.ts";
import { formatNumber } from "../labels/format.ts";
import { m } from "../paraglide/messages.js";
import { Notice } from "../ui/notice.tsx";
import { PersonIcon } from "./person-icon.tsx";

const ofManagement: Action[] = ["entry.publish", "entry.import", "account.read"];

/** `children` stand there while it is not known who it is: on its way, or not to be fetched. */
export function AccountMenu({ children }: { children: ReactNode }) {
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const { data: session } = useQuery(sessionQuery);
  const isKnown = (session?.grants.length ?? 0) > 0;
  const { data: { waiting = 0, unread = 0 } = {} } = useQuery({ ...workCountsQuery, enabled: isKnown });
  if (!session) return children;
  const close = () => menu.current?.hidePopover();
  return (
    <>
      <button type="button" className="button account-button" popoverTarget={id} aria-haspopup="dialog">
        <PersonIcon />
        <span>{session.name}</span>
        {waiting > 0 ? (
          <span className="account-count">
            {formatNumber(waiting)}
            <span className="visually-hidden"> {m.work_waiting()}</span>
          </span>
        ) : null}
        {unread > 0 ? (
          <span className="account-count account-unread">
            <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true">
              <path d="M3 6h18v12H3zM3 7l9 7 9-7" />
            </svg>
            {formatNumber(unread)}
            <span className="visually-hidden"> {m.inbox_count()}</span>
          </span>
        ) : null}
      </button>
      <div ref={menu} id={id} popover="auto" role="dialog" aria-label={m.account_menu()} className="share-menu account-menu card">
        <Entries session={session} waiting={waiting} unread={unread} onGo={close} />
      </div>
    </>
  );
}

interface EntriesProps {
  session: Session;
  waiting: number;
  unread: number;
  onGo: () => void;
}

function Entries({ session, waiting, unread, onGo }: EntriesProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: async () => {
      if (await isStranded(client)) return "stranded";
      await endSession();
      return "left";
    },
    onSuccess: (what) => {
      if (what === "left") return sessionChanged(client);
      onGo();
      // What to do first stands beside what it is done with.
      return navigate({ to: "/aanmelden", search: true, hash: "afmelden" });
    },
  });
  const { name, grants } = session;
  const can = (action: Action) => mayEver({ id: session.person, grants }, action);
  const roles = [...new Set(grants.map(({ role }) => roleWord(role)))].join(", ");
  return (
    <>
      <p>
        <strong>{name}</strong>
        <br />
        <span className="account-roles">{roles || m.signin_no_roles()}</span>
      </p>
      <ul>
        <li>
          <Link to="/werk" search={true} onClick={onGo}>
            {m.work_title()} <Count of={waiting} />
          </Link>
        </li>
        <li>
          <Link to="/berichten" search={true} onClick={onGo}>
            {m.inbox_title()} <Count of={unread} />
          </Link>
        </li>
        {can("entry.create") ? (
          <li>
            <Link to="/initiatieven/nieuw" search={(view) => ({ ...view, point: undefined })} onClick={onGo}>
              {m.account_new()}
            </Link>
          </li>
        ) : null}
        {ofManagement.some(can) ? (
          <li>
            <a href="/beheer">{m.account_manage()}</a>
          </li>
        ) : null}
        <li>
          <Link to="/aanmelden" search={true} onClick={onGo}>
            {m.account_mine()}
          </Link>
        </li>
      </ul>
      <button type="button" className="button" disabled={leave.isPending} onClick={() => leave.mutate()}>
        {m.signin_leave()}
      </button>
      {leave.error ? <Notice kind="error">{m.signin_leave_failed()}</Notice> : null}
      {leave.error ? <p role="alert">{m.signin_failed()}</p> : null}
    </>
  );
}

const Count = ({ of }: { of: number }) => (of > 0 ? <span className="account-count">{formatNumber(of)}</span> : null);
