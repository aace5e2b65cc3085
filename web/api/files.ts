/** Photos and documents: sent one by one with their progress, and where a page finds them. */
import { documentAbout, type FileKind, photoSize, photoWidths, UploadedFile } from "#data/entries/file.ts";
import { AnswerError, api } from "./client.ts";

const addressOf = (id: string, width?: number): string =>
  `/api/v1/files/${encodeURIComponent(id)}${width === undefined ? "" : `?width=${width}`}`;

/** What a page must know of a photo to show it at once in its right size. */
export interface ShownPhoto {
  id: string;
  alt: string;
  src: string;
  srcSet: string;
  /** Pixels of the largest; undefined for an id that is not one of a photo. */
  width: number | undefined;
  height: number | undefined;
}

export function shownPhoto({ file: id, alt }: { file: string; alt: string }): ShownPhoto {
  const { width, height } = photoSize(id) ?? {};
  const narrower = photoWidths.filter((one) => one < (width ?? 0));
  const sources = [...narrower.map((one) => `${addressOf(id, one)} ${one}w`), ...(width ? [`${addressOf(id)} ${width}w`] : [])];
  return { id, alt, src: addressOf(id, narrower.at(1)), srcSet: sources.join(", "), width, height };
}

export interface ShownAttachment {
  id: string;
  title: string;
  href: string;
  /** "pdf"; undefined for an id that is not one of a document. */
  type: string | undefined;
  bytes: number | undefined;
}

export const shownAttachment = ({ file: id, title }: { file: string; title: string }): ShownAttachment => {
  const { type, bytes } = documentAbout(id) ?? {};
  return { id, title, href: addressOf(id), type, bytes };
};

interface Sending {
  kind: FileKind;
  signal: AbortSignal;
  /** From 0 to 1: of what has gone out. At 1 the server still looks at it. */
  onProgress: (part: number) => void;
}

/** Milliseconds after the last byte. */
const answerMs = 60_000;

/**
 * By XMLHttpRequest: fetch does not tell how far it is. Throws an AnswerError, with status 0 where there was no answer; what the
 * signal says when it was stopped.
 */
export function sendFile(file: File, { kind, signal, onProgress }: Sending): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const url = api(`files?${new URLSearchParams({ kind, name: file.name.slice(0, 300) })}`);
    const failed = (status = 0, detail = "") =>
      reject(new AnswerError("/files", status, { detail, errors: [], retryAfter: undefined }));
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.upload.addEventListener("load", () => {
      onProgress(1);
      // Sending takes as long as it takes; an answer does not.
      request.timeout = performance.now() - started + answerMs;
    });
    request.addEventListener("load", () => {
      if (request.status !== 201) return failed(request.status, request.responseText);
      const parsed = UploadedFile.safeParse(JSON.parse(request.responseText));
      if (parsed.success) resolve(parsed.data);
      else failed();
    });
    request.addEventListener("error", () => failed());
    request.addEventListener("timeout", () => failed());
    request.addEventListener("abort", () => reject(signal.reason));
    request.addEventListener("loadend", () => signal.removeEventListener("abort", stop));
    signal.addEventListener("abort", stop);
    const started = performance.now();
    request.open("POST", url);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.send(file);
  });
}
