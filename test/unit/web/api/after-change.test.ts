import { QueryClient } from "@tanstack/react-query";
import { describe, expect, test } from "vitest";
import { entriesChanged, organisationsChanged, passkeysChanged, peopleChanged } from "#web/api/after-change.ts";
import { draftsQuery } from "#web/api/drafts.ts";
import { importsQuery } from "#web/api/imports.ts";
import { noFilter } from "#web/api/initiative-filter.ts";
import {
  areaInitiativesQuery,
  initiativeQuery,
  initiativesInQuery,
  initiativesQuery,
  pointsQuery,
} from "#web/api/initiatives.ts";
import { entryQuery, historyQuery, queueQuery, similarQuery, versionQuery } from "#web/api/moderation.ts";
import { organisationsQuery } from "#web/api/organisations.ts";
import { passkeysQuery } from "#web/api/passkeys.ts";
import { peopleQuery } from "#web/api/people.ts";
import { manifestQuery } from "#web/api/published.ts";
import { sessionQuery } from "#web/api/session.ts";
import { unpublishedQuery, workingVersionQuery } from "#web/api/working-versions.ts";

const box = [5, 52, 5.1, 52.1] as const;
const question = { whose: "all", state: undefined, theme: undefined, area: undefined, organisation: undefined } as const;

/** Everything that the application asks and that rests on what people entered. */
const ofEntries = {
  list: initiativesQuery(noFilter, undefined),
  "list of the window": initiativesInQuery(noFilter, box),
  "counts of an area": areaInitiativesQuery("GM0363"),
  "points of the map": pointsQuery(""),
  "one initiative": initiativeQuery("i"),
  "drafts on the map": draftsQuery(box),
  unpublished: unpublishedQuery("p"),
  "working version": workingVersionQuery("i"),
  queue: queueQuery({ ...question, q: undefined, after: undefined }),
  "entry in beheer": entryQuery("i"),
  history: historyQuery("i"),
  "what is like it": similarQuery("i"),
  imports: importsQuery,
};
const others = { organisations: organisationsQuery, people: peopleQuery, passkeys: passkeysQuery, session: sessionQuery };
const all = { ...ofEntries, ...others, manifest: manifestQuery, "an older version": versionQuery("i", 1) };

/** Names of what counts as old after the change, of everything that was known before it. */
async function oldAfter(change: (client: QueryClient) => Promise<void>): Promise<string[]> {
  const client = new QueryClient();
  for (const { queryKey } of Object.values(all)) client.setQueryData(queryKey as readonly string[], {});
  await change(client);
  return Object.entries(all)
    .filter(([, { queryKey }]) => client.getQueryState(queryKey as readonly string[])?.isInvalidated)
    .map(([name]) => name);
}

describe("what is asked again", () => {
  test("after an entry changed: every answer that rests on entries, and nothing else", async () => {
    expect(await oldAfter(entriesChanged)).toEqual(Object.keys(ofEntries));
  });

  test("after an organisation changed: wherever its name stands", async () => {
    expect(await oldAfter(organisationsChanged)).toEqual(
      expect.arrayContaining(["list", "one initiative", "queue", "organisations", "people"]),
    );
  });

  test("after a person or a passkey changed: those lists", async () => {
    expect(await oldAfter(peopleChanged)).toEqual(["people"]);
    expect(await oldAfter(passkeysChanged)).toEqual(["passkeys"]);
  });
});
