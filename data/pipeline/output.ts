/** The screen of the import: a bar per step in a terminal, a line per step elsewhere. The only file here that writes to it. */
export interface Output {
  /** Progress of a step; `done === total` ends it. */
  step(name: string, done: number, total: number, detail?: string): void;
  /** Progress of one download, in a terminal only. */
  fetched(href: string, received: number, total: number | undefined): void;
  line(text: string): void;
  problem(text: string): void;
}

const width = 24;

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

export function output(stream: NodeJS.WriteStream, errors: NodeJS.WriteStream): Output {
  const started = new Map<string, number>();
  // The reader of a pipe may leave early ("--check | head"): that is no failure of ours.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  const clear = stream.isTTY ? "\r\u001b[2K" : "";
  return {
    step(name, done, total, detail = "") {
      const since = started.get(name) ?? performance.now();
      started.set(name, since);
      if (done >= total) {
        stream.write(`${clear}${name.padEnd(28)} ${((performance.now() - since) / 1000).toFixed(1)} s\n`);
        started.delete(name);
      } else if (stream.isTTY) {
        const filled = Math.round((done / Math.max(1, total)) * width);
        stream.write(
          `${clear}${name.padEnd(28)} ${"█".repeat(filled)}${"░".repeat(width - filled)} ${done}/${total} ${detail.slice(-40)}`,
        );
      }
    },
    fetched(href, received, total) {
      const of = total === undefined ? "" : ` van ${megabytes(total)}`;
      if (stream.isTTY) stream.write(`${clear}${new URL(href).host} ${megabytes(received)}${of} MB`);
    },
    line: (text) => void stream.write(`${clear}${text}\n`),
    problem: (text) => void errors.write(`${clear}${text}\n`),
  };
}
