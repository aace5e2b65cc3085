/**
 * F2 and F3: PostgreSQL is away at start, and is killed while eight clients write. The map goes on, what needs the database
 * answers 503 with a time to wait, the server finds it again by itself, and nothing that was answered 201 is lost.
 */
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { onPostgres } from "../fixtures/databases.ts";
import { firstCookie } from "../fixtures/first-beheerder.ts";
import { idsByTitle, livingPlace } from "../fixtures/living-server.ts";
import type { RunningPostgres } from "../fixtures/postgres.ts";
import { startServer } from "../fixtures/server.ts";

const clients = 8;

async function kill(postgres: RunningPostgres): Promise<void> {
  postgres.process.kill("SIGKILL");
  await once(postgres.process, "exit");
}

/** The processes that the killed one left behind hold its memory for a moment. */
async function revive(postgres: RunningPostgres, attempts = 40): Promise<void> {
  try {
    await postgres.restart();
  } catch (error) {
    if (attempts <= 1) throw error;
    await new Promise((resolve) => setTimeout(resolve, 250));
    await revive(postgres, attempts - 1);
  }
}

onPostgres(
  (engine) => {
    test("a database that dies and comes back takes nothing with it", async () => {
      const postgres = engine.postgres();
      if (!postgres) throw new Error("no PostgreSQL");
      const { environment, manifest, remove } = await livingPlace(engine);
      await kill(postgres);
      const server = await startServer(environment);
      let open = true;
      let work: Promise<void>[] = [];
      onTestFinished(async () => {
        open = false;
        await Promise.all(work);
        await server.stop();
        await remove();
      });
      const status = async (path: string) => (await fetch(`${server.url}${path}`)).status;
      for (const path of [
        "/",
        "/health/live",
        "/published/manifest.json",
        `/published/${manifest.catalog}`,
        "/api/v1/indicators",
      ])
        expect([path, await status(path)]).toEqual([path, 200]);
      expect(await status("/health/ready")).toBe(503);
      const refused = await fetch(`${server.url}/api/v1/initiatives`);
      expect([refused.status, refused.headers.get("Retry-After")]).toEqual([503, "5"]);

      await revive(postgres);
      await expect.poll(() => status("/health/ready"), { timeout: 10_000 }).toBe(200);
      await expect.poll(server.output, { timeout: 10_000 }).toContain("/aanmelden#");
      const Cookie = await firstCookie(server.url, server.output);

      const answered = new Map<string, string>();
      const statuses = new Set<number>();
      const post = async (key: string): Promise<number> => {
        const content = { title: `Nummer ${key}` };
        const headers = { "Content-Type": "application/json", Cookie, "Idempotency-Key": key };
        const response = await fetch(`${server.url}/api/v1/working-versions`, {
          method: "POST",
          headers,
          body: JSON.stringify({ content }),
        });
        statuses.add(response.status);
        if (response.status === 503) expect(response.headers.get("Retry-After")).toBe("5");
        if (response.status <= 201) answered.set(key, ((await response.json()) as { id: string }).id);
        else await response.body?.cancel();
        return response.status;
      };
      work = Array.from({ length: clients }, async (_, client) => {
        for (let i = 0; open; i++) {
          // Whoever gets no 2xx asks again with the same key, as a form does.
          for (let tries = 0; (await post(`database-${client}-${i}`)) > 201 && open && tries < 200; tries++)
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
      });
      await expect.poll(() => answered.size, { timeout: 20_000 }).toBeGreaterThan(20);
      await kill(postgres);
      await expect.poll(() => statuses.has(503), { timeout: 10_000 }).toBe(true);
      expect(await status("/")).toBe(200);
      await revive(postgres);
      const back = answered.size;
      await expect.poll(() => answered.size, { timeout: 10_000 }).toBeGreaterThan(back + clients);
      open = false;
      await Promise.all(work);
      expect([...statuses].sort()).toEqual([201, 503].concat(statuses.has(200) ? [200] : []).sort());

      const found = await idsByTitle(server.url, Cookie);
      expect([...answered].filter(([key, id]) => found.get(`Nummer ${key}`) !== id)).toEqual([]);
    }, 180_000);
  },
  { ownPostgres: true },
);
