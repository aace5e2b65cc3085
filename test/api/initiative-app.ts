/** The app over the small set with living data, and people to knock on its door. */
import type { Actor, Grant } from "#data/schema/permission.ts";
import type { Db } from "#server/store/database.ts";
import { createOrganisation } from "#server/store/organisations.ts";
import { type SmallApp, smallApp } from "./small-app.ts";

export interface Asked {
  method?: string;
  as?: string | undefined;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface InitiativeApp extends SmallApp {
  ask(path: string, asked?: Asked): Promise<Response>;
  /** Ids of two organisations. */
  own: string;
  other: string;
}

/** Everybody who may knock: a name and what they were given. `own` and `other` are the two organisations. */
const grantsOf = (own: string, other: string): Record<string, Grant[]> => ({
  admin: [{ role: "admin" }],
  editor: [{ role: "editor", areas: ["GM0307"] }],
  editorElsewhere: [{ role: "editor", areas: ["GM0363"] }],
  wijkteam: [{ role: "wijkteam", organisation: own }],
  colleague: [{ role: "wijkteam", organisation: own }],
  otherTeam: [{ role: "wijkteam", organisation: other }],
  contributor: [{ role: "contributor" }],
  viewer: [{ role: "viewer", organisation: own }],
  dataSteward: [{ role: "dataSteward" }],
  nobody: [],
});

export async function initiativeApp(db: Db): Promise<InitiativeApp> {
  const at = "2026-11-21T09:00:00.000Z";
  const own = (await createOrganisation(db, { name: `Welzijn ${crypto.randomUUID()}`, kind: "welzijn" }, at)).id;
  const other = (await createOrganisation(db, { name: `Zorg ${crypto.randomUUID()}`, kind: "zorg" }, at)).id;
  const people = grantsOf(own, other);
  const small = await smallApp({
    living: {
      db,
      now: () => new Date().toISOString(),
      chance: Math.random,
      identify: async (request): Promise<Actor | undefined> => {
        const id = request.headers.get("X-Person") ?? "";
        return people[id] && { id, grants: people[id] };
      },
    },
  });
  return {
    ...small,
    own,
    other,
    ask: async (path, { method = "GET", as, body, headers } = {}) =>
      small.app.request(`http://localhost${path.startsWith("/api") ? path : `/api/v1${path}`}`, {
        method,
        headers: {
          ...(as ? { "X-Person": as } : {}),
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
          ...(method === "POST" ? { "Idempotency-Key": crypto.randomUUID() } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
  };
}
