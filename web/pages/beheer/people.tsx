/** /beheer/mensen: who may come in and do what; inviting, changing and withdrawing. */

import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { peopleQuery } from "../../api/people.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Loading } from "../../ui/loading.tsx";
import { BeheerFrame, type Member } from "./beheer-frame.tsx";
import { type Handed, InviteForm, LinkBox } from "./invite-form.tsx";
import { PeopleTable } from "./people-table.tsx";

export function PeoplePage() {
  return (
    <BeheerFrame title={m.beheer_people_title()} action="account.read">
      {(member) => <People member={member} />}
    </BeheerFrame>
  );
}

function People({ member }: { member: Member }) {
  const { data, error, refetch } = useQuery(peopleQuery);
  const [inviting, setInviting] = useState(false);
  const [handed, setHanded] = useState<Handed>();
  const [done, setDone] = useState("");
  const status = useRef<HTMLDivElement>(null);
  const say = (words: string, link?: Handed) => {
    setDone(words);
    setHanded(link);
    setInviting(false);
    status.current?.focus();
  };
  return (
    <>
      <p className="lead">{m.beheer_people_lead()}</p>
      <div className="beheer-done" role="status" tabIndex={-1} ref={status}>
        {done === "" ? null : <p>{done}</p>}
        {handed ? <LinkBox handed={handed} /> : null}
      </div>
      <p className="page-actions">
        <Button variant="primary" icon="plus" aria-expanded={inviting} onClick={() => setInviting(!inviting)}>
          {m.beheer_invite()}
        </Button>
      </p>
      {inviting ? <InviteForm onDone={say} onCancel={() => setInviting(false)} /> : null}
      {data ? (
        <PeopleTable people={data} member={member} onDone={say} />
      ) : (
        <Loading error={error} onRetry={() => void refetch()}>
          {m.beheer_people_loading()}
        </Loading>
      )}
    </>
  );
}
