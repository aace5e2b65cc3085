/** The app over the small set with living data, and people to knock on its door. */
import type { Grant } from "#data/schema/permission.ts";
import { type Accounts, openAccounts } from "#server/auth/accounts.ts";
import { openPasskeys } from "#server/auth/passkeys.ts";
import type { Living } from "#server/entries/living-data.ts";
import type { Opened } from "#server/store/database.ts";
import { createOrganisation } from "#server/store/organisations.ts";
import { setGrants } from "#server/store/people.ts";
import { type SmallApp, type SmallAppOptions, smallApp } from "./small-app.ts";

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
  people: Map<string, { id: string; email: string; cookie: string }>;
  accounts: Accounts;
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
  /** Works in the area for no organisation. */
  areaTeam: [{ role: "wijkteam", areas: ["GM0307"] }],
  twoRoles: [
    { role: "editor", areas: ["GM0307"] },
    { role: "wijkteam", organisation: own },
  ],
  importer: [{ role: "dataSteward" }, { role: "editor", areas: ["GM0307"] }],
  areaSteward: [{ role: "dataSteward", areas: ["GM0307"] }],
  nobody: [],
});

/** Invites everybody and lets them in by their link, as people come in. */
export async function initiativeApp(
  { db, engine }: Pick<Opened, "db" | "engine">,
  changes: Partial<Living> = {},
  options: SmallAppOptions = {},
): Promise<InitiativeApp> {
  const at = "2026-11-21T09:00:00.000Z";
  const own = (await createOrganisation(db, { name: `Welzijn ${crypto.randomUUID()}`, kind: "welzijn" }, at)).id;
  const other = (await createOrganisation(db, { name: `Zorg ${crypto.randomUUID()}`, kind: "zorg" }, at)).id;
  const settings = { db, engine, secret: "a secret of thirty-two characters", address: () => "http://localhost" };
  const accounts = openAccounts(settings);
  const passkeys = openPasskeys(settings);
  const people: InitiativeApp["people"] = new Map();
  for (const [name, grants] of Object.entries(grantsOf(own, other))) {
    const email = `${name}-${crypto.randomUUID()}@example.org`;
    const { id } = await accounts.create({ name, email });
    await setGrants(db, id, grants);
    const [, token = ""] = (await accounts.linkFor(email, 60)).split("#");
    const headers = await accounts.enter(token, new Request("http://localhost"));
    people.set(name, { id, email, cookie: headers?.getSetCookie()[0]?.split(";")[0] ?? "" });
  }
  const now = () => new Date().toISOString();
  const small = await smallApp({
    ...options,
    living: { db, now, accounts, identify: accounts.identify, passkeys, ...changes },
  });
  return {
    ...small,
    own,
    other,
    people,
    accounts,
    ask: async (path, { method = "GET", as, body, headers } = {}) =>
      small.app.request(`http://localhost${path.startsWith("/api") ? path : `/api/v1${path}`}`, {
        method,
        headers: {
          ...(as ? { Cookie: people.get(as)?.cookie ?? "" } : {}),
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
          ...(method === "POST" ? { "Idempotency-Key": crypto.randomUUID() } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
  };
}
