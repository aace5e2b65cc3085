/** Around every page of beheer: who is asking, may they, and the way to the other pages. Who may not reads why. */
import type { Session } from "#data/schema/account.ts";
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";
import "./beheer.css";
import "./beheer-entry.css";
import "./beheer-narrow.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation, useNavigate, useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type Action, type Actor, mayEver } from "#data/schema/permission.ts";
import { sessionQuery } from "../../api/session.ts";
import { roleWord } from "../../labels/account-words.ts";
import type { View } from "../../state/view.ts";
import { useView, type ViewChange } from "../../state/view.ts";
import { Loading } from "../../ui/loading.tsx";

/** Who is signed in, as the rules of permission know them. */
export interface CurrentUser extends Actor {
  name: string;
}

const userOf = ({ person, name, grants }: Session): CurrentUser => ({ id: person, name, grants });

interface BeheerFrameProps {
  title: string;
  /** What somebody must be allowed to do to be here at all. */
  action: Action;
  children: (user: CurrentUser) => ReactNode;
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
  const user = session ? userOf(session) : undefined;
  return (
    <article className="wb-page beheer">
      {user ? <BeheerLinks user={user} /> : null}
      <h1>{title}</h1>
      {user && mayEver(user, action) ? children(user) : <NotHere user={user} />}
    </article>
  );
}

/** Who judges begins with what waits; who makes begins with what is theirs. */
export const judges = (user: Actor): boolean => mayEver(user, "entry.publish");
export const makes = (user: Actor): boolean => mayEver(user, "entry.create");
export const ownFirst = (user: Actor): boolean => makes(user) && !judges(user);

function BeheerLinks({ user }: { user: CurrentUser }) {
  const view = useView();
  const onList = useLocation().pathname === "/beheer";
  const shown = view.whose ?? (ownFirst(user) ? "mine" : "all");
  const own = (
    <QueueLink key="mine" change={{ whose: "mine", state: undefined, waits: undefined }} current={onList && shown === "mine"}>
      {m.beheer_mine()}
    </QueueLink>
  );
  const all = (
    <QueueLink key="all" change={{ whose: "all", state: undefined, waits: undefined }} current={onList && shown === "all"}>
      {judges(user) ? m.beheer_queue() : m.beheer_all()}
    </QueueLink>
  );
  const lists = ownFirst(user) ? [own, all] : makes(user) ? [all, own] : [all];
  return (
    <nav className="beheer-links" aria-label={m.beheer_nav()}>
      <Link to="/werk" search={true}>
        {m.work_title()}
      </Link>
      <Link to="/berichten" search={true}>
        {m.inbox_title()}
      </Link>
      {mayEver(user, "entry.read") ? lists : null}
      {mayEver(user, "entry.import") ? (
        <Link to="/beheer/import" search={true}>
          {m.beheer_import()}
        </Link>
      ) : null}
      {mayEver(user, "account.read") ? (
        <Link to="/beheer/mensen" search={true}>
          {m.beheer_people()}
        </Link>
      ) : null}
      {mayEver(user, "question.oversee") ? (
        <Link to="/beheer/vragen" search={true}>
          {m.question_oversee_link()}
        </Link>
      ) : null}
      {mayEver(user, "organisation.edit") ? (
        <Link to="/beheer/organisaties" search={true}>
          {m.beheer_organisations()}
        </Link>
      ) : null}
      {mayEver(user, "edition.enter") ? (
        <Link to="/beheer/uitgaven" search={true}>
          {m.beheer_editions()}
        </Link>
      ) : null}
    </nav>
  );
}

function NotHere({ user }: { user: CurrentUser | undefined }) {
  if (!user) {
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
  const roles = user.grants.map(({ role }) => roleWord(role)).join(", ");
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
