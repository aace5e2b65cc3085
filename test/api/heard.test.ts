/**
 * Generated histories: people of every role do what they may and may not do, some of it at the same moment. Every transition makes one
 * event and one notification for each who should hear, and none for anybody else, as the oracle has it. `WIJKBLIK_HISTORIES` sets how
 * many steps are tried; `npm run bench -- histories` tries more.
 */
import { beforeAll, expect, test } from "vitest";
import type { InitiativeInput } from "#data/schema/initiative.ts";
import type { Opened } from "#server/store/database.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type Chance, chanceOf } from "../fixtures/fuzz-values.ts";
import { didHear, membersOf, shouldHear } from "../fixtures/heard.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { pointAt } from "../fixtures/workflow.ts";

const tries = Number(process.env.WIJKBLIK_HISTORIES ?? 600);
const people = [
  "admin",
  "editor",
  "editorElsewhere",
  "wijkteam",
  "colleague",
  "otherTeam",
  "contributor",
  "areaTeam",
  "twoRoles",
];
const steps = ["submit", "submit", "withdraw", "return", "return", "publish", "publish", "publish", "archive", "reopen"];
const places: InitiativeInput["place"][] = [
  pointAt(5.41, 52.166),
  { kind: "area", code: "GM0363", public: true },
  { kind: "area", code: "BU03071001", public: false },
];

