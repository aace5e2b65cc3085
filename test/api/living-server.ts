/** What a server in a process of its own needs to keep living data, and what stands in it afterwards. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import type { Manifest } from "#data/schema/manifest.ts";
import type { Engine } from "../fixtures/databases.ts";
import { smallFolders } from "./small-app.ts";

export interface LivingPlace {
  environment: Record<string, string>;
  manifest: Manifest;
  remove(): Promise<void>;
}

/** The small set, an empty database and a living folder. */
export async function livingPlace(engine: Engine): Promise<LivingPlace> {
  const { folder, web, manifest, remove } = await smallFolders();
  const living = await mkdtemp(join(tmpdir(), "wijkblik-living-"));
  const { url = "" } = await engine.migratedPlace();
  return {
    environment: {
      WIJKBLIK_PUBLISHED: folder,
      WIJKBLIK_WEB: web,
      WIJKBLIK_LIVING: living,
      DATABASE_URL: url,
      WIJKBLIK_SECRET: "a secret of thirty-two characters",
    },
    manifest,
    async remove() {
      await remove();
      await rm(living, { recursive: true, force: true });
    },
  };
}

/** The id of every working version by its title, from all pages; a title that is there twice fails the test. */
export async function idsByTitle(server: string, Cookie: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let next: string | undefined = "/api/v1/working-versions?limit=1000";
  while (next) {
    const page = (await (await fetch(`${server}${next}`, { headers: { Cookie } })).json()) as {
      workingVersions: { id: string; content: { title: string } }[];
      next?: string;
    };
    for (const { id, content } of page.workingVersions) {
      expect(found.has(content.title), `${content.title} is there twice`).toBe(false);
      found.set(content.title, id);
    }
    next = page.next;
  }
  return found;
}
