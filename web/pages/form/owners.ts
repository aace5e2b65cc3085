/** On behalf of which organisations somebody may enter an initiative. */
import { type Grant, reachOf } from "#data/schema/permission.ts";

export interface Owners {
  /** Organisations that a grant is limited to. */
  ids: string[];
  /** A grant without limits: any organisation, or none. */
  free: boolean;
  /** A grant for areas: none. */
  none: boolean;
}

export function ownersOf(grants: readonly Grant[]): Owners {
  const creating = grants.filter(({ role }) => reachOf(role, "initiative.create") !== undefined);
  return {
    ids: [...new Set(creating.flatMap(({ organisation }) => organisation ?? []))],
    free: creating.some(({ organisation, areas }) => organisation === undefined && areas === undefined),
    none: creating.some(({ organisation }) => organisation === undefined),
  };
}

/** What a new entry begins with: the own organisation where there is just one way. */
export const startOwner = (grants: readonly Grant[]): string | undefined => ownersOf(grants).ids[0];
