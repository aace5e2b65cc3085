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
/** Too busy, on a machine with much to do: nothing was said about what was asked. */
export class Unanswered extends Error {}

/** Asks as somebody; only what was answered wholly is an answer. */
export type Ask = (path: string, asked?: Asked) => Promise<{ status: number; location: string | null; body: Found }>;

interface Found {
  id: string;
  version: number;
  state: string;
  link: string;
  numberMatched: number;
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
    if (response.status === 503) throw new Unanswered(text);
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
      (_, i) => `${key} ${i};Voor de buurt;initiatief;samenhang;uitvoeren;loopt;5,41${String(i).padStart(2, "0")};52,166`,
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
    expect([200, 201], JSON.stringify(body)).toContain(status);
    if (batch.id !== undefined) expect(body.id).toBe(batch.id);
    batch.id = body.id;
    answered++;
  };
  const found = async (key: string) => (await admin(`/working-versions?limit=1&q=${key}`)).body.numberMatched;
  return {
    answered: () => answered,
    async write() {
      const batch: Batch = { key: `lijst${String(++keys).padStart(6, "0")}x` };
      batches.push(batch);
      await send(batch);
      if (keys % 2 === 0) return;
      batch.undo = "asked";
      const { status } = await admin(`/imports/${batch.id}`, { method: "DELETE" });
      expect(status).toBe(200);
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
          await send(batch);
          expect(await found(batch.key)).toBe(rows);
        }
      }
      batches = [];
    },
  };
}

interface Entry {
  title: string;
  key: string;
  /** Absent until its creation was answered. */
  id?: string;
  /** What was answered last, and what was asked after that. */
  version: number;
  state: string;
  asked?: string | undefined;
}
interface Pair {
  survivor: Entry;
  duplicate: Entry;
  merge?: "asked" | "done" | undefined;
}

/** Two entries of one thing are submitted by one, published by another, and merged; a kill is gone on from where it came. */
export function merging(author: Ask, editor: Ask): Writer {
  let pair: Pair | undefined;
  let merged: Pair[] = [];
  let answered = 0;
  const begun = (title: string): Entry => ({ title, key: crypto.randomUUID(), version: 0, state: "none" });
  const create = async (entry: Entry) => {
    const body = { content: wholeInitiative({ title: entry.title }) };
    const found = await author("/working-versions", { method: "POST", key: entry.key, body });
    expect([200, 201], JSON.stringify(found.body)).toContain(found.status);
    Object.assign(entry, { id: found.body.id, version: found.body.version, state: found.body.state });
    answered++;
  };
  const step = async (ask: Ask, entry: Entry, taken: string, to: string) => {
    entry.asked = to;
    const asked = { method: "POST", version: entry.version, body: { step: taken } };
    const found = await ask(`/working-versions/${entry.id}/steps`, asked);
    expect(found.status, JSON.stringify(found.body)).toBe(200);
    Object.assign(entry, { version: found.body.version, state: found.body.state, asked: undefined });
    answered++;
  };
  /** What stands there is what was answered last, or what was asked after it; the work goes on from that. */
  const checkEntry = async (entry: Entry) => {
    if (entry.id === undefined) return;
    const { body } = await author(`/working-versions/${entry.id}`);
    const may = [`${entry.state} ${entry.version}`, ...(entry.asked ? [`${entry.asked} ${entry.version + 1}`] : [])];
    expect(may).toContain(`${body.state} ${body.version}`);
    const { status } = await author(`/initiatives/${entry.id}`);
    expect([entry.title, status]).toEqual([entry.title, body.state === "published" ? 200 : 404]);
    Object.assign(entry, { version: body.version, state: body.state, asked: undefined });
  };
  /** Answers whether the merge is there; then it is on both sides. */
  const checkMerge = async ({ survivor, duplicate, merge }: Pair): Promise<boolean> => {
    const stays = (await author(`/working-versions/${survivor.id}`)).body;
    const goes = (await author(`/working-versions/${duplicate.id}`)).body;
    const isThere = goes.state === "archived";
    if (merge === "done") expect(isThere).toBe(true);
    const more = isThere ? 1 : 0;
    expect([stays.state, stays.version, goes.version]).toEqual(["published", survivor.version + more, duplicate.version + more]);
    const old = await author(`/initiatives/${duplicate.id}`);
    expect([old.status, old.location]).toEqual(isThere ? [301, `/api/v1/initiatives/${survivor.id}`] : [200, null]);
    return isThere;
  };
  return {
    answered: () => answered,
    async write() {
      const number = ++keys;
      pair ??= { survivor: begun(`Paar ${number} blijft`), duplicate: begun(`Paar ${number} dubbel`) };
      for (const entry of [pair.survivor, pair.duplicate]) {
        if (entry.id === undefined) await create(entry);
        if (entry.state === "draft") await step(author, entry, "submit", "submitted");
        if (entry.state === "submitted") await step(editor, entry, "publish", "published");
      }
      const { id, version } = pair.duplicate;
      pair.merge = "asked";
      const body = { duplicate: { id, version }, take: [] };
      const asked = { method: "POST", version: pair.survivor.version, body };
      const found = await editor(`/working-versions/${pair.survivor.id}/merge`, asked);
      expect(found.status, JSON.stringify(found.body)).toBe(200);
      pair.merge = "done";
      answered++;
      merged.push(pair);
      pair = undefined;
    },
    async check() {
      for (const one of merged) await checkMerge(one);
      merged = [];
      if (pair?.merge) {
        if (await checkMerge(pair)) pair = undefined;
        else pair.merge = undefined;
      } else if (pair) for (const entry of [pair.survivor, pair.duplicate]) await checkEntry(entry);
    },
  };
}
