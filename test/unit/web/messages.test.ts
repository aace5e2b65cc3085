import { describe, expect, it } from "vitest";
import settings from "../../../web/messages/project.inlang/settings.json" with { type: "json" };
import { messageFiles } from "../../fixtures/screen-texts.ts";

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

it("messages are of every folder that the project names", () => {
  const { "plugin.inlang.messageFormat": format } = settings;
  const named = format.pathPattern.map((path) => path.replace("./", "web/messages/").replace("{locale}", "nl"));
  expect(
    messageFiles()
      .map(({ file }) => file)
      .sort(),
  ).toEqual(named.sort());
});

describe.each(messageFiles())("messages in $file", ({ nl, en }) => {
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
