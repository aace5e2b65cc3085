/** Rows that have an address and no place: looked up one after another, within limits of number, rate and time. */
import { setTimeout as pause } from "node:timers/promises";
import type { Text } from "#data/schema/indicator.ts";
import { type Geocoder, GeocoderError, type GeocoderResult } from "../ports/geocoder.ts";
import type { Asking } from "./report.ts";

/** The service is somebody else's: so many different addresses a file, so many under way, and so long in all. */
export const lookUpLimits = {
  /** The port keeps as many answers: saving what was checked asks nothing anew. */
  addresses: 400,
  atOnce: 4,
  /** Milliseconds between two questions of one of them: twenty a second over all. */
  pauseMs: 200,
  ms: 60_000,
  /** Questions without an answer, one after another, from which the service counts as away. */
  failures: 3,
};

/** Why a row has no place: not found, too many, or the service is away. */
export type LookedUp = "found" | "missing" | "unasked" | "away";

export const lookUpFaults: Record<Exclude<LookedUp, "found">, Text> = {
  missing: {
    nl: "Dit adres kent PDOK niet: verbeter het, of geef coördinaten.",
    en: "PDOK does not know this address: mend it, or give coordinates.",
  },
  unasked: {
    nl: `Dit adres is niet opgezocht: per bestand zijn dat er hoogstens ${lookUpLimits.addresses}. Verdeel het, of geef coördinaten.`,
    en: `This address was not looked up: ${lookUpLimits.addresses} a file at most. Split it, or give coordinates.`,
  },
  away: {
    nl: "PDOK geeft nu geen antwoord: dit adres is niet opgezocht. Probeer het later, of geef coördinaten.",
    en: "PDOK does not answer now: this address was not looked up. Try again later, or give coordinates.",
  },
};

export type Answers = Map<string, GeocoderResult["point"] | Exclude<LookedUp, "found">>;

interface LookingUp {
  tell?: Asking["tell"] | undefined;
  signal?: AbortSignal | undefined;
  limits?: typeof lookUpLimits;
}

/** By question; every one has an answer. */
export async function lookUp(
  questions: readonly string[],
  geocoder: Geocoder,
  { tell, signal, limits = lookUpLimits }: LookingUp,
): Promise<Answers> {
  const all = [...new Set(questions)];
  const answers: Answers = new Map(all.map((question) => [question, "unasked"]));
  const waiting = all.slice(0, limits.addresses);
  const until = Date.now() + limits.ms;
  let [next, done, failed] = [0, 0, 0];
  const isAway = () => failed >= limits.failures;
  const ask = async (question: string) => {
    try {
      const found = (await geocoder.search(question, 5)).find(({ kind }) => kind !== "woonplaats");
      failed = 0;
      answers.set(question, found?.point ?? "missing");
    } catch (error) {
      if (!(error instanceof GeocoderError)) throw error;
      failed++;
      answers.set(question, "away");
    }
  };
  const work = async () => {
    for (let question = waiting[next++]; question !== undefined; question = waiting[next++]) {
      if (isAway() || Date.now() > until) return;
      signal?.throwIfAborted();
      await ask(question);
      tell?.({ stage: "addresses", done: ++done, total: waiting.length });
      if (next < waiting.length) await pause(limits.pauseMs);
    }
  };
  await Promise.all(Array.from({ length: limits.atOnce }, work));
  if (isAway()) for (const question of waiting) if (answers.get(question) === "unasked") answers.set(question, "away");
  return answers;
}
