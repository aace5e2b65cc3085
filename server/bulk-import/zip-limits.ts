/**
 * Looks into a zip before anything opens it: names and sizes in its directory (APPNOTE 4.3.12), then every part that will be
 * read, unpacked no further than the size it claims. So a bomb costs its own length and no memory.
 */
import { inflateRawSync } from "node:zlib";
import { FileRefused } from "./table.ts";

/** `tag`: letters; a reading library looks for the end of a long one again and again. `depth`: elements in one another. */
export const zipLimits = { entries: 300, bytes: 60_000_000, tag: 16_000, depth: 100 };

const refused = () =>
  new FileRefused(
    "Dit Excel-bestand is te groot of beschadigd. Sla het blad op als CSV en probeer het opnieuw.",
    "This Excel file is too large or damaged. Save the sheet as CSV and try again.",
  );

/** The unpacked parts by their path. Throws a FileRefused. */
export function unzipBounded(bytes: Uint8Array, wanted: RegExp): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = new Map<string, Uint8Array>();
  let total = 0;
  for (const { name, method, packed, size, offset } of entriesOf(view)) {
    total += size;
    if (total > zipLimits.bytes) throw refused();
    if (!wanted.test(name)) continue;
    if (offset + 30 > bytes.length) throw refused();
    const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (start + packed > bytes.length) throw refused();
    parts.set(name, unpacked(bytes.subarray(start, start + packed), method, size));
  }
  return parts;
}

/** Before XML is given to a library. Throws a FileRefused. */
export function requireModestXml(text: string): void {
  if (/<!(DOCTYPE|ENTITY)/i.test(text))
    throw new FileRefused("Dit Excel-bestand is niet te vertrouwen.", "This Excel file cannot be trusted.");
  let depth = 0;
  for (let at = text.indexOf("<"); at !== -1; ) {
    const last = text.startsWith("<!--", at) ? "-->" : text.startsWith("<![CDATA[", at) ? "]]>" : ">";
    const end = text.indexOf(last, at);
    if (end === -1) throw refused();
    if (last === ">") {
      if (end - at > zipLimits.tag) throw refused();
      if (text[at + 1] === "/") depth--;
      else if (text[end - 1] !== "/" && text[at + 1] !== "?" && ++depth > zipLimits.depth) throw refused();
    }
    at = text.indexOf("<", end);
  }
}

function unpacked(bytes: Uint8Array, method: number, size: number): Uint8Array {
  if (method === 0) return bytes;
  if (method !== 8) throw refused();
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw refused();
  }
}

interface Entry {
  name: string;
  method: number;
  packed: number;
  size: number;
  offset: number;
}

const [endMark, entryMark] = [0x06054b50, 0x02014b50];

function entriesOf(view: DataView): Entry[] {
  let end = view.byteLength - 22;
  // A comment of at most 65,535 bytes may stand behind it.
  const lowest = Math.max(0, end - 65_535);
  while (end >= lowest && view.getUint32(end, true) !== endMark) end--;
  if (end < lowest) throw refused();
  const count = view.getUint16(end + 10, true);
  if (count > zipLimits.entries) throw refused();
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entryMark) throw refused();
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    if (at + 46 + nameLength > view.byteLength) throw refused();
    entries.push({
      name: new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}
