/**
 * The data of every version that was written (test/fixtures/versions) goes on under this one: the server brings the tables up to date and
 * ids, addresses, links, sessions, history and imports are what they were.
 */
import { once } from "node:events";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { decodeInitiativePoints } from "#data/codecs/initiative-points.ts";
import { openDatabase } from "#server/store/database.ts";
import { migrations } from "#server/store/migrations/migrations.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type RunningServer, startServer } from "../fixtures/server.ts";
import { smallFolders } from "../fixtures/small-app.ts";
import { loadVersion, readVersion, secret, versions } from "../fixtures/versions/version.ts";

interface Record {
  id: string;
  version: number;
  state: string;
  verifiedOn?: string;
  takenOver?: object;
  content: { title: string };
}

const asker =
  (server: RunningServer) =>
  (path: string, { cookie = "", ...init }: RequestInit & { cookie?: string } = {}) =>
    fetch(`${server.url}${path.startsWith("/health") ? "" : "/api/v1"}${path}`, {
      redirect: "manual",
      ...init,
      headers: { ...(cookie && { Cookie: cookie }), "Idempotency-Key": crypto.randomUUID(), ...init.headers },
    });

onEveryEngine((engine) => {
  test.each(versions())(
    "what version %s left goes on",
    async (name) => {
      const version = readVersion(name, engine.name);
      const { held, tables } = version;
      const place = await engine.place();
      const before = openDatabase(place);
      await loadVersion(before.db, version);
      await before.close();
      const { folder, web, remove } = await smallFolders();
      const start = () =>
        startServer({
          WIJKBLIK_PUBLISHED: folder,
          WIJKBLIK_WEB: web,
          WIJKBLIK_LIVING: dirname(place.file),
          WIJKBLIK_SECRET: secret,
          ...(place.url ? { DATABASE_URL: place.url } : {}),
        });
      let server = await start();
      let ask = asker(server);
      const json = async <T>(path: string, init?: Parameters<typeof ask>[1], status = 200): Promise<T> => {
        const response = await ask(path, init);
        const text = await response.text();
        expect([path, response.status, response.status === status ? "" : text]).toEqual([path, status, ""]);
        return JSON.parse(text) as T;
      };
      await expect.poll(async () => (await ask("/health/ready")).status, { timeout: 20_000 }).toBe(200);

      // What is public is that and nothing else, for every reader.
      await expect.poll(async () => (await ask("/initiatives?limit=1000")).status, { timeout: 20_000 }).toBe(200);
      const list = await json<{ numberMatched: number; initiatives: Record[] }>("/initiatives?limit=1000");
      expect(list.initiatives.map(({ id }) => id).sort()).toEqual(held.public.toSorted());
      for (const id of held.public) {
        expect(await json(`/initiatives/${id}`)).toMatchObject({ id });
        expect(await json(`/collections/initiatieven/items/${id}`)).toMatchObject({ id });
      }
      // What a file brought is taken over and confirmed by nobody; what people published or confirmed still is.
      const imported = new Set((tables.initiative ?? []).flatMap(({ id, batch }) => (batch === null ? [] : [id])));
      for (const { id, verifiedOn, takenOver } of list.initiatives)
        expect([id, verifiedOn === undefined, takenOver !== undefined]).toEqual([id, imported.has(id), imported.has(id)]);
      for (const id of held.notPublic) expect([id, (await ask(`/initiatives/${id}`)).status]).toEqual([id, 404]);
      for (const [old, now] of Object.entries(held.led)) {
        const response = await ask(`/initiatives/${old}`);
        expect([response.status, response.headers.get("Location")]).toEqual([301, `/api/v1/initiatives/${now}`]);
      }
      const points = decodeInitiativePoints(new Uint8Array(await (await ask("/initiatives/points")).arrayBuffer()));
      expect(points.themes).toHaveLength(held.public.length);
      expect(await json("/initiatives?q=buurthuis")).toMatchObject({ numberMatched: 2 });
      // One of them hides its place, and this gemeente has one buurt: to be found by it would tell where it is.
      expect(await json("/initiatives?area=GM0307&limit=1")).toMatchObject({ numberMatched: held.public.length - 1 });
      for (const form of ["rss", "atom", "ics", "csv", "geojson"])
        expect([form, (await ask(`/initiatives.${form}`)).status]).toEqual([form, 200]);

      // Who was in is in, as who they were; a link that was handed over lets in, once.
      for (const cookie of Object.values(held.sessions)) await json("/session", { cookie });
      const token = { method: "POST", headers: { "Content-Type": "application/json" } };
      const body = JSON.stringify({ token: held.unusedToken });
      const entered = await ask("/session", { ...token, body });
      expect(entered.status).toBe(204);
      const guest = entered.headers.getSetCookie()[0]?.split(";")[0] ?? "";
      expect(await json("/session", { cookie: guest })).toMatchObject({
        grants: [{ role: "viewer", organisation: held.organisation }],
      });
      expect((await ask("/session", { ...token, body })).status).toBeGreaterThanOrEqual(400);

      // Every working version, with its state and its whole history.
      const { admin, editor, team } = held.sessions;
      const all = await json<{ workingVersions: Record[] }>("/working-versions?limit=1000", { cookie: admin });
      const were = (tables.initiative ?? []).map(({ id, version, state, title }) => [id, version, state, title].join(" "));
      expect(all.workingVersions.map((one) => [one.id, one.version, one.state, one.content.title].join(" ")).sort()).toEqual(
        were.sort(),
      );
      let rows = 0;
      for (const { id } of all.workingVersions)
        rows += (await json<{ history: object[] }>(`/working-versions/${id}/history`, { cookie: admin })).history.length;
      expect(rows).toBe(tables.history?.length);

      // And work goes on: an editor publishes what waited, the team reads its own, an old import is undone.
      const waiting = all.workingVersions.find(({ content }) => content.title === "Ingediend") as Record;
      await json(`/working-versions/${waiting.id}/steps`, {
        method: "POST",
        cookie: editor,
        headers: { "Content-Type": "application/json", "If-Match": `"v${waiting.version}"` },
        body: JSON.stringify({ step: "publish" }),
      });
      await json(`/working-versions/${waiting.id}`, { cookie: team });
      const { imports } = await json<{ imports: { id: string; undoneAt?: string }[] }>("/imports", { cookie: admin });
      expect(imports.map(({ id }) => id).sort()).toEqual(held.imports.toSorted());
      const undone = imports.find(({ undoneAt }) => undoneAt === undefined);
      expect(await json(`/imports/${undone?.id}`, { method: "DELETE", cookie: admin })).toMatchObject({ removed: 2 });
      expect(await json("/initiatives?limit=1")).toMatchObject({ numberMatched: held.public.length - 2 + 1 });

      // Killed and started again it is up to date, and all is there.
      server.process.kill("SIGKILL");
      await once(server.process, "exit");
      server = await start();
      ask = asker(server);
      await expect.poll(async () => (await ask("/health/ready")).status, { timeout: 20_000 }).toBe(200);
      await json(`/initiatives/${waiting.id}`);
      expect(await server.stop()).toBe(0);
      const after = openDatabase(place);
      const done = await after.db.selectFrom("migration").select("name").execute();
      expect(done.map((row) => row.name).sort()).toEqual(Object.keys(migrations).sort());
      const letters = await after.db.selectFrom("mail").select("state").where("state", "=", "waiting").execute();
      expect(letters.length).toBeGreaterThanOrEqual((tables.mail ?? []).length);
      await after.close();
      await remove();
    },
    120_000,
  );
});
