/** What can go wrong, in a form that someone can act on: problem+json (RFC 9457) over HTTP, one sentence at start. */
import { STATUS_CODES } from "node:http";
import { type Reply, responseOf } from "./reply.ts";

/** One fault of a request: where it is, what it is called and what is wrong with it. */
export interface Fault {
  in: "query" | "path" | "header" | "body";
  name: string;
  reason: string;
}

export interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: Fault[];
}

/** Thrown by routes; `onError` of the app turns it into the answer. */
export class Problem extends Error {
  override name = "Problem";
  readonly status: number;
  readonly errors: Fault[] | undefined;
  readonly headers: Record<string, string>;
  constructor(status: number, detail: string, options: { errors?: Fault[]; headers?: Record<string, string> } = {}) {
    super(detail);
    this.status = status;
    this.errors = options.errors;
    this.headers = options.headers ?? {};
  }
}

export const databaseAway = () =>
  new Problem(503, "The database cannot be reached now: try again in a moment.", { headers: { "Retry-After": "5" } });

/** `about:blank` says that the title is the phrase of the status (RFC 9457 section 4.2.1). */
export function problemReply(problem: Problem, headers: Record<string, string> = {}): Reply {
  const body: ProblemDetails = {
    type: "about:blank",
    title: STATUS_CODES[problem.status] ?? "Error",
    status: problem.status,
    detail: problem.message,
    ...(problem.errors ? { errors: problem.errors } : {}),
  };
  return {
    status: problem.status,
    headers: { "Content-Type": "application/problem+json", "Cache-Control": "no-store", ...headers, ...problem.headers },
    body: `${JSON.stringify(body)}\n`,
  };
}

export const problemResponse = (problem: Problem, headers: Record<string, string> = {}): Response =>
  responseOf(problemReply(problem, headers));
