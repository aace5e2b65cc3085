/**
 * Fills a new place: the open initiatives that the catalogue names come in at the first start, by the road of every other file, brought by
 * no person but by the system (origin `catalogue`). The name of the request makes it happen once: of two processes, the second finds it
 * done; of one that is killed nothing is left, and the next start does it.
 */
import { setTimeout as wait } from "node:timers/promises";
import { sources as definitions, type SourceDefinition } from "#data/indicators/sources.ts";
import { SourceProblem } from "#data/pipeline/sources/source-problem.ts";
import type { Sources } from "#data/pipeline/sources/sources.ts";
import type { ImportRecord } from "#data/schema/import-answer.ts";
import type { Organisation } from "#data/schema/organisation.ts";
import { ImportRefused, importFile } from "./bulk-import/run.ts";
import type { Log } from "./http/log.ts";
import type { Library } from "./published/published-set.ts";
import { type Db, troubleOf } from "./store/database.ts";
import { findBatch } from "./store/entries/batches.ts";
import { ensureOrganisation } from "./store/organisations.ts";

export interface Filling {
  db: Db;
  library: Library;
  /** Opened when they are needed: what is wrong with a mirror stops nothing else. */
  sources: () => Sources;
  log: Log;
  /** Is told in a line what was done, or why not. */
  say: (line: string) => void;
  /** Aborted when the server stops. */
  signal: AbortSignal;
}

/** How often it is tried while the database is away or another process is at it. */
const [tries, retryMs] = [30, 2_000];
const progressRows = 250;

/** Never throws: a server without them serves all the same. */
export async function takeOverOpenInitiatives(filling: Filling): Promise<void> {
  for (const source of definitions as readonly SourceDefinition[]) {
    if (!source.initiatives || filling.signal.aborted) continue;
    try {
      await patiently(filling, () => takeOver(filling, source, source.initiatives?.owner as Organisation));
    } catch (error) {
      if (!filling.signal.aborted) sayWhyNot(filling, source, error);
    }
  }
}

/** Waits for a database that is away. */
export async function patiently({ signal }: Pick<Filling, "signal">, work: () => Promise<void>): Promise<void> {
  for (let left = tries; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (troubleOf(error) !== "unavailable" || left <= 1) throw error;
      await wait(retryMs, undefined, { signal, ref: false });
    }
  }
}

async function takeOver({ db, library, sources, log, say, signal }: Filling, source: SourceDefinition, owner: Organisation) {
  const request = `catalogue ${source.id}`;
  // Also one that a beheerder undid: what they took away stays away.
  if (await findBatch(db, { request })) return;
  const { bytes, name } = await sources().read(source.urls[0] ?? "");
  const set = library.current();
  const at = new Date().toISOString();
  const licence = set.catalog.sources.find(({ id }) => id === source.id)?.licence;
  const record = await importFile(
    bytes,
    {
      landing: "published",
      skipFaulty: true,
      organisation: await ensureOrganisation(db, owner, at),
      ...(licence ? { fields: { licence: licence.replace(/[{}[\]]/g, " ").slice(0, 120) } } : {}),
    },
    {
      db,
      set,
      at,
      request,
      origin: "catalogue",
      file: name,
      signal,
      tell: ({ stage, done, total }) => {
        if (done === total || done % progressRows === 0) log.info("open initiatives", { source: source.id, stage, done, total });
      },
    },
  );
  say(doneWords(source, record));
}

const number = (count: number): string => count.toLocaleString("nl-NL");

function doneWords({ title }: SourceDefinition, { made, known = 0, double = 0, faulty = 0 }: ImportRecord): string {
  const rest = [
    [known, "al bekend"],
    [double, "mogelijk dubbel"],
    [faulty, "met een fout"],
  ] as const;
  const more = rest.filter(([count]) => count > 0).map(([count, word]) => `, ${number(count)} ${word}`);
  return `${number(made)} open initiatieven overgenomen uit “${title}”${more.join("")}; zonder: OPEN_INITIATIVES=0`;
}

function sayWhyNot({ log, say }: Filling, { id, title }: SourceDefinition, error: unknown): void {
  const why =
    error instanceof SourceProblem
      ? "de bron is niet bereikbaar of niet heel"
      : error instanceof ImportRefused
        ? "geen enkele regel past op deze gebieden"
        : "het lukte niet";
  say(`Open initiatieven uit “${title}” zijn niet overgenomen: ${why}. De volgende start probeert het opnieuw.`);
  const reason = error instanceof ImportRefused ? (error.faults[0] ?? error.message) : String(error);
  log.info("open initiatives not taken over", { source: id, reason });
}
