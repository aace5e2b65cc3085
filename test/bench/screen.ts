/** A visitor's screen for measuring: real Chromium on the real server, nothing intercepted, a profile without cache. */
import type { CDPSession, Page } from "playwright-core";
import { openBrowser } from "../fixtures/browser.ts";
import { type Published, published } from "../fixtures/published.ts";
import { startServer } from "../fixtures/server.ts";
import { webBuild } from "../fixtures/web-build.ts";

export interface Screen {
  page: Page;
  cdp: CDPSession;
  /** Of the server, without a slash at the end. */
  url: string;
  set: Published;
}

/** Notes the time of every frame in which WebGL draws; `document.timeline.currentTime` is the same throughout a frame. */
const countDraws = () => {
  const seen: number[] = [];
  Object.assign(window, { drawnFrames: seen });
  for (const name of ["drawElements", "drawArrays"] as const) {
    const original = WebGL2RenderingContext.prototype[name] as (...parts: unknown[]) => void;
    Object.assign(WebGL2RenderingContext.prototype, {
      [name](...parts: unknown[]) {
        const now = Number(document.timeline.currentTime);
        if (seen.at(-1) !== now) seen.push(now);
        original.apply(this, parts);
        Object.assign(window, { lastDrawn: performance.now() });
      },
    });
  }
};

/** Opens browser, server and a page of 1440 x 900, hands them over, and clears up. */
export async function onScreen<T>(work: (screen: Screen) => Promise<T>, settings: Record<string, string> = {}): Promise<T> {
  const set = await published();
  const server = await startServer({ WIJKBLIK_PUBLISHED: set.folder, WIJKBLIK_WEB: await webBuild(), ...settings });
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "nl-NL" });
    const page = await context.newPage();
    await page.addInitScript(countDraws);
    const cdp = await context.newCDPSession(page);
    // Time of the thread, not of the clock: what else the machine does is not counted.
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    return await work({ page, cdp, url: server.url, set });
  } finally {
    await browser.close();
    await server.stop();
  }
}

export const drawnFrames = (page: Page): Promise<number[]> =>
  page.evaluate(() => [...((window as unknown as { drawnFrames?: number[] }).drawnFrames ?? [])]);

/** When the last drawing call of the page was made, on its own clock. */
export const lastDrawn = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { lastDrawn?: number }).lastDrawn ?? Number.NaN);

/** Resolves when nothing was drawn for `ms`; throws after a minute of drawing. */
export async function settled(page: Page, ms = 600): Promise<void> {
  const started = performance.now();
  let last = -1;
  for (;;) {
    const { length } = await drawnFrames(page);
    if (length === last && length > 0) return;
    if (performance.now() - started > 60_000) throw new Error("the map does not come to rest within a minute");
    last = length;
    await page.waitForTimeout(ms);
  }
}

/** Milliseconds of JavaScript on the main thread since the page was opened. */
export async function scriptMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? Number.NaN) * 1000;
}
