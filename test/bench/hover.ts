/** The pointer goes to another area: frames until it is marked and the tooltip tells its name, and JavaScript per move. */
import type { Page } from "playwright-core";
import { paceOf, switchPeer } from "./peer-switch.ts";
import { type BenchRow, median, msGoal } from "./row.ts";
import { onScreen, scriptMs, settled } from "./screen.ts";

interface Move {
  /** Frame numbers, counted in the page. */
  moved: number;
  marked?: number;
  told?: number;
}
type Watched = Window & { moves: Move[] };

/** Counts frames and notes at which one the pointer moved, WebGL drew and the tooltip changed. */
const watch = (page: Page) =>
  page.evaluate(() => {
    let frame = 0;
    const count = () => {
      frame++;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    const moves: Move[] = [];
    Object.assign(window, { moves });
    window.addEventListener("mousemove", () => moves.push({ moved: frame }), { capture: true });
    const last = () => moves.at(-1) ?? { moved: 0 };
    const draw = WebGL2RenderingContext.prototype.drawElements;
    WebGL2RenderingContext.prototype.drawElements = function (...parts) {
      last().marked ??= frame;
      return draw.apply(this, parts);
    };
    new MutationObserver((changes) => {
      const tooltip = (node: Node) => (node instanceof Element ? node : node.parentElement)?.closest(".map-tooltip");
      if (changes.some((c) => tooltip(c.target) || [...c.addedNodes].some(tooltip))) last().told ??= frame;
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });

export async function run(): Promise<BenchRow[]> {
  return onScreen(async (screen) => {
    const { page, cdp, url } = screen;
    await page.goto(`${url}/?level=buurt&at=5.1214,52.0907,11`);
    await settled(page);
    await page.mouse.move(700, 400);
    await page.waitForTimeout(1000);
    await watch(page);
    const before = await scriptMs(cdp);
    const steps = 24;
    for (let i = 0; i < steps; i++) {
      await page.mouse.move(480 + ((i * 97) % 520), 260 + ((i * 61) % 380));
      await page.waitForTimeout(200);
    }
    const js = ((await scriptMs(cdp)) - before) / steps;
    const moves = await page.evaluate(() => (window as unknown as Watched).moves);
    const frames = (to: "marked" | "told") => median(moves.flatMap((m) => (m[to] === undefined ? [] : [(m[to] ?? 0) - m.moved])));
    const told = frames("told");
    const marked = frames("marked");
    const pace = paceOf(await switchPeer(screen, "position"));
    return [
      { bench: "hover", what: "JavaScript per move to another area", unit: "ms", ours: js, ...msGoal(js, 8, pace) },
      { bench: "hover", what: "pointer to tooltip", unit: "frames", ours: told, goal: "1 frame", met: told <= 1 },
      { bench: "hover", what: "pointer to marked area", unit: "frames", ours: marked, goal: "<= 2 frames", met: marked <= 2 },
    ];
  });
}
