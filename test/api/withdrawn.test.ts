/**
 * What is withdrawn is gone at once for every reader, at every server on the database, whatever their clocks say: also where one change
 * takes away just as much as the next one adds, and for who asks with the tag of before.
 */
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { decodeInitiativePoints } from "#data/codecs/initiative-points.ts";
import type { InitiativeInput } from "#data/schema/initiative.ts";
import { type Opened, openDatabase } from "#server/store/database.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { publicRevision, sumRevision } from "#server/store/revision.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { json, pointAt, type Version } from "../fixtures/workflow.ts";

const marker = "Teruggetrokken tuin";
const spot: [number, number] = [5.41234, 52.16543];
const units = spot.map((degrees) => Math.round(degrees * 1e5)) as [number, number];

type Reader = [path: string, holds: (bytes: Uint8Array) => boolean | number];
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const named = (bytes: Uint8Array) => text(bytes).includes(marker);
const drawn = (bytes: Uint8Array) => {
  const { x, y } = decodeInitiativePoints(bytes);
  return x.some((east, i) => east === units[0] && y[i] === units[1]);
};
const unpacked = (bytes: Uint8Array) => Object.values(unzipSync(bytes)).some(named);

/** Everything that shows what is public; `id` is of what is withdrawn. */
const readers = (id: string): Reader[] => [
  ["/initiatives/points", drawn],
  ["/initiatives/points?theme=leefomgeving", drawn],
  ["/initiatives", named],
  ["/initiatives?q=teruggetrokken", named],
  ["/initiatives?theme=leefomgeving&area=GM0307", named],
  [`/initiatives/${id}`, named],
  ["/initiatives.rss", named],
  ["/initiatives.atom", named],
  ["/initiatives.ics", named],
  ["/initiatives.csv", named],
  ["/initiatives.geojson", named],
  ["/initiatives.xlsx", unpacked],
  ["/collections/initiatieven/items", named],
  [`/collections/initiatieven/items/${id}`, named],
];
/** What the panel of an area counts. */
const count = "/initiatives?area=BU03071001&limit=1";

const clocks: Record<string, [ours: () => string, theirs: () => string]> = {
  "minutes apart": [() => at(7), () => at(-7)],
  "standing still, so that all happens in one millisecond": [() => "2026-11-28T09:00:00.000Z", () => "2026-11-28T09:00:00.000Z"],
  "jumping back at every look": [backwards(), backwards()],
};
function at(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString();
}
function backwards(): () => string {
  let looks = 0;
  // Within one day: another day is another answer for other reasons.
  return () => new Date(Date.UTC(2026, 10, 28, 20) - ++looks * 1_000).toISOString();
}

