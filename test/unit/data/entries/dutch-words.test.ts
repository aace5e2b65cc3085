/** What leaves the server as text for people has the words of the screen: those of web/messages. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as words from "#data/entries/dutch-words.ts";

const messages = Object.assign(
  {},
  ...["", "living/", "form/"].map((folder) => JSON.parse(readFileSync(`web/messages/${folder}nl.json`, "utf8"))),
) as Record<string, string>;

test.each([
  ["theme_", words.dutchThemes],
  ["initiative_kind_", words.dutchKinds],
  ["initiative_phase_", words.dutchPhases],
  ["initiative_lifecycle_", words.dutchLifecycles],
  ["initiative_evidence_", words.dutchEvidence],
])("%s", (prefix, said) => {
  for (const [code, word] of Object.entries(said)) expect([code, word]).toEqual([code, messages[prefix + code]]);
});

test("how precise a place is", () => {
  const { gebied, ...ofPoints } = words.dutchPrecisions;
  expect(gebied).toBe("gebied");
  for (const [code, word] of Object.entries(ofPoints)) expect([code, word]).toEqual([code, messages[`form_precision_${code}`]]);
});
