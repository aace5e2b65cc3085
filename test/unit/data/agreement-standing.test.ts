/** Which standing of an agreement may follow which. */
import { expect, test } from "vitest";
import {
  type AgreementStanding,
  agreement,
  agreementStandings,
  endedStandings,
  followingStandings,
  mayFollow,
} from "#data/entry-types/agreement.ts";

const content = (standing?: AgreementStanding) => ({ title: "Een afspraak", ...(standing ? { standing } : {}) });
const faultOf = (before?: AgreementStanding, after?: AgreementStanding) =>
  agreement.follows?.(content(before), content(after)) ?? [];

test("of every two it says the same as the table: what follows is no fault, and the rest is one at its field", () => {
  for (const before of agreementStandings)
    for (const after of agreementStandings) {
      const follows = before === after || followingStandings[before].includes(after);
      expect(mayFollow(before, after)).toBe(follows);
      expect(faultOf(before, after), `${before} ${after}`).toEqual(follows ? [] : [{ path: "standing", code: "standing" }]);
    }
  expect(faultOf(undefined, "kept")).toEqual([]);
  expect(faultOf("kept", undefined)).toHaveLength(1);
});

test("every standing can be reached from the first, and no walk leads back to it but over one that lapsed", () => {
  const reached = new Set<AgreementStanding>(["agreed"]);
  for (const standing of reached) for (const next of followingStandings[standing]) reached.add(next);
  expect([...reached].sort()).toEqual([...agreementStandings].sort());
  // Every walk of six steps, all of them.
  const walk = (path: readonly AgreementStanding[]): void => {
    const at = path.at(-1) as AgreementStanding;
    if (path.length > 1 && at === "agreed") expect(path.at(-2)).toBe("lapsed");
    if (path.length < 7) for (const next of followingStandings[at]) walk([...path, next]);
  };
  walk(["agreed"]);
});

test("what has ended can be put right, so that a slip of the hand is never for good", () => {
  for (const ended of endedStandings) expect(followingStandings[ended].length).toBeGreaterThan(0);
});

test("what ended says since when, and why unless it was kept", () => {
  const faults = (more: object) => agreement.faults?.({ ...content(), ...more })?.map(({ path }) => path);
  expect(faults({ standing: "running" })).toEqual([]);
  expect(faults({ standing: "kept" })).toEqual(["standingSince"]);
  expect(faults({ standing: "lapsed" })).toEqual(["standingSince", "standingReason"]);
  expect(faults({ standing: "notKept", standingSince: "2026-05-01" })).toEqual(["standingReason"]);
});
