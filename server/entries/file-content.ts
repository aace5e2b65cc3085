/** What a file is, by its content: what its name or its sender says of it is never believed. */
import { type DocumentType, documentTypes, type FileKind } from "#data/entries/file.ts";
import { Problem } from "../http/errors.ts";

const startsWith = (bytes: Uint8Array, text: string, at = 0) =>
  Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.max(0, Math.min(text.length, bytes.length - at))).toString("latin1") ===
  text;

/** Throws a Problem 415 with words for what is no picture that we take. */
export function requirePhoto(bytes: Uint8Array): void {
  const brand = startsWith(bytes, "ftyp", 4) ? Buffer.from(bytes).toString("latin1", 8, 12) : "";
  const known =
    startsWith(bytes, "\xff\xd8\xff") ||
    startsWith(bytes, "\x89PNG\r\n\x1a\n") ||
    (startsWith(bytes, "RIFF") && startsWith(bytes, "WEBP", 8)) ||
    brand === "avif";
  if (known) return;
  if (/^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand))
    throw new Problem(
      415,
      'This is a HEIC photo, which browsers cannot show: save it as JPEG (on an iPhone: Settings, Camera, Formats, "Most Compatible").',
    );
  if (startsWith(bytes, "GIF8")) throw new Problem(415, "A GIF is not taken: save one picture of it as JPEG or PNG.");
  throw new Problem(415, "This is not a photo that is taken here: JPEG, PNG, WebP or AVIF.");
}

/** Throws a Problem 415 for another kind of file, and for one that is two kinds at once. */
export function documentType(bytes: Uint8Array): DocumentType {
  if (startsWith(bytes, "%PDF-")) {
    requireWholePdf(bytes);
    return "pdf";
  }
  const type = startsWith(bytes, "PK\x03\x04") ? officeType(bytes) : undefined;
  if (type) return type;
  throw new Problem(
    415,
    "This is not a document that is taken here: PDF, or Word (.docx), Excel (.xlsx) or OpenDocument (.odt) without macros.",
  );
}

/** Bytes at the end where the mark of the end must be (ISO 32000-1, annex H.3, note 18), with nothing but white space behind it. */
const pdfEnd = 2_048;

function requireWholePdf(bytes: Uint8Array): void {
  const end = Buffer.from(bytes.subarray(-pdfEnd)).toString("latin1");
  if (!/%%EOF[\s\0]*$/.test(end))
    throw new Problem(415, "This PDF is not whole, or there is something else behind it: save it as PDF again.");
}

const [endMark, entryMark] = [0x06054b50, 0x02014b50];
const mostParts = 5_000;

/** By the names in the directory of the zip (APPNOTE 4.3.12), which nothing unpacks. Undefined for another zip. */
function officeType(bytes: Uint8Array): DocumentType | undefined {
  const names = namesInZip(bytes);
  if (!names || names.some((name) => /vbaProject|\.(exe|dll|js|vbs|bat|cmd|ps1|html?)$|^Basic\//i.test(name))) return undefined;
  const has = (name: string) => names.includes(name);
  if (has("[Content_Types].xml")) return has("word/document.xml") ? "docx" : has("xl/workbook.xml") ? "xlsx" : undefined;
  // ODF 1.3 part 2, 3.3: the kind stands first, as it is.
  return startsWith(bytes, `mimetype${documentTypes.odt}`, 30) && has("content.xml") ? "odt" : undefined;
}

function namesInZip(bytes: Uint8Array): string[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // No comment behind it: what is appended to a document is not part of it.
  const end = view.byteLength - 22;
  if (end < 0 || view.getUint32(end, true) !== endMark) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  // The directory lies right before its end mark: nothing hides in between, and nothing was put before the whole.
  if (count > mostParts || at + view.getUint32(end + 12, true) !== end) return undefined;
  const names: string[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== entryMark) return undefined;
    const length = view.getUint16(at + 28, true);
    if (at + 46 + length > end) return undefined;
    names.push(Buffer.from(bytes.buffer, bytes.byteOffset + at + 46, length).toString("utf8"));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

/** Letters that turn reading order around, controls, and what no file system takes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is what this is for
const unsafe = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff"*/:<>?\\|;%]/g;
const longestName = 120;

/** What a document is called when it is downloaded: the ending is that of its content. */
export function safeName(given: string, type: DocumentType): string {
  const text = given.toWellFormed().replace(unsafe, " ").normalize("NFC").replace(/\s+/g, " ");
  const base = text.replace(/\.[A-Za-z0-9]{1,5}\s*$/, "").replace(/^[\s.]+|[\s.]+$/g, "");
  return `${[...base].slice(0, longestName).join("").trim() || "bijlage"}.${type}`;
}

/** RFC 6266: a name of plain letters, and the right one beside it. */
export function disposition(kind: FileKind, name: string): string {
  const plain = name.normalize("NFKD").replace(/[^\w .()-]/g, "");
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind === "photo" ? "inline" : "attachment"}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
