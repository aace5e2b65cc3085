/** Around every page of beheer: who is asking, may they, and the way to the other pages. Who may not reads why. */

import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Session } from "#data/schema/account.ts";
import { type Action, type Actor, mayEver } from "#data/schema/permission.ts";
import { sessionQuery } from "../../api/session.ts";
import { roleWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { useView } from "../../state/use-view.ts";
import { Loading } from "../../ui/loading.tsx";
import { QueueLink } from "./queue-link.tsx";
import "../../style/pages.css";
import "./beheer.css";
import "./beheer-entry.css";
import "./beheer-narrow.css";

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
