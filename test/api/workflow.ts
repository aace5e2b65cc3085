/** What people do with an initiative over the API, step by step: for a suite on one engine, with an empty database of its own. */
import { afterAll, beforeAll, expect } from "vitest";
import type { InitiativeInput } from "#data/schema/initiative.ts";
import type { InitiativeRecord } from "#data/schema/record.ts";
import type { Opened } from "#server/store/database.ts";
import type { Engine } from "../fixtures/databases.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { type Asked, type InitiativeApp, initiativeApp } from "./initiative-app.ts";

/** What a save or a step names: which one, and the version it was made from. */
export type Version = Pick<InitiativeRecord, "id" | "version">;

type Changes = Partial<InitiativeInput>;

interface HistoryRow {
  step: string;
  version: number;
  name?: string;
  actor?: string;
  reason?: string;
  changes: object[];
}

/** The body of an answer; another status fails the test and shows the answer. */
export async function json<T>(response: Response, status = 200): Promise<T> {
  const found = await response.json();
  expect([response.status, response.status === status ? "" : found]).toEqual([status, ""]);
  return found as T;
}

/** Which fields an answer finds fault with. */
export const faultyFields = async (response: Response): Promise<string[]> =>
  ((await response.json()) as { errors: { name: string }[] }).errors.map(({ name }) => name).sort();

export const pointAt = (longitude: number, latitude: number): InitiativeInput["place"] => ({
  kind: "geometry",
  geometry: { type: "Point", coordinates: [longitude, latitude] },
  precision: "exact",
  public: true,
});

/** Starts and ends with the suite that calls it. Steps answer the new record, attempts the answer as it came. */
export function workflow(engine: Engine) {
  let app: InitiativeApp;
  let opened: Opened;
  beforeAll(async () => {
    opened = await engine.open();
    app = await initiativeApp(opened);
  });
  afterAll(() => app.remove());

  const ask = (path: string, asked?: Asked) => app.ask(path, asked);
  const send = (method: string, as: string, { id, version }: Version, path: string, body: unknown) =>
    ask(`/working-versions/${id}${path}`, { method, as, body, headers: { "If-Match": `"v${version}"` } });
  /** Of the own organisation, unless another is named. */
  const entry = (changes: Changes = {}, organisation = app.own) => ({ organisation, content: wholeInitiative(changes) });
  const create = async (changes: Changes = {}, as = "wijkteam") =>
    json<InitiativeRecord>(await ask("/working-versions", { method: "POST", as, body: entry(changes) }), 201);
  const trySave = (as: string, from: Version, body: unknown) => send("PUT", as, from, "", body);
  const tryStep = (as: string, from: Version, step: string, more: object = {}) =>
    send("POST", as, from, "/steps", { step, ...more });
  const tryRestore = (as: string, from: Version, version: unknown) => send("POST", as, from, "/restore", { version });
  const tryMerge = (as: string, survivor: Version, { id, version }: Version, more: object = {}) =>
    send("POST", as, survivor, "/merge", { duplicate: { id, version }, take: [], ...more });
  const save = async (as: string, from: Version, body: unknown) => json<InitiativeRecord>(await trySave(as, from, body));
  const step = async (as: string, from: Version, name: string, more: object = {}) =>
    json<InitiativeRecord>(await tryStep(as, from, name, more));
  const submitted = async (changes: Changes = {}) => step("wijkteam", await create(changes), "submit");
  const published = async (changes: Changes = {}) => step("editor", await submitted(changes), "publish");
  const history = async (id: string, as = "editor") =>
    (await json<{ history: HistoryRow[] }>(await ask(`/working-versions/${id}/history`, { as }))).history;
  return {
    app: () => app,
    opened: () => opened,
    ask,
    entry,
    create,
    trySave,
    tryStep,
    tryRestore,
    tryMerge,
    save,
    step,
    submitted,
    published,
    history,
  };
}
