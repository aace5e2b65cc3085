/**
 * `npm run dossier -- CODE[,CODE] [--url ADDRESS] [--parts kaart,cijfers] [--out FILE]`: the dossier of an area, or of two to four side by
 * side, as a tagged PDF, printed by a Chromium of this machine without a screen from a Wijkblik that serves. It is the page that a reader prints, with nothing added.
 */
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { ComparedCodes } from "#data/comparable/comparison.ts";
import { openChromium } from "./ports/chromium.ts";
import { StartError } from "./start-error.ts";

const usage = "Gebruik: npm run dossier -- CODE[,CODE] [--url ADRES] [--parts kaart,cijfers] [--out BESTAND]";
const options = { url: { type: "string" }, parts: { type: "string" }, out: { type: "string" } } as const;

/** Where Debian, Alpine and macOS put it; `CHROMIUM` names another. */
const places = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const servedHere = `http://127.0.0.1:${process.env.PORT ?? 3000}`;
/** Milliseconds; the first comparison of a size of area looks at a thousand others. */
const patience = 90_000;

function asked() {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [text = "", ...more] = positionals;
    const codes = ComparedCodes.safeParse(text).data;
    if (more.length > 0 || !codes) throw new StartError(usage);
    return { codes, ...values };
  } catch (error) {
    throw error instanceof StartError ? error : new StartError(`${(error as Error).message}\n${usage}`);
  }
}

async function main(): Promise<void> {
  const { codes, parts, out = `dossier-${codes.join("-").slice(0, 60)}.pdf`, url = servedHere } = asked();
  const program = places.find((path) => path !== undefined && existsSync(path));
  if (!program) throw new StartError("Geen Chromium gevonden: installeer chromium, of noem het programma in CHROMIUM.");
  const pages = codes.map((code) => new URL(`/gebied/${encodeURIComponent(code)}/dossier`, url));
  for (const [i, page] of pages.entries()) {
    const answer = await fetch(page).catch(() => undefined);
    if (!answer)
      throw new StartError(`Op ${page.origin} antwoordt niets: start Wijkblik (npm start), of noem een adres met --url.`);
    if (answer.status === 404) throw new StartError(`${codes[i]} is geen gebied van ${page.origin}.`);
  }
  const compared = new URL(`/vergelijk/dossier?compare=${codes.map(encodeURIComponent).join(",")}`, url);
  const address = codes.length === 1 ? (pages[0] ?? compared) : compared;
  if (parts) address.hash = `delen=${parts}`;
  const chromium = await openChromium(program);
  try {
    await writeFile(out, await chromium.print(address.href, ".dossier[data-ready] .colophon", patience));
  } finally {
    await chromium.close();
  }
  process.stdout.write(`${out}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartError ? error.message : ((error as Error).stack ?? String(error))}\n`);
  process.exitCode = 1;
});
