/** How this page asks our server: the two addresses everything is under, and what an answer that is not 2xx becomes. */
import { getLocale } from "../paraglide/runtime.js";

/** Folder of the published files; another origin when the server says so in <meta name="published-url">. */
export function publishedUrl(file: string): string {
  const told = document.querySelector<HTMLMetaElement>('meta[name="published-url"]')?.content;
  return `${(told || new URL("/published", location.href).href).replace(/\/$/, "")}/${file}`;
}

/** What our server says beside a status of 400 and above (RFC 9457), as far as a page looks at it. */
export interface AnswerProblem {
  detail: string;
  errors: readonly { name: string; reason: string }[];
  /** Seconds to wait, where the answer names them. */
  retryAfter: number | undefined;
}

/** An answer that is not 2xx, with its status so that a page can tell "there is none" from "it failed". */
export class AnswerError extends Error {
  readonly status: number;
  readonly problem: AnswerProblem;
  constructor(path: string, status: number, problem: AnswerProblem = { detail: "", errors: [], retryAfter: undefined }) {
    super(`${path}: HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

/** Reads the body in any case: one that nobody reads keeps its request open. */
async function problemOf(response: Response): Promise<AnswerProblem> {
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) ? seconds : undefined;
  const said: unknown = await response.json().catch(() => undefined);
  const { detail, errors } = (typeof said === "object" && said !== null ? said : {}) as Record<string, unknown>;
  const faults = (Array.isArray(errors) ? errors : []) as { name?: unknown; reason?: unknown }[];
  return {
    detail: String(detail ?? ""),
    errors: faults.map(({ name, reason }) => ({ name: String(name), reason: String(reason) })),
    retryAfter,
  };
}
export const isNotFound = (error: Error): boolean => error instanceof AnswerError && error.status === 404;
/** It was there, and is gone for good. */
export const isGone = (error: Error): boolean => error instanceof AnswerError && error.status === 410;

/** How long the page waits for a whole answer before it says that it failed. */
export const patienceMs = 10_000;

/** The same for the names and boxes of all areas and the points of all initiatives: on a slow line they are late and not lost. */
export const largeMs = 40_000;

/** For what is long by its nature: a file that is sent and looked at. The reader sees how far it is and can stop it. */
export const unhurried = Number.POSITIVE_INFINITY;

/** Throws an AnswerError for every answer that is not 2xx, and a TimeoutError when it takes longer than the patience. */
export async function ask(url: string, options: RequestInit, patience = patienceMs): Promise<Response> {
  const signals = [options.signal, Number.isFinite(patience) ? AbortSignal.timeout(patience) : undefined].filter((one) => !!one);
  const response = await fetch(url, { ...options, signal: AbortSignal.any(signals) });
  if (!response.ok) throw new AnswerError(new URL(url, location.href).pathname, response.status, await problemOf(response));
  return response;
}
/** Address of a part of the open API. */
export const api = (path: string) => new URL(`/api/v1/${path}`, location.href).href;

/** Sends JSON (or text that is JSON already) and returns the JSON that comes back; undefined for an empty body. */
export async function sendJson(
  method: "POST" | "PUT" | "DELETE",
  path: string,
  body: object | string,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const response = await ask(api(path), {
    method,
    // Faults come in the language of the page, not of the browser.
    headers: { "Content-Type": "application/json", "Accept-Language": getLocale(), ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return text === "" ? undefined : JSON.parse(text);
}
