/** Open initiatives that the catalogue names: taken over at the first start, once, as nobody's work and as not confirmed. */
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decodeInitiativePoints } from "#data/codecs/initiative-points.ts";
import { openSources } from "#data/pipeline/sources/sources.ts";
import { today } from "#data/schema/day.ts";
import type { ImportRecord } from "#data/schema/import-answer.ts";
import type { PublicInitiativeList } from "#data/schema/public-initiative.ts";
import type { Happened } from "#data/schema/queue.ts";
import { createLog } from "#server/http/log.ts";
import { takeOverOpenInitiatives } from "#server/open-initiatives.ts";
import { openLibrary } from "#server/published/published-set.ts";
import { type Db, type Opened, openDatabase } from "#server/store/database.ts";
import { createOrganisation, listOrganisations } from "#server/store/organisations.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";
import { withoutOpenInitiatives, writeOpenInitiatives } from "../fixtures/open-initiatives.ts";
import { scratchFolder } from "../fixtures/scratch.ts";
import { listOf, sendFile } from "../fixtures/send-file.ts";
import { smallFolders } from "../fixtures/small-app.ts";

const rows = 130;
const source = "Gemeente Amsterdam, maatschappelijke voorzieningen";

/** A start of a server, as far as this goes; returns what it said. */
async function start(db: Db, published: string, mirror: string): Promise<string> {
  let said = "";
  const log = createLog("off", () => {});
  await takeOverOpenInitiatives({
    db,
    library: await openLibrary(published),
    sources: () =>
      openSources({
        mirror,
        cache: join(mirror, "cache"),
        limits: { connectMs: 1, stallMs: 1, leastBytes: 1, maxBytes: 1 },
        refresh: false,
      }),
    log,
    say: (line) => {
      said += `${line}\n`;
    },
    signal: new AbortController().signal,
  });
  return said;
}

let mirror: string;
let small: Awaited<ReturnType<typeof smallFolders>>;
beforeAll(async () => {
  mirror = await mkdtemp(join(scratchFolder(), "wijkblik-open-"));
  small = await smallFolders();
});
afterAll(async () => {
  await rm(mirror, { recursive: true, force: true });
  await small.remove();
});

