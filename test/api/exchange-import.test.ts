import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ImportCheck, ImportRecord } from "#data/schema/import-answer.ts";
import type { ImportSettings } from "#data/schema/import-settings.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";

const heading = "Naam;Omschrijving;Soort;Thema;Fase;Status;Lengtegraad;Breedtegraad;Nummer";
const line = (name: string, changes: { kind?: string; x?: string; y?: string; key?: string } = {}) =>
  [
    name,
    `${name}: voor de hele buurt`,
    changes.kind ?? "initiatief",
    "samenhang",
    "uitvoeren",
    "loopt",
    changes.x ?? "5,41",
    changes.y ?? "52,166",
    changes.key ?? "",
  ].join(";");
const csv = (...lines: string[]) => [heading, ...lines, ""].join("\r\n");
const xss = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`;

onEveryEngine((engine) => {
  let app: InitiativeApp;
  beforeAll(async () => {
    app = await initiativeApp(await engine.open());
  });
  afterAll(() => app.remove());

  interface Sent {
    as?: string;
    settings?: Partial<ImportSettings> | string;
    name?: string;
    key?: string;
    headers?: Record<string, string>;
  }
  const send = async (
    path: string,
    file: string | Uint8Array<ArrayBuffer>,
    { as = "admin", settings, name = "lijst.csv", key, headers }: Sent = {},
  ) => {
    const form = new FormData();
    form.set("file", new File([file], name));
    if (settings !== undefined) form.set("settings", typeof settings === "string" ? settings : JSON.stringify(settings));
    return app.app.request(`http://localhost/api/v1${path}`, {
      method: "POST",
      body: form,
      headers: { Cookie: app.people.get(as)?.cookie ?? "", "Idempotency-Key": key ?? crypto.randomUUID(), ...headers },
    });
  };
  const check = async (file: string | Uint8Array<ArrayBuffer>, sent?: Sent) => {
    const response = await send("/import-checks", file, sent);
    expect(response.status, await response.clone().text()).toBe(200);
    return (await response.json()) as ImportCheck;
  };
  /** As the screen does: what was guessed, with a choice on top. */
  const run = async (file: string | Uint8Array<ArrayBuffer>, choice: Partial<ImportSettings> = {}, sent: Sent = {}) => {
    const { settings } = await check(file, sent);
    return send("/imports", file, { ...sent, settings: { ...settings, landing: "published", selfApproved: true, ...choice } });
  };
  const record = async (response: Response, status = 201) => {
    expect(response.status, await response.clone().text()).toBe(status);
    return (await response.json()) as ImportRecord;
  };
  const count = async (question: string) =>
    ((await (await app.ask(`/initiatives?${question}`)).json()) as { numberMatched: number }).numberMatched;
  const undo = (id: string, as = "admin") => app.ask(`/imports/${id}`, { method: "DELETE", as });

  test("a file is looked at without anything being kept, and every fault has its line", async () => {
    const file = csv(
      line("Buurttuin"),
      line("Ding", { kind: "ding", x: "1", y: "2" }),
      line("Buurttuin"),
      line("Ver weg", { x: "3,5", y: "53,5" }),
    );
    const { counts, preview, places, settings, found, columns } = await check(file);
    expect(settings.fields).toMatchObject({ title: "{Naam}", longitude: "{Lengtegraad}", key: "{Nummer}" });
    expect(counts).toEqual({ rows: 4, ready: 1, faulty: 2, double: 1, known: 0 });
    expect(
      preview.map(({ line, state, faults }) => [line, state, ...faults.map(({ field, reason }) => `${field}: ${reason}`)]),
    ).toEqual([
      [2, "ready"],
      [
        3,
        "faulty",
        expect.stringContaining("kind: Wat “ding” betekent"),
        expect.stringContaining("place: Deze plek ligt niet in Nederland."),
      ],
      [4, "double"],
      [5, "faulty", "place: Deze plek ligt in geen enkele buurt."],
    ]);
    expect(preview[2]?.double).toEqual({ kind: "file", line: 2 });
    expect(preview[0]).toMatchObject({ title: "Buurttuin", kind: "initiatief", area: "BU03071001" });
    expect(places).toEqual([
      [5.41, 52.166, 0],
      [5.41, 52.166, 2],
    ]);
    expect(found.kind).toEqual([
      { text: "initiatief", times: 3, word: "initiatief" },
      { text: "ding", times: 1 },
    ]);
    expect(columns[0]).toEqual({ name: "Naam", example: "Buurttuin" });
    expect(await count("q=Buurttuin")).toBe(0);
    const english = await check(csv(line("x")), { headers: { "Accept-Language": "en" } });
    expect(english.preview[0]?.faults[0]?.reason).toBe("This is too short.");
  });

  test("with a fault nothing is saved, unless those rows are left out; undone it is gone everywhere", async () => {
    const file = csv(line("Eerste tuin"), line("Tweede", { x: "vijf" }), line("Derde tuin", { x: "5,412" }));
    const refused = await run(file);
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { errors: [{ name: "line 3: longitude", reason: "Dit is geen getal." }] },
    ]);
    expect(await count("q=tuin")).toBe(0);
    const made = await record(await run(file, { skipFaulty: true }));
    expect(made).toMatchObject({ made: 2, skipped: 1, file: "lijst.csv", landing: "published", by: "admin" });
    expect([await count("q=tuin"), await count("area=BU03071001&q=tuin")]).toEqual([2, 2]);
    const { imports } = (await (await app.ask("/imports", { as: "admin" })).json()) as { imports: ImportRecord[] };
    expect(imports[0]).toEqual(made);
    expect(await (await undo(made.id)).json()).toMatchObject({ id: made.id, removed: 2, undoneAt: expect.any(String) });
    expect(await count("q=tuin")).toBe(0);
    expect((await (await app.ask("/initiatives.csv?q=tuin")).text()).split("\r\n")).toHaveLength(2);
  });

  test("what is here already is marked: by the number of its source, or by title and place", async () => {
    const numbered = csv(
      line("Speeltuin", { key: "7" }),
      line("Speeltuin", { key: "8" }),
      line("Andere", { key: "8", x: "5,413" }),
    );
    const first = await check(numbered);
    expect(first.preview.map(({ double }) => double?.kind)).toEqual([undefined, undefined, "file"]);
    const made = await record(await run(numbered));
    expect(made).toMatchObject({ made: 2, skipped: 1 });
    const again = await check(numbered);
    expect(again.preview.map(({ state, double }) => [state, double?.kind])).toEqual([
      ["known", undefined],
      ["known", undefined],
      ["double", "file"],
    ]);
    expect(again.counts).toEqual({ rows: 3, ready: 0, faulty: 0, double: 1, known: 2 });
    const near = await check(csv(line("SPEELTUIN ", { x: "5,411" }), line("Speeltuin", { x: "5,42" })));
    expect(near.preview.map(({ double }) => double?.kind)).toEqual(["near", undefined]);
    expect(near.preview[0]?.double).toMatchObject({ title: "Speeltuin", id: expect.any(String) });
    expect(await record(await run(csv(line("Speeltuin", { x: "5,411" })), { withDoubles: true }))).toMatchObject({ made: 1 });
    await undo(made.id);
  });

  test("somebody's work on an imported entry survives the undoing of the import", async () => {
    const made = await record(await run(csv(line("Blijft staan"), line("Gaat weg", { x: "5,409" })), { landing: "draft" }));
    const { workingVersions } = (await (await app.ask("/working-versions?q=Blijft", { as: "admin" })).json()) as {
      workingVersions: { id: string; version: number; state: string; content: object }[];
    };
    const [one] = workingVersions;
    expect(one).toMatchObject({ state: "draft", version: 1 });
    const saved = await app.ask(`/working-versions/${one?.id}`, {
      method: "PUT",
      as: "admin",
      body: { content: { ...one?.content, title: "Blijft staan, echt" } },
      headers: { "If-Match": '"v1"' },
    });
    expect(saved.status).toBe(200);
    expect(await (await undo(made.id)).json()).toMatchObject({ made: 2, removed: 1 });
  });

  test("the same request twice makes one import, also at the same moment", async () => {
    const key = crypto.randomUUID();
    const file = csv(line("Eenmaal", { x: "5,408" }));
    const both = await Promise.all([run(file, {}, { key }), run(file, {}, { key })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
    expect(await count("q=Eenmaal")).toBe(1);
  });

  describe("rights", () => {
    test("a data steward lands drafts and submissions, and publishes nothing; others do not come in", async () => {
      const file = csv(line("Van de gegevensbeheerder"));
      expect((await check(file, { as: "dataSteward" })).landings).toEqual(["draft", "submitted"]);
      const refused = await run(file, {}, { as: "dataSteward" });
      expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining("Je rol geldt niet")]);
      const made = await record(await run(file, { landing: "submitted" }, { as: "dataSteward" }));
      expect(await count("q=gegevensbeheerder")).toBe(0);
      for (const as of ["", "wijkteam", "editor", "viewer"]) {
        expect((await send("/import-checks", file, { as })).status, as).toBe(as === "" ? 401 : 403);
        expect((await undo(made.id, as || "nobody")).status, as).toBe(403);
      }
      expect((await undo(made.id, "dataSteward")).status).toBe(200);
      expect((await undo("bestaat-niet")).status).toBe(404);
    });

    test("a file of another site, one too large and one that is no form are refused", async () => {
      expect((await send("/imports", csv(line("a")), { headers: { Origin: "https://evil.example" } })).status).toBe(403);
      expect((await send("/import-checks", "x".repeat(10_300_000))).status).toBe(413);
      expect((await app.ask("/imports", { method: "POST", as: "admin", body: {} })).status).toBe(415);
      expect((await send("/imports", csv(line("a")), { settings: "{" })).status).toBe(400);
      expect((await send("/imports", csv(line("a")), { settings: { onbekend: 1 } as never })).status).toBe(400);
      const picture = await send("/import-checks", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 10]), { name: "lijst.csv" });
      expect([picture.status, await picture.json()]).toMatchObject([
        400,
        { errors: [{ name: "file", reason: expect.stringContaining("geen tabel") }] },
      ]);
    });
  });

  test("script and formulas in every cell and in the name of the file are only text", async () => {
    const cell = `"${xss.replaceAll('"', '""')}"`;
    const file = [heading.replace("Naam", cell), `${cell};${cell};initiatief;samenhang;uitvoeren;loopt;5,407;52,166;=1+1`].join(
      "\n",
    );
    const first = await check(file);
    const column = first.columns[0]?.name ?? "";
    const settings = {
      ...first.settings,
      fields: { ...first.settings.fields, title: `{${column}}`, source: `{${column}}` },
      landing: "published" as const,
      selfApproved: true,
    };
    const made = await record(await send("/imports", file, { settings, name: `${xss}.csv` }));
    expect(made.file).toContain("<script>");
    const response = await app.ask("/imports", { as: "admin" });
    expect(response.headers.get("Content-Type")).toMatch(/^application\/json/);
    const exported = parse(await (await app.ask("/initiatives.csv?q=onerror")).text(), {
      delimiter: ";",
      bom: true,
      columns: true,
    }) as { Titel: string }[];
    expect(exported.map(({ Titel }) => Titel)).toEqual([xss]);
    await undo(made.id);
  });

  test("our own export is read back as it was", async () => {
    const made = await record(await run(csv(line("Heen en weer", { x: "5,4061" }))));
    const exported = await (await app.ask("/initiatives.csv?q=heen")).arrayBuffer();
    await undo(made.id);
    const { counts, preview, settings } = await check(new Uint8Array(exported));
    expect([counts, preview[0]?.faults]).toEqual([{ rows: 1, ready: 1, faulty: 0, double: 0, known: 0 }, []]);
    expect(settings.fields).toMatchObject({ title: "{Titel}", from: "{Begindatum}", key: "{Id}", longitude: "{Lengtegraad}" });
    const again = await record(await run(new Uint8Array(exported)));
    expect(await (await app.ask("/initiatives?q=heen")).json()).toMatchObject({
      initiatives: [{ content: { title: "Heen en weer", themes: ["samenhang"] }, geometry: { coordinates: [5.4061, 52.166] } }],
    });
    await undo(again.id);
  });
});
