/** What must be asked again after somebody changed something: the one place that knows which answers rest on what. */

import type { Query, QueryClient } from "@tanstack/react-query";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import { sessionQuery } from "./session.ts";
import { workingVersionQuery } from "./working-versions.ts";

/** Per kind of change: the first part of the key of every query that rests on it. */
const resting = {
  /** Lists, points, counts, queue, history and likeness of entries, and whether a mailed link was used. */
  entries: [
    "initiative",
    "initiatives",
    "initiative-points",
    "search",
    "entries",
    "entry-points",
    "public-entry",
    "working-versions",
    "beheer",
    "near",
    "alike",
    "imports",
    "confirmation",
    "submission",
    "supply",
    "completeness",
    "together",
    "waiting",
    "inbox",
    "question-standing",
    "question-overview",
    "learning-agenda",
    "learners",
    "signals",
    "own-signals",
    "approach",
    "agreements",
    "agreement-confirmations",
    "money",
    "programme",
    "theme-matrix",
  ],
  /** A name of an organisation stands in lists and in what waits for a judgement. */
  organisations: [
    "organisations",
    "initiative",
    "initiatives",
    "entries",
    "public-entry",
    "working-versions",
    "beheer",
    "near",
    "alike",
    "people",
    "account",
    "theme-matrix",
  ],
  /** Where somebody fills in is a matter of who may. */
  people: ["people", "completeness", "account"],
  /** The own name stands in lists too. */
  account: ["account", "people"],
  passkeys: ["passkeys", "account"],
  /** The queue and "Mijn werk" count them; who sent one sees how it stands. */
  reports: ["reports", "beheer", "waiting", "submission"],
  devices: ["devices"],
  completeness: ["completeness", "programme", "theme-matrix", "signals", "own-signals"],
  /** The thread, who was given what, and what waits for whom. */
  together: ["together", "beheer", "waiting"],
  /** What somebody heard of, and how much of it they have not read. */
  inbox: ["inbox", "waiting"],
  mailSettings: ["mail-settings"],
  /** Who takes part: the places that are left follow from it. */
  registration: ["registration", "places", "participants"],
  subscription: ["subscription"],
  /** What a guide was asked: how far the question is follows from it. */
  asking: ["asking", "question-standing", "question-overview", "signals", "own-signals"],
  /** Who joined a learning question: the order of the list follows from it. */
  learners: ["learners", "learning-agenda"],
  /** What a party confirmed stands in the register too, and what it did not confirm asks for attention. */
  agreements: ["agreements", "agreement-confirmations", "signals", "own-signals"],
  /** What an answer answers is read by them; the answers themselves stay. */
  editions: ["editions"],
  ownGuide: ["own-guide", "question-overview"],
  savedRegions: ["saved-regions", "own-signals"],
} as const satisfies Record<string, readonly string[]>;

const askAgain = async (client: QueryClient, what: keyof typeof resting): Promise<void> => {
  await Promise.all(resting[what].map((key) => client.invalidateQueries({ queryKey: [key] })));
};

/** A working version that is being edited is left alone: its form holds what was saved, and finds out about others by their version. */
const formsAreOld = (client: QueryClient) => client.invalidateQueries({ queryKey: ["working-version"], refetchType: "none" });

/**
 * After an entry was made, saved, taken a step further, merged, put back, confirmed, imported or undone. What is on the screen is
 * asked at once, the rest when it is next shown. `saved` is what the server returned of it, where a page shows that next.
 */
export async function entriesChanged(client: QueryClient, saved?: WorkingVersion): Promise<void> {
  if (saved) client.setQueryData(workingVersionQuery(saved.id).queryKey, saved);
  await Promise.all([askAgain(client, "entries"), formsAreOld(client)]);
}

/**
 * After consent was withdrawn: what this tab still knows of it is dropped, also in lists that are not on the screen. Whoever shows it
 * has made way before: of what is gone every question is refused.
 */
export async function entryRetracted(client: QueryClient, id?: string): Promise<void> {
  const ofIt = { predicate: ({ queryKey }: Query) => id !== undefined && queryKey.includes(id) };
  // Emptied first: whoever still has its title hears of it.
  for (const query of client.getQueryCache().findAll(ofIt)) query.reset();
  for (const key of resting.entries) client.removeQueries({ queryKey: [key], type: "inactive" });
  await entriesChanged(client);
}

