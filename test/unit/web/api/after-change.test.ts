import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { describe, expect, test } from "vitest";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import { accountQuery } from "#web/api/account.ts";
import {
  accountChanged,
  agreementsChanged,
  askingChanged,
  completenessChanged,
  devicesChanged,
  entriesChanged,
  inboxChanged,
  learnersChanged,
  mailSettingsChanged,
  organisationsChanged,
  ownGuideChanged,
  passkeysChanged,
  peopleChanged,
  registrationChanged,
  reportsChanged,
  sessionChanged,
  subscriptionChanged,
  togetherChanged,
} from "#web/api/after-change.ts";
import { approachStatesQuery, areaApproachQuery } from "#web/api/approach/area-approaches.ts";
import { moneyCarouselQuery, moneyQuery, moneyTotalsQuery } from "#web/api/approach/money.ts";
import { pointBuurtenQuery, wholeBoxQuery } from "#web/api/cluster-members.ts";
import { questionQuery } from "#web/api/confirmation.ts";
import { draftsQuery } from "#web/api/drafts.ts";
import * as entries from "#web/api/entries.ts";
import { completenessQuery, supplyQuery } from "#web/api/gaps.ts";
import { importsQuery } from "#web/api/imports.ts";
import { noFilter } from "#web/api/initiative-filter.ts";
import * as initiatives from "#web/api/initiatives.ts";
import * as moderation from "#web/api/moderation.ts";
import { notificationSettingsQuery, notificationsQuery } from "#web/api/notifications.ts";
import { organisationsQuery } from "#web/api/organisations.ts";
import { passkeysQuery } from "#web/api/passkeys.ts";
import { peopleQuery } from "#web/api/people.ts";
import { manifestQuery } from "#web/api/published.ts";
import { compositionQuery } from "#web/api/selections.ts";
import { devicesQuery, sessionQuery } from "#web/api/session.ts";
import * as sent from "#web/api/submissions.ts";
import { assignmentsQuery, colleaguesQuery, commentsQuery } from "#web/api/together.ts";
import { alikeQuery, unpublishedQuery, workingVersionQuery } from "#web/api/working-versions.ts";

const [entry, box] = [{ type: "initiative", id: "i" }, [5, 52, 5.1, 52.1]] as const;
const nothing = { waits: undefined, state: undefined, theme: undefined, area: undefined, organisation: undefined };
const question = { whose: "all", ...nothing } as const;

