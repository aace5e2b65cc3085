/** Files on their way: each is sent, shown with its progress, stopped, tried again, and handed over once it is kept. */
import { useCallback, useEffect, useRef, useState } from "react";
import { type FileKind, mostBytes, type UploadedFile } from "#data/entries/file.ts";
import { AnswerError } from "../../api/client.ts";
import { sendFile } from "../../api/files.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { randomKey } from "../../state/draft.ts";

export interface PendingFile {
  key: string;
  file: File;
  /** From 0 to 1; at 1 the server looks at it. */
  part: number;
  /** What went wrong, in words. */
  fault: string | undefined;
  /** Address of the picture on this device; undefined for a document. */
  preview: string | undefined;
}

const mostMegabytes = (kind: FileKind) => formatNumber(mostBytes[kind] / 1e6);

function faultWords(error: unknown, kind: FileKind): string {
  const status = error instanceof AnswerError ? error.status : 0;
  if (status === 413) return m.files_too_large({ most: mostMegabytes(kind) });
  if (status === 415) return kind === "photo" ? m.files_wrong_photo() : m.files_wrong_attachment();
  if (status === 429) return m.files_too_often();
  if (status === 401 || status === 403) return m.files_denied();
  if (status === 507) return m.files_no_room();
  if (status === 400) return kind === "photo" ? m.files_broken() : m.files_wrong_attachment();
  return m.files_offline();
}

export interface Uploads {
  uploads: readonly PendingFile[];
  add: (files: readonly File[]) => void;
  again: (key: string) => void;
  /** Stops it, and takes it off the list. */
  drop: (key: string) => void;
}

export function useUploads(kind: FileKind, onKept: (kept: UploadedFile, file: File) => void): Uploads {
  const [uploads, setUploads] = useState<readonly PendingFile[]>([]);
  const stops = useRef(new Map<string, AbortController>());
  /** One after the other: they come in the order in which they were chosen, and share no slow line. */
  const last = useRef(Promise.resolve());
  const kept = useRef(onKept);
  kept.current = onKept;
  const change = useCallback((key: string, changes: Partial<PendingFile>) => {
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  }, []);
  const drop = useCallback((key: string) => {
    stops.current.get(key)?.abort(new Error("stopped"));
    stops.current.delete(key);
    setUploads((all) => all.filter((one) => one.key !== key));
  }, []);

  const send = useCallback(
    async (key: string, file: File) => {
      // What is too large is not worth the wait to hear so.
      if (file.size > mostBytes[kind]) return change(key, { fault: m.files_too_large({ most: mostMegabytes(kind) }) });
      const stop = new AbortController();
      stops.current.set(key, stop);
      change(key, { part: 0, fault: undefined });
      const turn = last.current;
      let over = () => {};
      last.current = new Promise((resolve) => {
        over = resolve;
      });
      await turn;
      try {
        stop.signal.throwIfAborted();
        const sending = { kind, signal: stop.signal, onProgress: (part: number) => change(key, { part }) };
        const made = await sendFile(file, sending);
        drop(key);
        kept.current(made, file);
      } catch (error) {
        if (!stop.signal.aborted) change(key, { fault: faultWords(error, kind) });
      } finally {
        over();
      }
    },
    [kind, change, drop],
  );

  const add = useCallback(
    (files: readonly File[]) => {
      const fresh = files.map((file): PendingFile => {
        const preview =
          kind === "photo" && /^image\/(jpeg|png|webp|avif)$/.test(file.type) ? URL.createObjectURL(file) : undefined;
        return { key: randomKey(), file, part: 0, fault: undefined, preview };
      });
      setUploads((all) => [...all, ...fresh]);
      for (const { key, file } of fresh) void send(key, file);
    },
    [kind, send],
  );
  useForgottenPreviews(uploads);
  // Whoever leaves the form stops what is on its way: nothing would name it.
  useEffect(() => {
    const all = stops.current;
    return () => {
      for (const stop of all.values()) stop.abort(new Error("left"));
    };
  }, []);
  const again = (key: string) => {
    const upload = uploads.find((one) => one.key === key);
    if (upload) void send(key, upload.file);
  };
  return { uploads, add, again, drop };
}

/** The browser holds a picture in memory for as long as it has an address. */
function useForgottenPreviews(uploads: readonly PendingFile[]): void {
  const known = useRef(new Set<string>());
  useEffect(() => {
    const now = new Set(uploads.flatMap(({ preview }) => preview ?? []));
    for (const preview of known.current) if (!now.has(preview)) URL.revokeObjectURL(preview);
    known.current = now;
  }, [uploads]);
  useEffect(() => {
    const all = known;
    return () => {
      for (const preview of all.current) URL.revokeObjectURL(preview);
    };
  }, []);
}
