import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const read = (path: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../../web/messages/${path}`, import.meta.url), "utf8"));
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe.each(["", "map/", "living/", "form/", "beheer/"])("messages in web/messages/%s", (folder) => {
  const nl = read(`${folder}nl.json`);
  const en = read(`${folder}en.json`);

  it("exist in both languages", () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(nl).sort());
  });

  it("hold the same placeholders in both languages", () => {
    for (const [key, text] of Object.entries(nl)) expect([key, placeholders(en[key] ?? "")]).toEqual([key, placeholders(text)]);
  });

  it("are never empty", () => {
    for (const text of [...Object.values(nl), ...Object.values(en)]) expect(text.trim()).not.toBe("");
  });
});