onEveryEngine((engine) => {
  describe("taken over", () => {
    let opened: Opened;
    let app: InitiativeApp;
    let said: string;
    beforeAll(async () => {
      await writeOpenInitiatives(mirror, rows);
      opened = await engine.open();
      app = await initiativeApp(opened);
      said = await start(opened.db, small.folder, mirror);
    });
    afterAll(() => app.remove());
    const read = async <T>(path: string, as?: string) => (await (await app.ask(path, { as })).json()) as T;
    const list = (query = "") => read<PublicInitiativeList>(`/initiatives?limit=1${query}`);

    test("they are facilities of their publisher, with day and source, and nobody confirmed them", async () => {
      expect(said).toContain(`${rows} open initiatieven overgenomen`);
      const { numberMatched, numberActive, numberUnconfirmed, initiatives } = await list("&kind=voorziening&area=GM0363");
      expect([numberMatched, numberActive, numberUnconfirmed]).toEqual([rows, 0, rows]);
      const owner = (await listOrganisations(opened.db)).find(({ name }) => name === "Gemeente Amsterdam");
      expect(owner).toMatchObject({ kind: "gemeente" });
      expect(initiatives[0]).toMatchObject({ organisation: owner?.id, takenOver: { on: today(), from: source } });
      expect(initiatives[0]).not.toHaveProperty("verifiedOn");
    });

    test("no person did it: history and list of imports name the system", async () => {
      const id = (await list()).initiatives[0]?.id;
      const { history } = await read<{ history: Happened[] }>(`/working-versions/${id}/history`, "admin");
      expect(history.map(({ step, origin, actor, name }) => [step, origin, actor ?? name])).toEqual(
        ["publish", "submit", "create"].map((step) => [step, "catalogue", undefined]),
      );
      const { imports } = await read<{ imports: ImportRecord[] }>("/imports", "admin");
      expect(imports).toMatchObject([{ origin: "catalogue", made: rows, list: source }]);
      expect(imports[0]).not.toHaveProperty("by");
    });

    test("the next start and two at the same moment bring nothing more", async () => {
      expect(await start(opened.db, small.folder, mirror)).toBe("");
      expect((await list()).numberMatched).toBe(rows);
      const place = await engine.migratedPlace();
      const [one, other] = [openDatabase(place), openDatabase(place)];
      await Promise.all([one, other].map(({ db }) => start(db, small.folder, mirror)));
      const count = await one.db.selectFrom("public_entry").select(one.db.fn.countAll<number>().as("all")).executeTakeFirst();
      expect(Number(count?.all)).toBe(rows);
      expect(await one.db.selectFrom("batch").select("made").execute()).toEqual([{ made: rows }]);
      expect(await listOrganisations(one.db)).toHaveLength(1);
      await Promise.all([one.close(), other.close()]);
    });

    test("“only confirmed” finds in list, counts, map, files and feeds what a person confirmed", async () => {
      const points = async (query: string) => {
        const bytes = new Uint8Array(await (await app.ask(`/initiatives/points${query}`)).arrayBuffer());
        return decodeInitiativePoints(bytes).themes.length;
      };
      const text = async (path: string) => (await app.ask(path)).text();
      expect([(await list("&confirmed=true")).numberMatched, await points("?confirmed=true")]).toEqual([0, 0]);
      const [chosen] = (await list()).initiatives;
      const verify = (as: string) =>
        app.ask(`/working-versions/${chosen?.id}/verify`, {
          method: "POST",
          as,
          body: {},
          headers: { "If-Match": `"v${chosen?.version}"` },
        });
      // Of another organisation, and of another part of the country: as before.
      expect([(await verify("colleague")).status, (await verify("editor")).status]).toEqual([404, 404]);
      const confirmed = await verify("editorElsewhere");
      expect(confirmed.status, await confirmed.text()).toBe(200);
      const { initiatives, ...counts } = await list("&confirmed=true");
      expect(counts).toMatchObject({ numberMatched: 1, numberActive: 1, numberUnconfirmed: 0 });
      // Where it came from stays said.
      expect(initiatives[0]).toMatchObject({ id: chosen?.id, verifiedOn: today(), takenOver: { from: source } });
      expect(await list("&confirmed=true&q=voorziening")).toMatchObject({ numberMatched: 1, numberActive: 1 });
      expect(await list("&confirmed=false")).toMatchObject({ numberMatched: rows, numberActive: 1, numberUnconfirmed: rows - 1 });
      expect([await points("?confirmed=true"), await points("")]).toEqual([1, rows]);
      const [heading = "", ...lines] = (await text("/initiatives/exports/csv?confirmed=true")).trim().split("\r\n");
      expect(heading).toContain("Overgenomen op;Overgenomen uit;Bevestiging;Bevestigd op");
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain(`${today()};${source};bevestigd;${today()}`);
      expect(await text("/initiatives/exports/csv")).toContain(`${today()};${source};niet bevestigd;;`);
      expect((await text("/initiatives/feeds/rss?confirmed=true")).match(/<item>/g)).toHaveLength(1);
      expect(await read("/queue?confirmed=true", "admin")).toMatchObject({ counts: { published: 1 } });
    });
  });

  test("an organisation of that name is the owner, and what came from the list before is known", async ({ onTestFinished }) => {
    await writeOpenInitiatives(mirror, rows);
    const place = await engine.migratedPlace();
    const { db, close } = openDatabase(place);
    onTestFinished(close);
    const { id } = await createOrganisation(db, { name: "gemeente Amsterdam", kind: "gemeente" }, "2026-11-21T09:00:00.000Z");
    await start(db, small.folder, mirror);
    expect(await db.selectFrom("public_entry").select("organisation").distinct().execute()).toEqual([{ organisation: id }]);
    await db.updateTable("batch").set({ request: null }).execute();
    expect(await start(db, small.folder, mirror)).toContain(
      `0 open initiatieven overgenomen uit “Amsterdam: maatschappelijke voorzieningen”, ${rows} al bekend`,
    );
  });

  test("where the source cannot be reached, is damaged or fits nowhere it says so, and the next start does it", async ({
    onTestFinished,
  }) => {
    const { db, close } = await openDatabase(await engine.migratedPlace());
    onTestFinished(close);
    const count = async () => (await db.selectFrom("entry").select("id").execute()).length;
    await withoutOpenInitiatives(mirror);
    expect(await start(db, small.folder, mirror)).toMatch(/niet overgenomen: de bron is niet bereikbaar.*volgende start/);
    await writeOpenInitiatives(mirror, 3);
    await rm(join(mirror, "voorzieningen.geojson"));
    expect(await start(db, small.folder, mirror)).toMatch(/niet overgenomen: de bron/);
    await writeOpenInitiatives(mirror, 3, { shift: 1 });
    expect(await start(db, small.folder, mirror)).toMatch(/niet overgenomen: geen enkele regel/);
    expect(await count()).toBe(0);
    await writeOpenInitiatives(mirror, 3);
    expect(await start(db, small.folder, mirror)).toContain("3 open initiatieven overgenomen");
    expect(await count()).toBe(3);
  });

  test("a file that a person imports is taken over too, and confirmed by nobody", async ({ onTestFinished }) => {
    const app = await initiativeApp(await engine.open());
    onTestFinished(() => app.remove());
    const settings = { landing: "published", selfApproved: true } as const;
    const check = await sendFile(app, "/import-checks", listOf(["Buurttuin"]), { as: "admin" });
    const { settings: guessed } = (await check.json()) as { settings: object };
    const saved = await sendFile(app, "/imports", listOf(["Buurttuin"]), {
      as: "admin",
      settings: { ...guessed, ...settings },
    });
    expect(saved.status, await saved.text()).toBe(201);
    const { initiatives } = (await (await app.ask("/initiatives?q=buurttuin")).json()) as PublicInitiativeList;
    expect(initiatives).toMatchObject([{ takenOver: { on: today() } }]);
    expect(initiatives[0]).not.toHaveProperty("verifiedOn");
    expect(initiatives[0]?.takenOver).not.toHaveProperty("from");
  });
});
