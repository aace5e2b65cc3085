/**
 * Process: reads one picture from its input and gives it back small, upright and without anything that was in the file beside it. A
 * process of its own, because a fault in a decoder takes the process with it, and because only a process can be ended in the middle.
 */
import { argv, stdin, stdout } from "node:process";
import sharp from "sharp";

/** Of the picture as it is decoded: what is larger is refused by its header, before there is memory for it. */
const mostPixels = 60_000_000;

/** What `images.ts` gets: a line of JSON, then the bytes of the versions after one another. */
export type MadeHead =
  | { versions: { width: number; height: number; bytes: number }[] }
  | { refused: "pixels" | "broken" | "other" };

/** No other reader of libvips is ever started: no SVG, no PDF, no TIFF. */
const readers = ["Jpeg", "Png", "Webp", "Heif"].map((name) => `VipsForeignLoad${name}Buffer`);
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: readers });
sharp.cache(false);
sharp.concurrency(1);

const quality = 80;

async function make(bytes: Uint8Array, largest: number, widths: readonly number[]) {
  // Of what moves the first picture. Warnings are about what does not show; what is cut off shows.
  const options = { limitInputPixels: mostPixels, failOn: "error", pages: 1 } as const;
  const { width, height } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
  if (width * height > mostPixels) return { refused: "pixels" as const };
  // Nothing but the picture goes on, in sRGB: EXIF with its place, XMP, IPTC, the thumbnail and the profile stay behind.
  const { data, info } = await sharp(bytes, options)
    .autoOrient()
    .resize({ width: largest, height: largest, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const made: { width: number; height: number; data: Buffer }[] = [];
  for (const wide of [info.width, ...widths.filter((one) => one < info.width)]) {
    const one = await sharp(data, { raw }).resize({ width: wide }).webp({ quality }).toBuffer({ resolveWithObject: true });
    made.push({ width: one.info.width, height: one.info.height, data: one.data });
  }
  return { made };
}

async function run(): Promise<void> {
  const [largest = 0, ...widths] = argv.slice(2).map(Number);
  const parts: Buffer[] = [];
  for await (const part of stdin) parts.push(part);
  const answer = await make(Buffer.concat(parts), largest, widths).catch((error: unknown) => ({
    refused: /unsupported|not a known/i.test(String(error)) ? ("other" as const) : ("broken" as const),
  }));
  const { made = [], refused } = { made: undefined, refused: undefined, ...answer };
  const versions = made.map(({ width, height, data }) => ({ width, height, bytes: data.length }));
  const head: MadeHead = refused ? { refused } : { versions };
  stdout.write(`${JSON.stringify(head)}\n`);
  for (const { data } of made) stdout.write(data);
}

await run();
