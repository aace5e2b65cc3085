/** A file as it came in, judged by its content, and as it is kept: what its row says and the bytes under each name. */
import { documentTypes } from "#data/entries/file.ts";
import { blobsOf, type NewFile, newFileId } from "../store/entries/files.ts";
import { documentType, requirePhoto, safeName } from "./file-content.ts";
import { photoVersions } from "./images.ts";

export interface ReceivedFile {
  row: Omit<NewFile, "made_by" | "made_from" | "made_at">;
  /** Bytes by the name they are kept under. */
  parts: [name: string, bytes: Uint8Array<ArrayBuffer>][];
}

/** Off this thread: twenty megabytes take tens of milliseconds. */
const sha256 = async (bytes: Uint8Array<ArrayBuffer>) =>
  Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");

/** Throws a Problem for what is no picture that we take. */
export async function receivedPhoto(bytes: Uint8Array, signal: AbortSignal): Promise<ReceivedFile> {
  requirePhoto(bytes);
  const versions = await photoVersions(bytes, signal);
  const [{ width, height, bytes: largest }] = versions;
  const id = newFileId(`${width}x${height}`);
  const row = {
    id,
    kind: "photo" as const,
    media_type: "image/webp",
    name: "foto.webp",
    bytes: largest.length,
    width,
    height,
    widths: JSON.stringify(versions.map((version) => version.width)),
    sha256: await sha256(largest),
  };
  const names = blobsOf(row);
  return { row, parts: versions.map((version, i) => [names[i] ?? id, version.bytes]) };
}

/** Throws a Problem for what is no document that we take. */
export async function receivedDocument(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<ReceivedFile> {
  const type = documentType(bytes);
  const id = newFileId(`${type}-${bytes.length}`);
  const row = {
    id,
    kind: "attachment" as const,
    media_type: documentTypes[type],
    name: safeName(name, type),
    bytes: bytes.length,
    width: null,
    height: null,
    widths: "[]",
    sha256: await sha256(bytes),
  };
  return { row, parts: [[id, bytes]] };
}
