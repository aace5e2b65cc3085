/** /initiatieven/nieuw: for who has an account the form, for everybody else the same form as a proposal. */

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { mayEver } from "#data/schema/permission.ts";
import { entriesChanged } from "../../api/after-change.ts";
import { sessionQuery } from "../../api/session.ts";
import { type Working, workingVersionQuery } from "../../api/working-versions.ts";
import * as m from "../../paraglide/messages.js";
import type { Draft } from "../../state/draft.ts";
import { useView } from "../../state/use-view.ts";
import { Loading } from "../../ui/loading.tsx";
import { EntryForm } from "../form/entry-form.tsx";
import { startOwner } from "../form/parts.tsx";
import { saveBarId } from "../form/save-bar.tsx";
import type { Wish } from "../form/use-entry.ts";

export function NewInitiativePage() {
  const { data: session, error, refetch } = useQuery(sessionQuery);
  const { point } = useView();
  const navigate = useNavigate();
  const client = useQueryClient();
  const start = useMemo((): Draft => {
    const owner = session ? startOwner(session.grants) : undefined;
    return {
      ...(owner === undefined ? {} : { organisation: owner }),
      ...(point === undefined ? {} : { place: pointed(point) }),
    };
  }, [session, point]);
  if (session === undefined) {
    return (
      <Loading error={error} onRetry={() => void refetch()}>
        {m.form_loading()}
      </Loading>
    );
  }
  const onSaved = (record: Working, wish: Wish) => {
    client.setQueryData(workingVersionQuery(record.id).queryKey, record);
    void entriesChanged(client);
    const to = wish === "submit" ? "/initiatieven/$id" : "/initiatieven/$id/bewerken";
    // The form goes on at its own address, and the focus where it was: at the bar that says that it is saved.
    const hash = wish === "submit" ? "" : saveBarId;
    void navigate({ to, params: { id: record.id }, search: true, hash, replace: true, ignoreBlocker: true });
  };
  const actor = session ? { id: session.person, grants: session.grants } : undefined;
  if (session && mayEver(actor, "initiative.create"))
    return <EntryForm key={session.person} session={session} start={start} onSaved={onSaved} />;
  return <EntryForm key="visitor" session={null} start={start} proposal />;
}

/** The address holds a position, or the code of an area. */
function pointed(point: string) {
  if (!point.includes(",")) return { kind: "area", code: point, public: true };
  const geometry = { type: "Point", coordinates: point.split(",").map(Number) };
  return { kind: "geometry", geometry, precision: "exact", public: true };
}
