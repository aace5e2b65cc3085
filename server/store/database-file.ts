/**
 * The file of a database that lies beside the server. One that is damaged, emptied or gone is never taken for a new one: then
 * everything that was entered would be lost in silence, and a new first beheerder would be welcomed.
 */
import { chmodSync, linkSync, mkdirSync, rmSync, type Stats, statSync } from "node:fs";
import { dirname } from "node:path";
import { StartError } from "../start-error.ts";

export interface DatabaseFileOptions {
  /** Does something else say that it was here before? Then a file that is missing is lost, and not new. */
  mustExist: boolean;
  /** Makes an empty database of ours at this path. */
  create: (file: string) => void;
  /** What is wrong with the file, as the end of a sentence; undefined for what is sound or cannot be read now. */
  faultOf: (file: string) => string | undefined;
}

export interface DatabaseFile {
  /** Before it is opened: makes it when it may be new. Throws what the disk says, or a `DatabaseDamaged`. */
  prepare(): void;
  /** While it is open; looks a few times a second at most. Throws a `DatabaseDamaged` when it was removed, replaced or cut off. */
  watch(): void;
}

/** The file under the open database is not what it was. */
export class DatabaseDamaged extends Error {
  override name = "DatabaseDamaged";
}

/** Milliseconds between two looks at an open file: a look costs microseconds, and a list asks a dozen things. */
const lookMs = 100;

/** Throws a StartError that names the file when it is lost or damaged; a disk that cannot be used now is no reason. */
export function databaseFile(file: string, { mustExist, create, faultOf }: DatabaseFileOptions): DatabaseFile {
  let known = mustExist;
  let opened: Stats | undefined;
  let looked = 0;
  const judge = () => {
    const found = statOf(file);
    if (!found) {
      if (known || (statOf(`${file}-wal`)?.size ?? 0) > 0) return "ontbreekt, en is hier eerder geweest";
      return undefined;
    }
    return found.size === 0 ? "is leeg: 0 bytes" : faultOf(file);
  };
  const prepare = () => {
    const fault = judge();
    if (fault) throw new DatabaseDamaged(`${file} ${fault}`);
    if (!statOf(file)) make(file, create);
    for (const one of [file, `${file}-wal`, `${file}-shm`]) tighten(one);
    known = true;
    opened = statSync(file);
  };
  try {
    prepare();
  } catch (error) {
    if (error instanceof DatabaseDamaged)
      throw new StartError(
        `${error.message}. Zet een back-up van dit bestand terug; wie echt leeg wil beginnen haalt de hele map ${dirname(file)} weg.`,
      );
    // The map is served without it, and it is tried again.
  }
  return {
    prepare,
    watch() {
      if (!opened || performance.now() - looked < lookMs) return;
      const now = statOf(file);
      if (!now || now.ino !== opened.ino) throw new DatabaseDamaged(`${file} was removed or replaced while it was in use`);
      // What is new waits beside it in the -wal: the file itself only grows.
      if (now.size < opened.size && faultOf(file)) throw new DatabaseDamaged(`${file} was cut off while it was in use`);
      opened = now;
      looked = performance.now();
    },
  };
}

/** Whole or not at all, and never over one that another process made at the same moment. */
function make(file: string, create: (file: string) => void): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${crypto.randomUUID()}`;
  try {
    create(beside);
    tighten(beside);
    linkSync(beside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}

/** Nobody but who runs the server reads what people entered. */
function tighten(file: string): void {
  try {
    chmodSync(file, 0o600);
  } catch {
    // Not there, or not ours: then its owner decided.
  }
}

/** Undefined where there is nothing. */
const statOf = (file: string): Stats | undefined => statSync(file, { throwIfNoEntry: false });