export async function organisationsChanged(client: QueryClient): Promise<void> {
  await Promise.all([askAgain(client, "organisations"), formsAreOld(client)]);
}

/** After somebody was invited, or may do more or less than before. Whose own roles changed is signed out by the server. */
export async function peopleChanged(client: QueryClient): Promise<void> {
  await client.refetchQueries({ queryKey: sessionQuery.queryKey, exact: true });
  if (client.getQueryData(sessionQuery.queryKey)) await askAgain(client, "people");
  else await sessionChanged(client);
}

/** After somebody changed what is known of themselves. */
export async function accountChanged(client: QueryClient): Promise<void> {
  await client.refetchQueries({ queryKey: sessionQuery.queryKey, exact: true });
  await askAgain(client, "account");
}
/** After a report was answered. */
export const reportsChanged = (client: QueryClient): Promise<void> => askAgain(client, "reports");

export const passkeysChanged = (client: QueryClient): Promise<void> => askAgain(client, "passkeys");

/** After a session of another device was ended. */
export const devicesChanged = (client: QueryClient): Promise<void> => askAgain(client, "devices");

/** After somebody said that everything is entered, or took that back, or set whether a wijkteam looks first. */
export const completenessChanged = (client: QueryClient): Promise<void> => askAgain(client, "completeness");

/** After somebody wrote, changed or removed a comment, or gave an entry to somebody. */
export const togetherChanged = (client: QueryClient): Promise<void> => askAgain(client, "together");

/** After somebody read what they heard of. */
export const inboxChanged = (client: QueryClient): Promise<void> => askAgain(client, "inbox");

/** After mail was stopped, or a choice could not be kept. */
export const mailSettingsChanged = (client: QueryClient): Promise<void> => askAgain(client, "mailSettings");

/** After somebody confirmed a registration, took a place or cancelled. */
export const registrationChanged = (client: QueryClient): Promise<void> => askAgain(client, "registration");

/** After somebody confirmed, changed or stopped mail about what is new. */
export const subscriptionChanged = (client: QueryClient): Promise<void> => askAgain(client, "subscription");
/** After a guide said yes or no, or answered. */
export const askingChanged = (client: QueryClient): Promise<void> => askAgain(client, "asking");

/** After somebody became a guide, changed what they set, or stopped. */
export const ownGuideChanged = (client: QueryClient): Promise<void> => askAgain(client, "ownGuide");

/** After somebody kept an own region, gave it another name or took it away. */
export const savedRegionsChanged = (client: QueryClient): Promise<void> => askAgain(client, "savedRegions");

/** After somebody joined a learning question, or left it. */
export const learnersChanged = (client: QueryClient): Promise<void> => askAgain(client, "learners");

/** After a party confirmed an agreement, or took that back. */
export const agreementsChanged = (client: QueryClient): Promise<void> => askAgain(client, "agreements");

/** After an edition of a checklist or of the assessment was taken into use. */
export const editionsChanged = (client: QueryClient): Promise<void> => askAgain(client, "editions");

const ofPerson = { predicate: ({ meta }: Query) => meta?.needsSession === true };
const bySession = { predicate: ({ meta }: Query) => meta?.differsBySession === true };

/**
 * After signing in or out. What only the person before could ask is dropped, also where another person signs in at once; everything
 * else counts as old. Only the session is asked: what is on the screen of somebody who leaves would be refused.
 */
export async function sessionChanged(client: QueryClient): Promise<void> {
  await Promise.all([client.cancelQueries(ofPerson), client.cancelQueries(bySession)]);
  await client.invalidateQueries({ refetchType: "none" });
  await client.refetchQueries({ queryKey: sessionQuery.queryKey, exact: true });
  // What anybody may ask is asked again at once, as who is here now.
  await client.resetQueries(bySession);
  if (client.getQueryData(sessionQuery.queryKey)) return client.resetQueries(ofPerson);
  // Emptied, not removed: what is still on the screen hears of it, and asks nothing.
  for (const query of client.getQueryCache().findAll(ofPerson)) query.reset();
}
