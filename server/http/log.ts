/**
 * One JSON line a request, without anything that leads to a person: no address, no agent, no query text.
 * Lines are gathered and written a few times a second, so that logging costs microseconds.
 */
export interface LogLine {
  /** UTC. */
  time: string;
  level: "info" | "error";
  message: string;
  [field: string]: string | number | undefined;
}

export interface Log {
  /** False when what `request` is told goes nowhere: then nobody needs to measure. */
  readonly requests: boolean;
  info(message: string, fields?: Record<string, string | number | undefined>): void;
  error(message: string, fields?: Record<string, string | number | undefined>): void;
  /** A finished request; dropped unless requests are logged. */
  request(fields: { id: string; method: string; path: string; status: number; ms: number }): void;
  /** Writes what was gathered. */
  flush(): void;
}

const gatherMs = 200;

export function createLog(level: "request" | "error" | "off", write: (text: string) => void): Log {
  let lines: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (lines.length > 0) write(`${lines.join("\n")}\n`);
    lines = [];
  };
  const add = (line: LogLine) => {
    lines.push(JSON.stringify(line));
    timer ??= setTimeout(flush, gatherMs).unref();
  };
  const time = () => new Date().toISOString();
  return {
    requests: level === "request",
    info: (message, fields) => {
      if (level === "request") add({ time: time(), level: "info", message, ...fields });
    },
    error: (message, fields) => {
      if (level !== "off") add({ time: time(), level: "error", message, ...fields });
    },
    request: (fields) => {
      if (level === "request")
        add({ time: time(), level: fields.status >= 500 ? "error" : "info", message: "request", ...fields });
    },
    flush,
  };
}
