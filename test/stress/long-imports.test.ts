/** Imports of thousands of rows: others go on meanwhile, and see all of it or nothing. */
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ProgressLine, progressType } from "#data/schema/import-answer.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";

const number = 3_000;
const heading = "Naam;Omschrijving;Soort;Thema;Fase;Status;Lengtegraad;Breedtegraad";
/** Within the small set's only town, metres apart. */
const row = (i: number) =>
  `Tuin ${i};Samen tuinieren;initiatief;samenhang;uitvoeren;loopt;${(5.4 + (i % 60) / 5_000).toFixed(5)};${(52.16 + Math.floor(i / 60) / 8_000).toFixed(5)}`;
const file = [heading, ...Array.from({ length: number }, (_, i) => row(i)), ""].join("\n");

onEveryEngine((engine) => {
  let app: InitiativeApp;
  beforeAll(async () => {
    app = await initiativeApp(await engine.open());
  });
  afterAll(() => app.remove());

  const send = async (path: string, settings?: object, more: Record<string, string> = {}) => {
    const form = new FormData();
    form.set("file", new File([file], "tuinen.csv"));
    if (settings) form.set("settings", JSON.stringify(settings));
    const headers = { Cookie: app.people.get("admin")?.cookie ?? "", "Idempotency-Key": crypto.randomUUID(), ...more };
    return app.app.request(`http://localhost/api/v1${path}`, { method: "POST", body: form, headers });
  };
  const count = async () => ((await (await app.ask("/initiatives?limit=20")).json()) as { numberMatched: number }).numberMatched;

  test("while thousands are saved lists are answered at once, and show nothing of it until it is done", async () => {
    const { settings, counts } = (await (await send("/import-checks")).json()) as { settings: object; counts: object };
    expect(counts).toEqual({ rows: number, ready: number, faulty: 0, double: 0, known: 0 });
    const started = performance.now();
    let took = 0;
    const importing = send("/imports", { ...settings, landing: "published", selfApproved: true }).then((response) => {
      took = performance.now() - started;
      return response;
    });
    const times: number[] = [];
    const seen = new Set<number>();
    while (took === 0) {
      const asked = performance.now();
      seen.add(await count());
      times.push(performance.now() - asked);
      await wait(5);
    }
    expect((await importing).status).toBe(201);
    expect(await count()).toBe(number);
    expect([...seen].filter((one) => one !== 0 && one !== number)).toEqual([]);
    // One that waited for the end would be the only one.
    expect(times.length).toBeGreaterThan(5);
    expect(times.toSorted((a, b) => a - b)[times.length >> 1]).toBeLessThan(took / 5);
  });

  const told = { Accept: progressType };
  /** The lines of an answer as they come. */
  async function* linesOf(response: Response) {
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe(progressType);
    let rest = "";
    for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = `${rest}${text}`.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) yield ProgressLine.parse(JSON.parse(line));
    }
    expect(rest).toBe("");
  }
  const allLines = async (response: Response) => {
    const lines: ProgressLine[] = [];
    for await (const line of linesOf(response)) lines.push(line);
    return lines;
  };
  const undoAll = async () => {
    const { imports } = (await (await app.ask("/imports", { as: "admin" })).json()) as { imports: { id: string }[] };
    for (const { id } of imports) await app.ask(`/imports/${id}`, { method: "DELETE", as: "admin" });
  };

  test("who asks for it hears how far the reading, the checking and the saving are, and the same answer at the end", async () => {
    await undoAll();
    const plain = (await (await send("/import-checks")).json()) as { settings: object };
    for (const path of ["/import-checks", "/imports"]) {
      const lines = await allLines(await send(path, { ...plain.settings, landing: "draft" }, told));
      const steps = lines.flatMap((line) => ("progress" in line ? [line.progress] : []));
      const stages = [...new Set(steps.map(({ stage }) => stage))];
      expect(stages).toEqual(path === "/imports" ? ["reading", "checking", "saving"] : ["reading", "checking"]);
      for (const stage of stages.slice(1)) {
        const of = steps.filter((step) => step.stage === stage);
        expect(of[0]).toEqual({ stage, done: 0, total: number });
        expect(of.at(-1)).toEqual({ stage, done: number, total: number });
        expect(of.map(({ done }) => done)).toEqual(of.map(({ done }) => done).toSorted((a, b) => a - b));
      }
      const last = lines.at(-1);
      expect(last).toMatchObject({ answer: path === "/imports" ? { made: number } : { counts: { ready: number } } });
    }
    const again = await allLines(
      await send("/imports", { ...plain.settings, landing: "published", selfApproved: true, fields: {} }, told),
    );
    expect(again.at(-1)).toMatchObject({
      problem: { status: 400, errors: expect.arrayContaining([{ name: "line 2: title", reason: expect.any(String) }]) },
    });
    // Who may not come in, and what is no file, are refused as ever.
    expect((await send("/imports", undefined, { ...told, Cookie: "" })).status).toBe(401);
    await undoAll();
  });

  test("who goes away while it is saved saves nothing, not even half, and can begin again with the same key", async () => {
    const { settings } = (await (await send("/import-checks")).json()) as { settings: object };
    const key = { "Idempotency-Key": crypto.randomUUID() };
    const wanted = { ...settings, landing: "published", selfApproved: true };
    const response = await send("/imports", wanted, { ...told, ...key });
    for await (const line of linesOf(response)) if ("progress" in line && line.progress.stage === "saving") break;
    const { imports } = (await (await app.ask("/imports", { as: "admin" })).json()) as { imports: { undoneAt?: string }[] };
    expect(imports.filter(({ undoneAt }) => !undoneAt)).toEqual([]);
    // The turn to write comes after the one that was left has been undone.
    expect((await send("/imports", wanted, key)).status).toBe(201);
    expect(await count()).toBe(number);
  });
});
