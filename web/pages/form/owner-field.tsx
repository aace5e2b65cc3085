/** Whose an entry is: members of that organisation may work on it as well. */
import { useQuery } from "@tanstack/react-query";
import type { Session } from "#data/schema/account.ts";
import { type Grant, reachOf } from "#data/schema/permission.ts";
import { choosable, organisationsQuery } from "../../api/organisations.ts";
import * as m from "../../paraglide/messages.js";
import { Loading } from "../../ui/loading.tsx";
import { DraftSelect, useForm } from "./fields/draft-fields.tsx";

export function OwnerField({ session }: { session: Session }) {
  const { data: organisations, error, refetch } = useQuery(organisationsQuery);
  const { draft } = useForm();
  const { ids, free, none } = ownersOf(session.grants);
  const owner = draft.organisation;
  // Of another organisation it stays, unless somebody has no limits.
  if (!free && typeof owner === "string" && owner !== "" && !ids.includes(owner)) return null;
  if (!organisations && error) {
    return (
      <Loading error={error} onRetry={() => void refetch()}>
        {m.loading()}
      </Loading>
    );
  }
  const shown = choosable(organisations ?? [], owner).filter(({ id }) => free || ids.includes(id));
  if (shown.length === 0) return null;
  return (
    <DraftSelect
      path="organisation"
      label={m.form_owner()}
      hint={m.form_owner_hint()}
      {...(none ? { none: m.form_owner_none() } : {})}
      options={shown.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

/** On behalf of which organisations somebody may enter an initiative. */
interface Owners {
  /** Organisations that a grant is limited to. */
  ids: string[];
  /** A grant without limits: any organisation, or none. */
  free: boolean;
  /** A grant for areas: none. */
  none: boolean;
}

function ownersOf(grants: readonly Grant[]): Owners {
  const creating = grants.filter(({ role }) => reachOf(role, "entry.create") !== undefined);
  return {
    ids: [...new Set(creating.flatMap(({ organisation }) => organisation ?? []))],
    free: creating.some(({ organisation, areas }) => organisation === undefined && areas === undefined),
    none: creating.some(({ organisation }) => organisation === undefined),
  };
}

/** What a new entry begins with: the own organisation where there is just one way. */
export const startOwner = (grants: readonly Grant[]): string | undefined => ownersOf(grants).ids[0];
