/** /initiatieven/:id/bewerken: the newest working version, for who may edit it. */

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import type { WorkingVersion } from "#data/schema/queue.ts";
import { entriesChanged } from "../../api/after-change.ts";
import { AnswerError, isNotFound } from "../../api/client.ts";
import { sessionQuery } from "../../api/session.ts";
import { workingVersionQuery } from "../../api/working-versions.ts";
import * as m from "../../paraglide/messages.js";
import { Loading } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { EntryForm } from "../form/entry-form.tsx";
import type { Wish } from "../form/use-entry.ts";
import "../../style/pages.css";

export function EditInitiativePage() {
  const { id = "" } = useParams({ strict: false });
  const navigate = useNavigate();
  const client = useQueryClient();
  const session = useQuery(sessionQuery);
  const { data, error, refetch } = useQuery({ ...workingVersionQuery(id), enabled: Boolean(session.data) });
  if (session.data === null) return <Refused>{m.form_trouble_signed_out()}</Refused>;
  if (error instanceof AnswerError && (isNotFound(error) || error.status === 401)) return <Refused>{m.form_gone()}</Refused>;
  if (!session.data || !data) {
    return (
      <Loading error={session.error ?? error} onRetry={() => void refetch()}>
        {m.form_loading()}
      </Loading>
    );
  }
  if (data.state === "archived") return <Refused>{m.form_archived()}</Refused>;
  if (!data.steps.includes("edit")) return <Refused>{m.form_no_right()}</Refused>;
  const onSaved = (record: WorkingVersion, wish: Wish) => {
    void entriesChanged(client);
    if (wish === "submit")
      void navigate({ to: "/initiatieven/$id", params: { id: record.id }, search: true, ignoreBlocker: true });
  };
  return <EntryForm key={data.id} session={session.data} record={data} onSaved={onSaved} />;
}

function Refused({ children }: { children: string }) {
  return (
    <article className="wb-page">
      <h1>{m.form_title_edit()}</h1>
      <Notice kind="warning">
        <p>{children}</p>
        <p>
          <Link to="/aanmelden" search={true} className="nl-link">
            {m.bar_sign_in()}
          </Link>
        </p>
      </Notice>
    </article>
  );
}
