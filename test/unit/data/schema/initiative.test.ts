import { describe, expect, test } from "vitest";
import { entryFaults } from "#data/schema/faults.ts";
import { Initiative, InitiativeDraft } from "#data/schema/initiative.ts";
import { Organisation } from "#data/schema/organisation.ts";
import { wholeInitiative } from "../../../fixtures/initiatives.ts";

const unsafeLinks = [
  "http:path",
  "https:/x",
  "https:x.example",
  "http:\\\\x.example",
  "http:/\\x.example",
  "https://x.example\\@elders.example",
  "https:///x.example",
  "http://",
  "https://?x",
  "/pad",
  "buurthuis",
  "info@buurthuis.nl",
  "www.x.example@elders.example",
  "www.x.example\\elders",
  "www.x.example een pad",
  "e.v.t.",
  "https://a@x.example",
  "https://:@x.example",
  "https://@x.example",
  "https://x.example/a b",
  "https://x.example/\ta",
  "ht\ntps://x.example",
  "https://x.example\n.elders.example",
  "https://x y.example",
  "https://x.example:port/",
  "javascript://x.example/%0aalert(1)",
  "data:text/html,x",
  "vbscript:x",
  "file:///etc/passwd",
  "blob:https://x.example/1",
  "view-source:https://x.example",
];
const faultsOf = (changes: Record<string, unknown>) => {
  const parsed = Initiative.safeParse({ ...wholeInitiative(), ...changes });
  return parsed.success ? [] : entryFaults(parsed.error.issues).map(({ path, code }) => `${path}: ${code}`);
};

test("a whole initiative is kept as it was sent", () => {
  expect(Initiative.parse(wholeInitiative())).toEqual(wholeInitiative());
});

test("what may be left out gets its default", () => {
  const { goals, parties, funding, agreements, targetGroups, ...least } = wholeInitiative();
  expect(Initiative.parse(least)).toMatchObject({ goals: [], parties: [], funding: [], agreements: [], targetGroups: [] });
});

test("all faults come at once, each with its path", () => {
  const found = faultsOf({
    title: "",
    summary: undefined,
    themes: [],
    phase: "klaar",
    period: { from: "2026-02-30" },
    owner: "x",
  });
  expect(found.sort()).toEqual([
    "owner: unknown",
    "period.from: day",
    "phase: choice",
    "summary: required",
    "themes: few",
    "title: required",
  ]);
});

describe("a field is refused", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["an end before the start", { period: { from: "2026-03-02", to: "2026-03-01" } }, "period.to: order"],
    ["a theme twice", { themes: ["wonen", "wonen"] }, "themes: twice"],
    ["four themes", { themes: ["wonen", "werk", "armoede", "onderwijs"] }, "themes: many"],
    ["a script as link", { link: "javascript:alert(1)" }, "link: link"],
    ["a password in a link", { link: "https://a:b@example.org" }, "link: link"],
    ...unsafeLinks.map((link): [string, Record<string, unknown>, string] => [
      `as link ${JSON.stringify(link)}`,
      { link },
      "link: link",
    ]),
    ["a lone surrogate", { title: "abc\ud800" }, "title: characters"],
    ["a NUL", { title: "abc\u0000d" }, "title: characters"],
    ["an override of reading order", { title: "abc\u202edef" }, "title: characters"],
    ["a third of a cent", { funding: [{ source: "Gemeente", amount: 0.333, status: "paid" }] }, "funding.0.amount: cents"],
    ["a direction without indicator", { goals: [{ text: "Beter", direction: "up" }] }, "goals.0.direction: together"],
    ["an area without a known shape", { place: { kind: "area", code: "BU1", public: true } }, "place.code: area"],
    [
      "a place in RD",
      {
        place: { kind: "geometry", geometry: { type: "Point", coordinates: [155000, 463000] }, precision: "exact", public: true },
      },
      "place.geometry: rd",
    ],
    ["a workflow state of one's own", { state: "published" }, "state: unknown"],
  ])("%s", (_what, changes, fault) => {
    expect(faultsOf(changes)).toEqual([fault]);
  });
});

test("__proto__ in a body is a field we do not know, not a prototype", () => {
  const body = JSON.parse(`{"title":"Een draft","__proto__":{"admin":true}}`);
  const parsed = InitiativeDraft.safeParse(body);
  expect(Object.hasOwn(parsed.data ?? {}, "__proto__")).toBe(false);
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});

test("a draft may be unfinished but not untitled, and what is in it is right", () => {
  expect(InitiativeDraft.parse({ title: "Een begin" })).toMatchObject({ title: "Een begin" });
  expect(InitiativeDraft.safeParse({ summary: "Een lang verhaal" }).success).toBe(false);
  expect(InitiativeDraft.safeParse({ title: "Een begin", themes: ["x"] }).success).toBe(false);
});

test("texts are trimmed and brought to one form of Unicode", () => {
  expect(InitiativeDraft.parse({ title: "  Cafe\u0301 \r\n" }).title).toBe("Café");
});

test.each([
  "https://x.example",
  "HTTPS://X.example/Pad?a=b&c=d#e",
  "http://x.example:8080/pad/@naam",
  "https://x.example?vraag=http://y.example",
  "https://xn--bcher-kva.example/",
  "https://b\u00fccher.example/\u00e9\u00e9n",
  "http://[2001:db8::1]/",
])("a link that is safe to follow is kept: %s", (link) => {
  expect(Initiative.parse({ ...wholeInitiative(), link }).link).toBe(link);
});

test.each([
  ["www.buurthuis.nl", "https://www.buurthuis.nl"],
  ["buurthuis.nl/agenda", "https://buurthuis.nl/agenda"],
  [" Buurthuis.nl:8080/pad?a=b#c ", "https://Buurthuis.nl:8080/pad?a=b#c"],
  ["//buurthuis.nl", "https://buurthuis.nl"],
  ["b\u00fccher.example/\u00e9\u00e9n", "https://b\u00fccher.example/\u00e9\u00e9n"],
])("a website as people type it is one: %s", (typed, link) => {
  expect(Initiative.parse({ ...wholeInitiative(), link: typed }).link).toBe(link);
  expect(Organisation.parse({ name: "Buurthuis", kind: "welzijn", website: typed }).website).toBe(link);
});

test.each([
  ["9", "09:00"],
  ["9.30", "09:30"],
  ["9u30", "09:30"],
  ["17:00 uur", "17:00"],
  ["0930", "09:30"],
])("a time as people type it is one: %s", (typed, time) => {
  const openingHours = [{ days: ["ma" as const], from: typed, to: "23:00" }];
  expect(Initiative.parse({ ...wholeInitiative(), openingHours }).openingHours[0]?.from).toBe(time);
});

test.each<[string, Record<string, unknown>, string]>([
  ["a time that is none", { openingHours: [{ days: ["ma"], from: "25:00", to: "26:00" }] }, "openingHours.0.from: time"],
  ["hours that end before they begin", { openingHours: [{ days: ["ma"], from: "17", to: "9" }] }, "openingHours.0.to: hours"],
  ["hours on no day", { openingHours: [{ days: [], from: "9", to: "17" }] }, "openingHours.0.days: few"],
  ["half a postcode", { address: { postcode: "3815 D" } }, "address.postcode: postcode"],
  ["what is not right yet, where it is handed in", { unfinished: { link: '"x"' } }, "unfinished: unknown"],
])("%s is refused at its own place", (_what, changes, fault) => expect(faultsOf(changes)).toContain(fault));
