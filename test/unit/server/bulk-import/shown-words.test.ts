import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { choiceFields } from "#data/schema/import-settings.ts";
import { recognise } from "#server/bulk-import/recognise.ts";

/** What the keys of the messages start with that are the words of the values of a field. */
const keys = {
  kind: "initiative_kind_",
  themes: "theme_",
  phase: "initiative_phase_",
  lifecycle: "initiative_lifecycle_",
  targetGroups: "initiative_target_",
  evidence: "initiative_evidence_",
  payer: "money_payer_",
  duration: "money_duration_",
} as const;

const folder = new URL("../../../../web/messages/", import.meta.url);
const messagesOf = (language: string): Record<string, string> =>
  Object.assign(
    {},
    ...readdirSync(folder, { recursive: true })
      .map(String)
      .filter((path) => path.endsWith(`${language}.json`))
      .map((path) => JSON.parse(readFileSync(new URL(path, folder), "utf8"))),
  );

test.each(["nl", "en"])("the import knows every word that the pages show for a value (%s)", (language) => {
  const messages = messagesOf(language);
  for (const [field, start] of Object.entries(keys) as [keyof typeof keys, string][]) {
    for (const value of choiceFields[field]) {
      const word = messages[start + value];
      expect(word, `${start}${value}`).toBeDefined();
      expect([word, recognise(field, word ?? "", {})]).toEqual([word, value]);
    }
  }
});