onEveryEngine((engine) => {
  test.each(Object.keys(clocks))(
    "withdrawn by one of two servers with clocks %s: no reader of either shows it",
    async (name) => {
      const place = await engine.migratedPlace();
      const opened: Opened[] = [openDatabase(place), openDatabase(place)];
      const [first, second] = opened as [Opened, Opened];
      await migrate(first.db);
      const [oursAt, theirsAt] = clocks[name] as [() => string, () => string];
      const ours = await initiativeApp(first, { now: oursAt });
      const theirs = await initiativeApp(second, { now: theirsAt });

      const step = async (app: InitiativeApp, as: string, { id, version }: Version, taken: string) =>
        json<Version>(
          await app.ask(`/working-versions/${id}/steps`, {
            method: "POST",
            as,
            body: { step: taken },
            headers: { "If-Match": `"v${version}"` },
          }),
        );
      const submitted = async (app: InitiativeApp, changes: Partial<InitiativeInput>) => {
        const body = { organisation: app.own, content: wholeInitiative(changes) };
        const made = await json<Version>(await app.ask("/working-versions", { method: "POST", as: "wijkteam", body }), 201);
        return step(app, "wijkteam", made, "submit");
      };
      const published = async (app: InitiativeApp, changes: Partial<InitiativeInput>) =>
        step(app, "editor", await submitted(app, changes), "publish");

      let batch = "";
      const imported = async (): Promise<Version> => {
        const form = new FormData();
        const cells = [
          marker,
          "Voor de buurt",
          "initiatief",
          "samenhang|leefomgeving",
          "uitvoeren",
          "loopt",
          "2025-03-01",
          ...spot,
        ];
        const heading = "Naam;Omschrijving;Soort;Thema;Fase;Status;Begin;Lengtegraad;Breedtegraad";
        form.set("file", new File([[heading, cells.join(";"), ""].join("\r\n")], "lijst.csv"));
        const headers = { Cookie: theirs.people.get("admin")?.cookie ?? "", "Idempotency-Key": crypto.randomUUID() };
        const send = (path: string) =>
          theirs.app.request(`http://localhost/api/v1${path}`, { method: "POST", body: form, headers });
        const { settings } = await json<{ settings: object }>(await send("/import-checks"));
        form.set("settings", JSON.stringify({ ...settings, landing: "published", withDoubles: true, selfApproved: true }));
        batch = (await json<{ id: string }>(await send("/imports"), 201)).id;
        const { initiatives } = await json<{ initiatives: Version[] }>(await theirs.ask("/initiatives?q=teruggetrokken"));
        return initiatives[0] as Version;
      };

      /** Every reader at both servers, with and without the tag of before; answers those where `holds` is so. */
      const tags = new Map<string, string>();
      const showing = async (id: string): Promise<string[]> => {
        const shown: string[] = [];
        for (const [who, app] of [
          ["ours", ours],
          ["theirs", theirs],
        ] as const) {
          for (const [path, holds] of readers(id)) {
            const asked = `${who} ${path}`;
            const tag = tags.get(asked);
            for (const headers of [{}, ...(tag ? [{ "If-None-Match": tag }] : [])]) {
              const response = await app.ask(path, { headers });
              const bytes = new Uint8Array(await response.arrayBuffer());
              expect(response.headers.get("Cache-Control"), path).toMatch(/^(no-store|no-cache)$/);
              const kept = response.status === 304 || (response.status === 200 && holds(bytes));
              if (kept) shown.push(asked);
              const etag = response.headers.get("ETag");
              if (response.status === 200 && etag) tags.set(asked, etag);
            }
          }
        }
        return shown;
      };
      const counted = async () =>
        Promise.all(
          [ours, theirs].map(async (app) => (await json<{ numberMatched: number }>(await app.ask(count))).numberMatched),
        );

      // Written by the clock that is ahead, and staying: the newest moment says nothing about what happens after it.
      await published(ours, { title: "Blijft staan" });
      const everywhere = (id: string) => [...readers(id), ...readers(id)].length;
      const waysOut: Record<string, (gone: Version, other: Version) => Promise<unknown>> = {
        // The same number, the same sum of versions: what comes is of the same version as what goes.
        "archived while another is published": async (gone, other) => {
          await step(theirs, "editor", gone, "archive");
          await step(theirs, "editor", other, "publish");
        },
        archived: (gone) => step(theirs, "editor", gone, "archive"),
        merged: (gone, other) =>
          theirs
            .ask(`/working-versions/${other.id}/merge`, {
              method: "POST",
              as: "editor",
              body: { duplicate: { id: gone.id, version: gone.version }, take: [] },
              headers: { "If-Match": `"v${other.version}"` },
            })
            .then((response) => json(response)),
        "undone with its import while another is published": async (_, other) => {
          await json(await theirs.ask(`/imports/${batch}`, { method: "DELETE", as: "admin" }));
          await step(theirs, "editor", other, "publish");
        },
        "archived and all rows of changes made one": async (gone) => {
          await step(theirs, "editor", gone, "archive");
          await sumRevision(first.db);
        },
      };
      for (const [way, withdraw] of Object.entries(waysOut)) {
        const other = await submitted(theirs, { title: "Komt ervoor in de plaats" });
        const gone = way.startsWith("undone")
          ? await imported()
          : await published(theirs, { title: marker, place: pointAt(...spot) });
        const before = [...(await showing(gone.id))].filter((value, i, all) => all.indexOf(value) === i);
        expect([way, before.length]).toEqual([way, everywhere(gone.id)]);
        const were = await counted();
        await withdraw(gone, other);
        expect([way, await showing(gone.id)]).toEqual([way, []]);
        const instead = way.endsWith("while another is published") ? 0 : -1;
        expect([way, await counted()]).toEqual([way, were.map((number) => number + instead)]);
      }
      await Promise.all([ours.remove(), theirs.remove()]);
      await Promise.all(opened.map(({ close }) => close()));
    },
    120_000,
  );

  test("the revision rises with every commit, never falls, and is the same after its rows were made one by two servers at once", async () => {
    const place = await engine.migratedPlace();
    const opened = [openDatabase(place), openDatabase(place)] as const;
    await migrate(opened[0].db);
    const app = await initiativeApp(opened[0]);
    const seen: number[] = [await publicRevision(opened[1].db)];
    const body = { organisation: app.own, content: wholeInitiative() };
    for (let i = 0; i < 3; i++) {
      const made = await json<Version>(await app.ask("/working-versions", { method: "POST", as: "wijkteam", body }), 201);
      let version = made.version;
      for (const [as, step] of [
        ["wijkteam", "submit"],
        ["editor", "publish"],
        ["editor", "archive"],
      ] as const) {
        const headers = { "If-Match": `"v${version++}"` };
        await json(await app.ask(`/working-versions/${made.id}/steps`, { method: "POST", as, body: { step }, headers }));
        seen.push(await publicRevision(opened[1].db));
      }
      const before = seen.at(-1);
      await Promise.all(opened.map(({ db }) => sumRevision(db)));
      expect(await publicRevision(opened[0].db)).toBe(before);
    }
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    // Publishing and archiving are changes of what is public, submitting is none.
    expect(new Set(seen).size).toBe(7);
    const { rows } = await opened[0].db
      .selectFrom("public_entry_revision")
      .select(({ fn }) => fn.countAll<number>().as("rows"))
      .executeTakeFirstOrThrow();
    expect(Number(rows)).toBe(1);
    await app.remove();
    await Promise.all(opened.map(({ close }) => close()));
  });
});