/** Everything that the application asks and that rests on what people entered. */
const ofEntries = {
  list: initiatives.initiativesQuery(noFilter, undefined),
  "list of the window": initiatives.initiativesInQuery(noFilter, box),
  "counts of an area": initiatives.areaInitiativesQuery("GM0363", {}),
  "points of the map": initiatives.pointsQuery(""),
  "counts of all areas": initiatives.countsQuery("level=wijk"),
  "members of a group": wholeBoxQuery({}, box),
  "buurten of the points": pointBuurtenQuery,
  "what a selection consists of": compositionQuery({}),
  "one initiative": initiatives.initiativeQuery("i"),
  "list of knowledge": entries.entriesQuery({}),
  "points of knowledge": entries.entryPointsQuery({}),
  "one entry": entries.publicEntryQuery("publication", "i"),
  "drafts on the map": draftsQuery({}, box),
  unpublished: unpublishedQuery("p"),
  "working version": workingVersionQuery("i"),
  work: moderation.workQuery,
  queue: moderation.queueQuery({ ...question, q: undefined, after: undefined }),
  "entry in beheer": moderation.entryQuery("i"),
  history: moderation.historyQuery("i"),
  "what is like it": moderation.similarQuery("i"),
  imports: importsQuery,
  "what lies near": initiatives.nearQuery({ near: "5,52" }),
  "what lies near one": initiatives.nearbyQuery("i"),
  "what has such a title": initiatives.titleQuery(["soep"]),
  "what is like what is typed": alikeQuery({ title: "soep" }, true),
  "the question of a mailed link": questionQuery("t"),
  "how a proposal or report stands": sent.statusQuery("t"),
  "what initiatives offer": supplyQuery,
  "what is complete": completenessQuery,
  "what waits": moderation.workCountsQuery,
  comments: commentsQuery(entry),
  "whom it is assigned to": assignmentsQuery(entry),
  "who can be named": colleaguesQuery(entry, "read", ""),
  messages: notificationsQuery,
  "how far a question is": sent.questionStandingQuery("i"),
  "what waits in the vraagbaak": sent.questionOverviewQuery,
  "what people want to learn": sent.learningAgendaQuery(undefined),
  "the approach of an area": areaApproachQuery("GM0363"),
  "how far the lists are": approachStatesQuery,
  "who joined a learning question": sent.learnersQuery("i"),
  "the register of agreements": entries.agreementsQuery({}),
  "what parties confirmed": entries.agreementConfirmationsQuery("i"),
  "lines of money": moneyQuery({ area: "GM0363" }),
  "totals of money": moneyTotalsQuery("GM0363"),
  "short projects": moneyCarouselQuery("GM0363"),
};
const others = {
  organisations: organisationsQuery,
  people: peopleQuery({}),
  "the own account": accountQuery,
  passkeys: passkeysQuery,
  devices: devicesQuery,
  reports: sent.reportsQuery({ type: "initiative", id: "i" }),
  session: sessionQuery,
  "mail settings": notificationSettingsQuery,
  registration: sent.registrationQuery("t"),
  places: sent.activityPlacesQuery("i"),
  "who takes part": sent.participantsQuery("i"),
  "what is followed": sent.subscriptionQuery("t"),
  "what a guide is asked": sent.askingQuery("t"),
  "what a guide set": sent.ownGuideQuery,
};
const all = { ...ofEntries, ...others, manifest: manifestQuery, "an older version": moderation.versionQuery("i", 1) };

const somebody = { person: "p", name: "Pia", grants: [] };

/** Names of what counts as old after the change, of everything that was known before it. */
async function oldAfter(change: (client: QueryClient) => Promise<void>): Promise<string[]> {
  const client = new QueryClient();
  client.setQueryDefaults(sessionQuery.queryKey, { queryFn: () => somebody });
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
    expect(await oldAfter(peopleChanged)).toEqual(["what is complete", "people", "the own account"]);
    expect(await oldAfter(accountChanged)).toEqual(["people", "the own account"]);
    expect(await oldAfter(passkeysChanged)).toEqual(["the own account", "passkeys"]);
    expect(await oldAfter(devicesChanged)).toEqual(["devices"]);
  });

  test("after a report was answered: the reports, what counts them, and how it stands for who sent it", async () => {
    expect(await oldAfter(reportsChanged)).toEqual([
      "work",
      "queue",
      "entry in beheer",
      "history",
      "what is like it",
      "how a proposal or report stands",
      "what waits",
      "reports",
    ]);
  });

  test("after something was said or assigned beside an entry, read or set: what rests on that alone", async () => {
    const aside = ["work", "queue", "entry in beheer", "history", "what is like it", "what waits"];
    expect(await oldAfter(togetherChanged)).toEqual([...aside, "comments", "whom it is assigned to", "who can be named"]);
    expect(await oldAfter(completenessChanged)).toEqual(["what is complete"]);
    expect(await oldAfter(inboxChanged)).toEqual(["what waits", "messages"]);
    expect(await oldAfter(mailSettingsChanged)).toEqual(["mail settings"]);
    expect(await oldAfter(registrationChanged)).toEqual(["registration", "places", "who takes part"]);
    expect(await oldAfter(subscriptionChanged)).toEqual(["what is followed"]);
    const waiting = "what waits in the vraagbaak";
    expect(await oldAfter(askingChanged)).toEqual(["how far a question is", waiting, "what a guide is asked"]);
    expect(await oldAfter(learnersChanged)).toEqual(["what people want to learn", "who joined a learning question"]);
    expect(await oldAfter(agreementsChanged)).toEqual(["the register of agreements", "what parties confirmed"]);
    expect(await oldAfter(ownGuideChanged)).toEqual([waiting, "what a guide set"]);
  });

  test("what was saved is there at once for the next page", async () => {
    const [client, record] = [new QueryClient(), { id: "i", version: 2 } as WorkingVersion];
    await entriesChanged(client, record);
    expect(client.getQueryData(workingVersionQuery("i").queryKey)).toBe(record);
  });
});

