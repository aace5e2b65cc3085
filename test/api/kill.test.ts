/**
 * F1: the server is killed while eight clients write. Every 201 must be there afterwards, once. `WIJKBLIK_KILLS` sets how often;
 * the whole measure is 200.
 */
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { onEveryEngine } from "../fixtures/databases.ts";
import { startServer } from "../fixtures/server.ts";
import { smallFolders } from "./small-app.ts";

const kills = Number(process.env.WIJKBLIK_KILLS ?? 4);
const clients = 8;

onEveryEngine((engine) => {
  test(
    `nothing that was answered 201 is lost in ${kills} kills, and nothing is there twice`,
    async () => {
      const { folder, web, remove } = await smallFolders();
      const living = mkdtempSync(join(tmpdir(), "wijkblik-living-"));
      const { url = "" } = await engine.place();
      const environment = {
        WIJKBLIK_PUBLISHED: folder,
        WIJKBLIK_WEB: web,
        WIJKBLIK_LIVING: living,
        DATABASE_URL: url,
        WIJKBLIK_SECRET: "a secret of thirty-two characters",
      };
      let server = await startServer(environment);
      await expect.poll(() => /#(\S+)/.exec(server.output())?.[1], { timeout: 20_000 }).toBeTruthy();
      const token = /#(\S+)/.exec(server.output())?.[1];
      const json = { "Content-Type": "application/json" };
      const welcome = await fetch(`${server.url}/api/v1/session`, {
        method: "POST",
        headers: json,
        body: JSON.stringify({ token }),
      });
      const Cookie = welcome.headers.getSetCookie()[0]?.split(";")[0] ?? "";

      const answered = new Map<string, string>();
      const post = async (key: string): Promise<void> => {
        const body = JSON.stringify({ content: { title: `Nummer ${key}` } });
        const headers = { ...json, Cookie, "Idempotency-Key": key };
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

      const found = new Map<string, string>();
      let next: string | undefined = "/api/v1/working-versions?limit=1000";
      while (next) {
        const page = (await (await fetch(`${server.url}${next}`, { headers: { Cookie } })).json()) as {
          workingVersions: { id: string; content: { title: string } }[];
          next?: string;
        };
        for (const { id, content } of page.workingVersions) {
          expect(found.has(content.title), `${content.title} is there twice`).toBe(false);
          found.set(content.title, id);
        }
        next = page.next;
      }
      const lost = [...answered].filter(([key, id]) => found.get(`Nummer ${key}`) !== id);
      expect(lost).toEqual([]);
      expect(answered.size).toBeGreaterThan(kills * clients);
      await server.stop();
      await remove();
      rmSync(living, { recursive: true, force: true });
    },
    Math.max(600_000, kills * 10_000),
  );
});
