/**
 * The secret that signs sessions and links. One server makes its own beside its database and keeps it; several behind a balancer are
 * given the same. There is one secret or none: what was cut off, emptied or lost stops the start by its name and is never replaced in
 * silence, because a weak one lets anybody in and a new one signs everybody out.
 */
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "../start-error.ts";
import { openDatabase } from "../store/database.ts";
import { anybody } from "../store/people.ts";
import { faultOfSecret, shortestSecret } from "./weak-secret.ts";

export interface SecretPlace {
  /** Folder of the SQLite file. */
  folder: string;
  databaseUrl: string | undefined;
  /** From the settings, which have judged it. */
  given: string | undefined;
}

export const secretFile = (folder: string): string => join(folder, "secret");
export const sqliteFile = (folder: string): string => join(folder, "wijkblik.sqlite");

/**
 * The secret of this start. Where the folder cannot be written the map is served all the same, with a secret that `keepSecret` keeps
 * once it can: until then there is no database either, so nothing was signed with it. Throws a StartError.
 */
export async function secretOf({ folder, databaseUrl, given }: SecretPlace): Promise<string> {
  if (given !== undefined) return given;
  if (databaseUrl)
    throw new StartError(`Bij DATABASE_URL hoort WIJKBLIK_SECRET: minstens ${shortestSecret} tekens, op elke server dezelfde.`);
  const kept = readSecret(folder);
  if (kept !== undefined) return kept;
  if (await hasPeople(sqliteFile(folder))) {
    // One that starts at the same moment may have made both since we looked.
    const since = readSecret(folder);
    if (since !== undefined) return since;
    throw new StartError(
      `De sleutel ${secretFile(folder)} ontbreekt, terwijl er in ${sqliteFile(folder)} al mensen staan. Zet het bestand terug uit de ` +
        `reservekopie. Is het weg? Geef dan een nieuwe sleutel van minstens ${shortestSecret} tekens met WIJKBLIK_SECRET; iedereen ` +
        "meldt zich daarna opnieuw aan.",
    );
  }
  const made = randomBytes(32).toString("base64url");
  return keepSecret(folder, made) ?? made;
}

/** Undefined where there is no such file. Throws a StartError for one that may not be used or cannot be read. */
function readSecret(folder: string): string | undefined {
  const file = secretFile(folder);
  const cure = `Zet het terug uit de reservekopie, of haal het weg en geef een nieuwe sleutel met WIJKBLIK_SECRET; iedereen meldt zich dan opnieuw aan`;
  let secret: string;
  try {
    secret = readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new StartError(`De sleutel ${file} kan niet gelezen worden (${code}). Geef dit proces het recht om het te lezen.`);
  }
  const fault = faultOfSecret(secret);
  if (fault) throw new StartError(`De sleutel ${file} ${fault}. ${cure}.`);
  return secret;
}

/** One that cannot be asked counts as one with people: a database is never taken for new because it does not answer. */
async function hasPeople(file: string): Promise<boolean> {
  // Where there is none it is made, before the secret: from then on a secret without a database is one that was lost.
  const fresh = !existsSync(file);
  const { db, close } = openDatabase({ file });
  try {
    return !fresh && (await anybody(db));
  } catch {
    return true;
  } finally {
    await close();
  }
}

/**
 * Writes the secret beside its place, syncs it and gives it its name, which only one of several processes can: whole or not there,
 * also after a power cut. Answers the one that is there, of whomever; undefined where the folder cannot be written.
 */
export function keepSecret(folder: string, secret: string): string | undefined {
  const file = secretFile(folder);
  const kept = readSecret(folder);
  if (kept !== undefined) return kept;
  const beside = `${file}.${process.pid}.${randomBytes(6).toString("hex")}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(beside, secret, { mode: 0o600, flag: "wx", flush: true });
    try {
      // Not a rename: that one would take the place of what another process put there.
      linkSync(beside, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    syncFolder(folder);
    return readSecret(folder);
  } catch (error) {
    if (error instanceof StartError) throw error;
    return undefined;
  } finally {
    if (existsSync(beside)) rmSync(beside, { force: true });
  }
}

function syncFolder(folder: string): void {
  const opened = openSync(folder, "r");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
