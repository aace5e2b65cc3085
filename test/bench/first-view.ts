/**
 * First visit with an empty cache: what is fetched, and how long until the whole country is in colour on the screen,
 * judged on the pictures that the browser really showed.
 */

import { drawnColours } from "../fixtures/colours.ts";
import { type Picture, readPng, shares } from "../fixtures/png.ts";

import { type BenchRow, median } from "./row.ts";
import { onScreen, type Screen, settled } from "./screen.ts";

/** The country fills about a fifth of the window; where it has its colours, at least a twentieth is in them, borders and names taken off. */
const isColoured = (picture: Picture, colours: string[]) => shares(picture, colours, 10).reduce((a, b) => a + b, 0) > 0.05;

/** What came over the line: until the country is in colour, and until nothing more comes (initiatives, names, finer figures). */
interface Transferred {
  kilobytes: number;
  requests: number;
}
interface FirstView {
  coloured: Transferred;
  rest: Transferred;
  seconds: number;
}

async function visitOnce(screen: Screen, colours: string[]): Promise<FirstView> {
  const { page, cdp, url } = screen;
  await cdp.send("Network.enable");
  await cdp.send("Network.clearBrowserCache");
  const arrived: { at: number; bytes: number }[] = [];
  const frames: { at: number; data: string }[] = [];
  const onFinished = ({ encodedDataLength }: { encodedDataLength: number }) => {
    // What the browser had already, as a part that was fetched and then imported, came over no line.
    if (encodedDataLength > 0) arrived.push({ at: Date.now() / 1000, bytes: encodedDataLength });
  };
  const onFrame = ({ data, metadata, sessionId }: { data: string; metadata: { timestamp?: number }; sessionId: number }) => {
    frames.push({ at: metadata.timestamp ?? 0, data });
    void cdp.send("Page.screencastFrameAck", { sessionId });
  };
  cdp.on("Network.loadingFinished", onFinished);
  cdp.on("Page.screencastFrame", onFrame);
  await cdp.send("Page.startScreencast", { format: "png", maxWidth: 720, maxHeight: 450 });
  await page.goto(url);
  await settled(page, 1500);
  await cdp.send("Page.stopScreencast");
  cdp.off("Network.loadingFinished", onFinished);
  cdp.off("Page.screencastFrame", onFrame);
  const opened = await page.evaluate(() => performance.timeOrigin / 1000);
  const coloured = frames.find(({ data }) => isColoured(readPng(Buffer.from(data, "base64")), colours));
  await page.goto("about:blank");
  const until = (at: number): Transferred => {
    const sizes = arrived.filter((one) => one.at <= at).map(({ bytes }) => bytes);
    return { kilobytes: sizes.reduce((sum, bytes) => sum + bytes, 0) / 1000, requests: sizes.length };
  };
  if (!coloured) throw new Error("the country was never in colour on the screen");
  return { coloured: until(coloured.at), rest: until(Infinity), seconds: coloured.at - opened };
}

export async function run(): Promise<BenchRow[]> {
  return onScreen(async (screen) => {
    const colours = drawnColours(screen.set);
    const visits = [];
    for (let i = 0; i < 3; i++) visits.push(await visitOnce(screen, colours));
    const kilobytes = median(visits.map((v) => v.coloured.kilobytes));
    const requests = median(visits.map((v) => v.coloured.requests));
    const seconds = median(visits.map((v) => v.seconds));
    const rest = { kilobytes: median(visits.map((v) => v.rest.kilobytes)), requests: median(visits.map((v) => v.rest.requests)) };
    return [
      {
        bench: "first-view",
        what: "transferred until coloured",
        unit: "KB",
        ours: kilobytes,
        goal: "<= 1,200 KB",
        met: kilobytes <= 1200,
      },
      { bench: "first-view", what: "requests until coloured", unit: "", ours: requests, goal: "<= 25", met: requests <= 25 },
      { bench: "first-view", what: "transferred until rest", unit: "KB", ours: rest.kilobytes },
      { bench: "first-view", what: "requests until rest", unit: "", ours: rest.requests },
      { bench: "first-view", what: "time to coloured map (software GL)", unit: "s", ours: seconds },
    ];
  });
}
