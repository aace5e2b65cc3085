/** Around every page of beheer: who is asking, may they, and the way to the other pages. Who may not reads why. */
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";
import "./beheer.css";
import "./beheer-entry.css";
import "./beheer-narrow.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation, useNavigate, useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type Action, type Actor, mayEver } from "#data/schema/permission.ts";
import { type Session, sessionQuery } from "../../api/session.ts";
import { roleWord } from "../../labels/initiative-words.ts";
import { useView, type ViewChange } from "../../state/use-view.ts";
import { Loading } from "../../ui/loading.tsx";
import type { View } from "../../state/view.ts";

export interface Member extends Actor {
  name: string;
}

const memberOf = ({ person, name, grants }: Session): Member => ({ id: person, name, grants });

interface BeheerFrameProps {
  title: string;
  /** What somebody must be allowed to do to be here at all. */
  action: Action;
  children: (member: Member) => ReactNode;
}

export function BeheerFrame({ title, action, children }: BeheerFrameProps) {
  const { data: session, error, refetch } = useQuery(sessionQuery);
  if (session === undefined) {
    return (
      <article className="wb-page beheer">
        <h1>{title}</h1>
        <Loading error={error} onRetry={() => void refetch()}>
          {m.loading()}
        </Loading>
      </article>
    );
  }
  const member = session ? memberOf(session) : undefined;
  return (
    <article className="wb-page beheer">
      {member ? <BeheerLinks member={member} /> : null}
      <h1>{title}</h1>
      {member && mayEver(member, action) ? children(member) : <NotHere member={member} />}
    </article>
  );
}

/** Who judges begins with what waits; who makes begins with what is theirs. */
export const judges = (member: Actor): boolean => mayEver(member, "initiative.publish");
export const makes = (member: Actor): boolean => mayEver(member, "initiative.create");
export const ownFirst = (member: Actor): boolean => makes(member) && !judges(member);

function BeheerLinks({ member }: { member: Member }) {
  const view = useView();
  const onList = useLocation().pathname === "/beheer";
  const shown = view.whose ?? (ownFirst(member) ? "mine" : "all");
  const own = (
    <QueueLink key="mine" change={{ whose: "mine", state: undefined }} current={onList && shown === "mine"}>
      {m.beheer_mine()}
    </QueueLink>
  );
  const all = (
    <QueueLink key="all" change={{ whose: "all", state: undefined }} current={onList && shown === "all"}>
      {judges(member) ? m.beheer_queue() : m.beheer_all()}
    </QueueLink>
  );
  const lists = ownFirst(member) ? [own, all] : makes(member) ? [all, own] : [all];
  return (
    <nav className="beheer-links" aria-label={m.beheer_nav()}>
      {mayEver(member, "initiative.read") ? lists : null}
      {mayEver(member, "initiative.import") ? (
        <Link to="/beheer/import" search={true}>
          {m.beheer_import()}
        </Link>
      ) : null}
      {mayEver(member, "account.read") ? (
        <Link to="/beheer/mensen" search={true}>
          {m.beheer_people()}
        </Link>
      ) : null}
      {mayEver(member, "organisation.edit") ? (
        <Link to="/beheer/organisaties" search={true}>
          {m.beheer_organisations()}
        </Link>
      ) : null}
    </nav>
  );
}

function NotHere({ member }: { member: Member | undefined }) {
  if (!member) {
    return (
      <div className="prose">
        <p className="lead">{m.beheer_sign_in()}</p>
        <p>
          <Link to="/aanmelden" search={true} className="nl-link">
            {m.beheer_to_sign_in()}
          </Link>
        </p>
      </div>
    );
  }
  const roles = member.grants.map(({ role }) => roleWord(role)).join(", ");
  return (
    <div className="prose">
      <p className="lead">{roles === "" ? m.beheer_no_role() : m.beheer_not_your_role({ roles })}</p>
      <p>{m.beheer_ask_role()}</p>
    </div>
  );
}

/** A part of the list of /beheer. The router's own link counts as current by its path alone; here the search decides. */
interface QueueLinkProps {
  change: ViewChange;
  current: boolean;
  children: ReactNode;
}

export function QueueLink({ change, current, children }: QueueLinkProps) {
  const navigate = useNavigate();
  const router = useRouter();
  const to = { to: "/beheer" as const, search: (view: View) => ({ ...view, ...change, after: undefined }) as View };
  return (
    <a
      href={router.buildLocation(to).href}
      aria-current={current ? "page" : undefined}
      onClick={(event) => {
        // A new tab or window is the browser's.
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        void navigate({ ...to, resetScroll: false });
      }}
    >
      {children}
    </a>
  );
}
