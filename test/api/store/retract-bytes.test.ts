/** Of a story that was withdrawn no byte stays in the file of the database or in its journal, where no row leads to it either. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { EntryRecord } from "#data/schema/record.ts";
import { openDatabase } from "#server/store/database.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { filesHolding } from "../../fixtures/dump.ts";
import { initiativeApp } from "../../fixtures/initiative-app.ts";
import { wholeOf } from "../../fixtures/knowledge.ts";
import { json, type Version } from "../../fixtures/workflow.ts";

const canary = "kanariebytes44c0";

test("written, changed, published and withdrawn among others: the file and the journal do not hold it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "wijkblik-bytes-"));
  const file = join(folder, "wijkblik.sqlite");
  const { db, engine, close } = openDatabase({ file });
  await migrate(db);
  const app = await initiativeApp({ db, engine });
  const send = (method: string, path: string, as: string, body: object, version?: number) =>
    app.ask(path, { method, as, body, headers: version === undefined ? {} : { "If-Match": `"v${version}"` } });
  const entry = (story: string) => ({ type: "story", organisation: app.own, content: wholeOf("story", { story }) });
  const published = async (story: string): Promise<EntryRecord> => {
    const made = await json<EntryRecord>(await send("POST", "/working-versions", "wijkteam", entry(story)), 201);
    const handed = await json<Version>(
      await send("POST", `/working-versions/${made.id}/steps`, "wijkteam", { step: "submit" }, made.version),
    );
    return json(await send("POST", `/working-versions/${made.id}/steps`, "editor", { step: "publish" }, handed.version));
  };
  const ids: string[] = [];
  for (let i = 0; i < 12; i++) {
    // Some fit in a page, others take pages of their own.
    const story = i % 3 === 0 ? "Een ander verhaal. ".repeat(100) : `${canary} `.repeat(i % 3 === 1 ? 3 : 160);
    let { id, version } = await published(story);
    for (let n = 0; n < 4; n++)
      ({ version } = await json<Version>(
        await send("PUT", `/working-versions/${id}`, "wijkteam", { ...entry(`${story.slice(0, -1)} ${n}`) }, version),
      ));
    if (i % 3 > 0) ids.push(id);
  }
  expect(filesHolding(file, canary)).not.toEqual([]);
  for (const id of ids)
    expect((await send("POST", `/entries/story/${id}/retraction`, "editor", { sure: true })).status).toBe(204);
  expect(filesHolding(file, canary)).toEqual([]);
  expect((await json<{ numberMatched: number }>(await app.ask("/entries?type=story"))).numberMatched).toBe(4);
  await app.remove();
  await close();
  rmSync(folder, { recursive: true });
});
