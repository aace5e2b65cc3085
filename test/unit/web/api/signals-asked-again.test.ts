/** What needs attention is asked again after everything that it rests on. */
import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import {
  agreementsChanged,
  askingChanged,
  completenessChanged,
  entriesChanged,
  inboxChanged,
  learnersChanged,
  organisationsChanged,
  savedRegionsChanged,
} from "#web/api/after-change.ts";
import { programmeQuery } from "#web/api/approach/programme.ts";
import { ownSignalsQuery, signalsOfKindQuery, signalsQuery } from "#web/api/approach/signals.ts";
import { themeMatrixQuery } from "#web/api/approach/theme-matrix.ts";

const ofArea = [signalsQuery("GM0363"), signalsOfKindQuery("GM0363", "question")];
const own = [ownSignalsQuery, signalsOfKindQuery(undefined, "question")];

/** Which of them count as old after the change. */
async function oldAfter(change: (client: QueryClient) => Promise<void>): Promise<object[]> {
  const client = new QueryClient();
  const keys = [...ofArea, ...own].map(({ queryKey }) => queryKey as readonly string[]);
  for (const key of keys) client.setQueryData(key, {});
  await change(client);
  return [...ofArea, ...own].filter((_, i) => client.getQueryState(keys[i] ?? [])?.isInvalidated);
}

test("after an entry changed, a guide answered, a party confirmed or somebody said that all is entered all of it is, after a region was kept the own", async () => {
  for (const change of [entriesChanged, askingChanged, agreementsChanged, completenessChanged])
    expect(await oldAfter(change)).toEqual([...ofArea, ...own]);
  expect(await oldAfter(savedRegionsChanged)).toEqual(own);
  for (const change of [organisationsChanged, inboxChanged, learnersChanged]) expect(await oldAfter(change)).toEqual([]);
});

test("of an area anybody may ask and is answered by who they are; of the own areas only who is signed in", () => {
  for (const { meta } of [...ofArea, themeMatrixQuery({}), programmeQuery({})]) expect(meta).toEqual({ differsBySession: true });
  for (const { meta } of own) expect(meta).toEqual({ needsSession: true });
});