/** A page with the people on it, the list of initiatives and a queue that was looked at before; `session` is who the server says it is. */
async function page(session: () => typeof somebody | null) {
  const client = new QueryClient();
  let asked = 0;
  const queryFn = async () => [++asked];
  client.setQueryDefaults(sessionQuery.queryKey, { queryFn: session });
  client.setQueryData(sessionQuery.queryKey, somebody);
  const queue = moderation.queueQuery({ ...question, q: undefined, after: undefined });
  await client.prefetchQuery({ queryKey: queue.queryKey, meta: queue.meta ?? {}, queryFn: () => "of somebody else" });
  client.setQueryData(ofEntries.list.queryKey as readonly string[], "public");
  const people = peopleQuery({});
  const shown = new QueryObserver(client, { queryKey: people.queryKey, meta: people.meta ?? {}, queryFn });
  const close = shown.subscribe(() => undefined);
  await expect.poll(() => shown.getCurrentResult().data).toEqual([1]);
  return {
    client,
    close,
    people: () => shown.getCurrentResult().data,
    asked: () => asked,
    queue: () => client.getQueryData(queue.queryKey as readonly string[]),
    list: () => client.getQueryState(ofEntries.list.queryKey as readonly string[]),
  };
}

describe("signing in and out", () => {
  test("whoever leaves takes along what only they could ask, and nothing of it is asked again", async () => {
    const { client, close, people, asked, queue, list } = await page(() => null);
    await sessionChanged(client);
    expect([people(), queue(), asked()]).toEqual([undefined, undefined, 1]);
    expect(list()).toMatchObject({ data: "public", isInvalidated: true });
    close();
  });

  test("whoever comes in after another in the same tab sees nothing of the other", async () => {
    const { client, close, people, queue } = await page(() => ({ ...somebody, person: "q" }));
    await sessionChanged(client);
    expect([people(), queue()]).toEqual([[2], undefined]);
    close();
  });

  test("what differs by who asks is asked again at once, also by whoever leaves; nothing of before is shown meanwhile", async () => {
    const { client, close } = await page(() => null);
    const { queryKey, meta = {} } = completenessQuery;
    let answer: (said: string) => void = () => undefined;
    const queryFn = () => new Promise<string>((resolve) => (answer = resolve));
    client.setQueryData(queryKey as readonly string[], "withheld from nobody");
    const shown = new QueryObserver<string>(client, { queryKey: [...queryKey], meta, queryFn, staleTime: 60_000 });
    const leave = shown.subscribe(() => undefined);
    expect(shown.getCurrentResult().data).toBe("withheld from nobody");
    const changed = sessionChanged(client);
    await expect.poll(() => shown.getCurrentResult().data).toBeUndefined();
    await expect.poll(() => shown.getCurrentResult().fetchStatus).toBe("fetching");
    answer("withheld from visitors");
    await changed;
    expect(shown.getCurrentResult().data).toBe("withheld from visitors");
    leave();
    close();
  });

  test("whose own roles changed is signed out by the server, and sees so at once", async () => {
    const { client, close, people, asked } = await page(() => null);
    await peopleChanged(client);
    expect(client.getQueryData(sessionQuery.queryKey)).toBeNull();
    expect([people(), asked()]).toEqual([undefined, 1]);
    close();
  });
});
