/**
 * F1: the server is killed while eight clients write. Every 201 must be there afterwards, once. `WIJKBLIK_KILLS` sets how often;
 * the whole measure is 200.
 */
import { once } from "node:events";
import { expect, test } from "vitest";
import { onEveryEngine } from "../fixtures/databases.ts";
import { firstCookie } from "../fixtures/first-beheerder.ts";
import { startServer } from "../fixtures/server.ts";
import { idsByTitle, livingPlace } from "./living-server.ts";

const kills = Number(process.env.WIJKBLIK_KILLS ?? 4);
const clients = 8;

onEveryEngine((engine) => {
  test(
    `nothing that was answered 201 is lost in ${kills} kills, and nothing is there twice`,
    async () => {
      const { environment, remove } = await livingPlace(engine);
      let server = await startServer(environment);
      const Cookie = await firstCookie(server.url, server.output);

      const answered = new Map<string, string>();
      const post = async (key: string): Promise<void> => {
        const body = JSON.stringify({ content: { title: `Nummer ${key}` } });
        const headers = { "Content-Type": "application/json", Cookie, "Idempotency-Key": key };
        const response = await fetch(`${server.url}/api/v1/working-versions`, { method: "POST", headers, body });
        const { id } = (await response.json()) as { id: string };
        if (response.status === 201 || response.status === 200) {
          if (answered.has(key)) expect(answered.get(key)).toBe(id);
          answered.set(key, id);
        }
      };
      for (let kill = 0; kill < kills; kill++) {
        let open = true;
        const unanswered: string[] = [];
        const work = Array.from({ length: clients }, async (_, client) => {
          for (let i = 0; open; i++) {
            const key = `kill-${kill}-${client}-${i}`;
            await post(key).catch(() => unanswered.push(key));
          }
        });
        await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 400));
        server.process.kill("SIGKILL");
        await once(server.process, "exit");
        open = false;
        await Promise.all(work);
        server = await startServer(environment);
        // Whoever got no answer asks again with the same key.
        await Promise.all(unanswered.slice(0, clients).map(post));
      }

      const found = await idsByTitle(server.url, Cookie);
      const lost = [...answered].filter(([key, id]) => found.get(`Nummer ${key}`) !== id);
      expect(lost).toEqual([]);
      expect(answered.size).toBeGreaterThan(kills * clients);
      await server.stop();
      await remove();
    },
    Math.max(600_000, kills * 10_000),
  );
});
