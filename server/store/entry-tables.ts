/** Tables of what hangs on an entry, by its type and its id. */
import type { EntryType, EventKind } from "#data/entries/event.ts";
import type { FileKind } from "#data/entries/file.ts";

export interface EventTable {
  id: string;
  entry_type: EntryType;
  entry: string;
  kind: EventKind;
  actor: string | null;
  at: string;
  title: string;
  /** JSON of `EventDetails`. */
  details: string;
}

/** A photo or document that somebody sent; its bytes are kept elsewhere (ports/blobs.ts). */
export interface FileTable {
  id: string;
  kind: FileKind;
  media_type: string;
  /** As a download is called; of a photo nothing is kept of what it was called. */
  name: string;
  bytes: number;
  /** Pixels; null for a document. */
  width: number | null;
  height: number | null;
  /** JSON of the widths in which a photo is kept. */
  widths: string;
  sha256: string;
  made_by: string | null;
  /** Mark of the browser of whoever has no account. */
  made_from: string | null;
  made_at: string;
  /** Bytes that are on their way, or to be taken away, are nobody's to see. */
  state: "arriving" | "kept" | "leaving";
  /** 1: some version of an entry names it. */
  used: number;
}

/** That some version of an entry names a file. */
export interface FileLinkTable {
  file: string;
  entry_type: EntryType;
  entry: string;
  /** 1: the working version names it as it is now. */
  working: number;
  /** 1: the public version names it. */
  public: number;
}
