/**
 * Who writes while the server is killed, beside those who only create: imports with their undo, and entries on their way from draft to
 * merged. Each knows what it was answered; `check` looks after a restart whether that is there, and whether what got no answer is there
 * wholly or not at all.
 */
import { expect } from "vitest";
import { wholeInitiative } from "../fixtures/initiatives.ts";

export interface Writer {
  /** One piece of work; throws when the server goes. */
  write(): Promise<void>;
  /** Of what was written since the last check. */
  check(): Promise<void>;
  /** How many writes were answered with success. */
  answered(): number;
}

interface Asked {
  method?: string;
  body?: unknown;
  version?: number;
  key?: string;
}
/** Asks as somebody; only what was answered wholly is an answer. */
export type Ask = (path: string, asked?: Asked) => Promise<{ status: number; location: string | null; body: Found }>;

interface Found {
  id: string;
  version: number;
  state: string;
  link: string;
  matched: number;
  settings: object;
}

export const asks =
  (url: () => string, cookie: string): Ask =>
  async (path, { method = "GET", body, version, key = crypto.randomUUID() } = {}) => {
    const headers = {
      Cookie: cookie,
      ...(body === undefined || body instanceof FormData ? {} : { "Content-Type": "application/json" }),
      ...(version === undefined ? {} : { "If-Match": `"v${version}"` }),
      ...(method === "POST" ? { "Idempotency-Key": key } : {}),
    };
    const sent = body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) };
    const response = await fetch(`${url()}/api/v1${path}`, { method, headers, redirect: "manual", ...sent });
    const text = await response.text();
    return { status: response.status, location: response.headers.get("Location"), body: text === "" ? {} : JSON.parse(text) };
  };

const rows = 12;
let keys = 0;

interface Batch {
  key: string;
  id?: string;
  /** `asked` until it is answered. */
  undo?: "asked" | "done";
}

/** Imports a list; every second one is undone again. */
export async function importing(admin: Ask): Promise<Writer> {
  const form = (key: string, settings?: object) => {
    const lines = Array.from(
      { length: rows },
      (_, i) => `${key} ${i};Voor de buurt;initiatief;samenhang;uitvoeren;loopt;5,4${i};52,166`,
    );
    const heading = "Naam;Omschrijving;Soort;Thema;Fase;Status;Lengtegraad;Breedtegraad";
    const made = new FormData();
    made.set("file", new File([[heading, ...lines, ""].join("\r\n")], "lijst.csv"));
    if (settings) made.set("settings", JSON.stringify(settings));
    return made;
  };
  const { settings } = (await admin("/import-checks", { method: "POST", body: form("Proef") })).body;
  const chosen = { ...settings, landing: "submitted", withDoubles: true };
  let batches: Batch[] = [];
  let answered = 0;
  const send = async (batch: Batch) => {
    const { status, body } = await admin("/imports", { method: "POST", key: batch.key, body: form(batch.key, chosen) });
    if (status !== 201 && status !== 200) return false;
    if (batch.id !== undefined) expect(body.id).toBe(batch.id);
    batch.id = body.id;
    answered++;
    return true;
  };
  const found = async (key: string) => (await admin(`/working-versions?limit=1&q=${key}`)).body.matched;
  return {
    answered: () => answered,
    async write() {
      const batch: Batch = { key: `lijst${++keys}x` };
      batches.push(batch);
      if (!(await send(batch)) || keys % 2 === 0) return;
      batch.undo = "asked";
      const { status } = await admin(`/imports/${batch.id}`, { method: "DELETE" });
      if (status !== 200) return;
      batch.undo = "done";
      answered++;
    },
    async check() {
      for (const batch of batches) {
        const number = await found(batch.key);
        const may = batch.undo === "done" ? [0] : batch.undo === "asked" || batch.id === undefined ? [0, rows] : [rows];
        expect(may, `${batch.key}: ${number} rows of an import with ${JSON.stringify(batch)}`).toContain(number);
        // Sent again with the same key it is there once.
        if (batch.undo === undefined) {
          expect(await send(batch)).toBe(true);
          expect(await found(batch.key)).toBe(rows);
        }
      }
      batches = [];
    },
  };
}

interface Entry {
  id: string;
  /** What was answered last, and what was asked after that. */
  version: number;
  state: string;
  asked?: string;
}
interface Pair {
  survivor: Entry;
  duplicate: Entry;
  merge?: "asked" | "done";
}

/** Two entries of one thing are submitted by one, published by another, and merged. */
export function merging(author: Ask, editor: Ask): Writer {
  let pairs: Pair[] = [];
  let answered = 0;
  const step = async (ask: Ask, entry: Entry, taken: string, to: string) => {
    entry.asked = to;
    const body = { step: taken };
    const found = await ask(`/working-versions/${entry.id}/steps`, { method: "POST", version: entry.version, body });
    expect(found.status, JSON.stringify(found.body)).toBe(200);
    Object.assign(entry, { version: found.body.version, state: found.body.state, asked: undefined });
    answered++;
  };
  const create = async (title: string): Promise<Entry> => {
    const { status, body } = await author("/working-versions", { method: "POST", body: { content: wholeInitiative({ title }) } });
    expect(status, JSON.stringify(body)).toBe(201);
    return { id: body.id, version: body.version, state: "draft" };
  };
  const checkEntry = async (entry: Entry) => {
    const { body } = await author(`/working-versions/${entry.id}`);
    expect(
      entry.asked
        ? [`${entry.state} ${entry.version}`, `${entry.asked} ${entry.version + 1}`]
        : [`${entry.state} ${entry.version}`],
    ).toContain(`${body.state} ${body.version}`);
    expect([entry.id, (await author(`/initiatives/${entry.id}`)).status]).toEqual([
      entry.id,
      body.state === "published" ? 200 : 404,
    ]);
  };
  const checkMerge = async ({ survivor, duplicate, merge }: Pair) => {
    const [stays, goes] = [
      (await author(`/working-versions/${survivor.id}`)).body,
      (await author(`/working-versions/${duplicate.id}`)).body,
    ];
    const merged = goes.state === "archived";
    if (merge === "done") expect(merged).toBe(true);
    expect([stays.state, stays.version, goes.version]).toEqual([
      "published",
      survivor.version + (merged ? 1 : 0),
      duplicate.version + (merged ? 1 : 0),
    ]);
    const old = await author(`/initiatives/${duplicate.id}`);
    expect([old.status, old.location]).toEqual(merged ? [301, `/api/v1/initiatives/${survivor.id}`] : [200, null]);
  };
  return {
    answered: () => answered,
    async write() {
      const number = ++keys;
      const pair: Pair = { survivor: await create(`Paar ${number} blijft`), duplicate: await create(`Paar ${number} dubbel`) };
      pairs.push(pair);
      for (const entry of [pair.survivor, pair.duplicate]) {
        await step(author, entry, "submit", "submitted");
        await step(editor, entry, "publish", "published");
      }
      const { id, version } = pair.duplicate;
      pair.merge = "asked";
      const body = { duplicate: { id, version }, take: [] };
      const asked = { method: "POST", version: pair.survivor.version, body };
      const { status } = await editor(`/working-versions/${pair.survivor.id}/merge`, asked);
      expect(status).toBe(200);
      pair.merge = "done";
      answered++;
    },
    async check() {
      for (const pair of pairs) {
        if (pair.merge) await checkMerge(pair);
        else for (const entry of [pair.survivor, pair.duplicate]) await checkEntry(entry);
      }
      pairs = [];
    },
  };
}