onEveryEngine((engine) => {
  let app: InitiativeApp;
  let opened: Opened;
  let clock = Date.parse("2026-11-29T09:00:00.000Z");
  beforeAll(async () => {
    opened = await engine.open();
    app = await initiativeApp(opened, {
      now: () => {
        clock++;
        return new Date(clock).toISOString();
      },
    });
    return () => app.remove();
  });

  const known: string[] = [];
  const post = (as: string, path: string, body: unknown, version?: number) =>
    app.ask(path, { method: "POST", as, body, ...(version ? { headers: { "If-Match": `"v${version}"` } } : {}) });
  const keep = async (response: Response) => {
    if (response.ok) known.push(((await response.json()) as { id: string }).id);
  };

  /** One thing that somebody tries; most are refused. */
  async function attempt(chance: Chance): Promise<number> {
    const as = chance.of(people);
    const content = wholeInitiative({ title: `Proef ${chance.below(1_000)}`, place: chance.of(places) });
    const organisation = chance.of([app.own, app.own, app.other, undefined]);
    const kind = chance.below(20);
    if (known.length < 3 || kind < 3) {
      const response = await post(as, "/working-versions", { ...(organisation ? { organisation } : {}), content });
      await keep(response.clone());
      return response.status;
    }
    if (kind === 3) {
      const whole = { ...content, internalContact: undefined };
      const response = await post(chance.of(["", as]), "/proposals", { consent: true, content: whole });
      await keep(response.clone());
      return response.status;
    }
    const id = chance.of(known);
    const seen = await app.ask(`/working-versions/${id}`, { as });
    if (!seen.ok) return seen.status;
    const { version, steps: open } = (await seen.json()) as { version: number; steps: string[] };
    if (kind === 4) return (await post(as, `/working-versions/${id}/restore`, { version: 1 }, version)).status;
    if (kind === 5 || kind === 6) {
      const other = chance.of(known);
      const duplicate = await app.ask(`/working-versions/${other}`, { as });
      const asked = { duplicate: { id: other, version: 1 }, take: [], selfApproved: as === "admin" };
      if (duplicate.ok) asked.duplicate.version = ((await duplicate.json()) as { version: number }).version;
      return (await post(as, `/working-versions/${id}/merge`, asked, version)).status;
    }
    if (kind < 9) {
      const body = { ...(organisation ? { organisation } : {}), content };
      const headers = { "If-Match": `"v${version}"` };
      return (await app.ask(`/working-versions/${id}`, { method: "PUT", as, body, headers })).status;
    }
    // Most times what the page would offer; what nobody may is tried as well.
    const offered = steps.filter((step) => open.includes(step));
    const step = chance.of(offered.length > 0 && !chance.oneIn(5) ? offered : steps);
    const more = {
      ...(step === "return" ? { reason: "Vul de doelgroep aan" } : {}),
      ...(step === "publish" && as === "admin" ? { selfApproved: true } : {}),
      ...(step === "publish" && chance.oneIn(6) ? { organisation: app.own } : {}),
    };
    return (await post(as, `/working-versions/${id}/steps`, { step, ...more }, version)).status;
  }

  async function imported(landing: "submitted" | "published"): Promise<string> {
    const lines = Array.from(
      { length: 7 },
      (_, i) => `${landing} ${i};Voor de buurt;initiatief;samenhang;uitvoeren;loopt;5,41${i}05;52,166`,
    );
    const file = ["Naam;Omschrijving;Soort;Thema;Fase;Status;Lengtegraad;Breedtegraad", ...lines, ""].join("\r\n");
    const send = async (path: string, settings?: object) => {
      const form = new FormData();
      form.set("file", new File([file], "lijst.csv"));
      if (settings) form.set("settings", JSON.stringify(settings));
      const headers = { Cookie: app.people.get("admin")?.cookie ?? "", "Idempotency-Key": crypto.randomUUID() };
      const response = await app.app.request(`http://localhost/api/v1${path}`, { method: "POST", body: form, headers });
      expect(response.status, await response.clone().text()).toBeLessThan(300);
      return (await response.json()) as { settings: object; id: string };
    };
    const { settings } = await send("/import-checks");
    const named = landing === "published" ? { selfApproved: true } : {};
    return (await send("/imports", { ...settings, landing, withDoubles: true, ...named })).id;
  }

  const compare = async () => {
    const members = await membersOf(opened.db);
    expect(await didHear(opened.db)).toEqual(await shouldHear(opened.db, members));
  };

  test(`in ${tries} tries everybody heard of what they should, once, and nobody of anything else`, {
    timeout: 600_000,
  }, async () => {
    const statuses = new Map<number, number>();
    const seed = 16;
    for (let i = 0; i < tries; i++) {
      const status = await attempt(chanceOf(seed, i));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(status, `try ${i} of seed ${seed}`).toBeLessThan(500);
      if (i % 100 === 0) await compare();
    }
    await compare();
    // The tries reached what they are about.
    const kinds = new Set((await didHear(opened.db)).people.map((line) => line.split(" ")[0]));
    expect([...kinds].sort()).toEqual(["approved", "archived", "merged", "returned", "submitted"]);
    expect(statuses.get(200) ?? 0).toBeGreaterThan(tries / 10);
    // And some at the same moment, on the same few entries.
    for (let i = 0; i < tries / 8; i++) {
      const found = await Promise.all([0, 1, 2, 3].map((n) => attempt(chanceOf(seed + 1, 4 * i + n))));
      expect(Math.max(...found)).toBeLessThan(500);
    }
    await compare();
  });

  test("an import that waits is one event for each who may judge rows of it; undone it is none; what lands in public tells nobody", async () => {
    const before = await didHear(opened.db);
    const id = await imported("submitted");
    await imported("published");
    await compare();
    const { people: lines } = await didHear(opened.db);
    const fresh = lines.filter((line) => !before.people.includes(line));
    const of = (name: string) => app.people.get(name)?.id;
    expect(fresh.sort()).toEqual(["editor", "importer", "twoRoles"].map((name) => `import ${id} ${of(name)} 7`).sort());
    const list = (await (await app.ask("/notifications?limit=1", { as: "editor" })).json()) as object;
    expect(list).toMatchObject({ notifications: [{ kind: "submitted", count: 7, entry: { id }, by: "admin", read: false }] });
    expect((await app.ask(`/imports/${id}`, { method: "DELETE", as: "admin" })).status).toBe(200);
    expect(await didHear(opened.db)).toEqual(before);
  });
});
