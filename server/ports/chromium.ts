/** A Chromium of this machine, told what to do by the DevTools Protocol (Page.printToPDF): no package, and no browser comes along. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";

export interface HeadlessChromium {
  /** PDF with tags and an outline of the page at this address, once the selector is there; throws after `patience` milliseconds. */
  print(address: string, selector: string, patience: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

const flags = [
  "--headless=new",
  "--remote-debugging-port=0",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-sync",
];

export async function openChromium(program: string): Promise<HeadlessChromium> {
  const profile = await mkdtemp(join(tmpdir(), "wijkblik-chromium-"));
  // As root, as in containers, Chromium refuses its sandbox.
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const child = spawn(program, [...flags, ...sandbox, `--user-data-dir=${profile}`, "about:blank"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<void>((done) => child.once("close", () => done()));
  // Read on to the end: a program whose words nobody takes stands still.
  const endpoint = await new Promise<string | undefined>((found) => {
    const lines = createInterface({ input: child.stderr });
    lines.on("line", (line) => {
      const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address) found(address);
    });
    lines.on("close", () => found(undefined));
    child.once("error", () => found(undefined));
  });
  if (!endpoint) throw new Error(`${program} ended before it listened`);
  const send = await connect(endpoint);
  return {
    async print(address, selector, patience) {
      const { targetId } = await send("Target.createTarget", { url: address });
      const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
      const until = performance.now() + patience;
      const expression = `document.querySelector(${JSON.stringify(selector)}) !== null && document.fonts.status === "loaded"`;
      // Twice in a row: what has just come may ask for more.
      for (let seen = 0; seen < 2; ) {
        // Between two documents there is nothing to ask.
        const { result } = await send("Runtime.evaluate", { expression, returnByValue: true }, sessionId).catch(() => ({
          result: {},
        }));
        seen = (result as { value?: unknown }).value === true ? seen + 1 : 0;
        if (performance.now() > until) throw new Error(`${address} was not ready after ${patience / 1000} seconds`);
        await wait(500);
      }
      const { data } = await send(
        "Page.printToPDF",
        { generateTaggedPDF: true, generateDocumentOutline: true, preferCSSPageSize: true, printBackground: true },
        sessionId,
      );
      await send("Target.closeTarget", { targetId });
      return Buffer.from(String(data), "base64");
    },
    async close() {
      child.kill();
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

type Answer = Record<string, unknown>;
type Send = (method: string, params: Answer, sessionId?: unknown) => Promise<Answer>;

function connect(endpoint: string): Promise<Send> {
  const socket = new WebSocket(endpoint);
  const waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  let last = 0;
  socket.addEventListener("message", ({ data }) => {
    const { id, result, error } = JSON.parse(String(data)) as { id?: number; result?: Answer; error?: { message: string } };
    const asked = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || !asked) return;
    waiting.delete(id);
    if (error) asked.reject(new Error(`Chromium: ${error.message}`));
    else asked.resolve(result ?? {});
  });
  const send: Send = (method, params, sessionId) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      socket.send(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }));
    });
  return new Promise((resolve, reject) => {
    socket.addEventListener("open", () => resolve(send));
    socket.addEventListener("error", () => reject(new Error("Chromium does not answer")));
  });
}
