/** The map as one PNG with its title, legend, year and source, so that a picture in a report still says what it shows. */
import type { PublishedSource } from "#data/schema/catalog.ts";
import { directionText, keysOf } from "../figures/legend/classes.ts";
import type { OutlineText } from "../figures/outline-key.tsx";
import { columnRemarks } from "../labels/figures.ts";
import { levelsWord, locale as pageLocale, sourceRemarks, unitOf, yearWords } from "../labels/format.ts";
import type { Scale } from "../labels/scale.ts";
import { m } from "../paraglide/messages.js";
import type { PaintCaption, Picture } from "../state/map-store.ts";
import type { Shown } from "../state/shown.ts";

export interface PictureText {
  shown: Shown;
  scale: Scale;
  source: PublishedSource | undefined;
  /** What the initiatives are narrowed to, in words. */
  narrowed: string | undefined;
  fictional: boolean;
  /** What the lines on the map are. */
  outlines: readonly OutlineText[];
  /** Of what colours the map where that is not the class of the figure. */
  caption: PaintCaption | undefined;
}

const pad = 24;
const line = 22;
/** Wide enough for a class of money: "€ 280.000 tot € 310.000" behind its square. */
const keyWidth = 200;

function drawText(context: CanvasRenderingContext2D, text: string, x: number, y: number, font: string) {
  context.font = font;
  context.fillText(text, x, y);
}

/** The hatch of the map in a square of the key; the ink of the text stands for its colour. */
function drawHatch(
  context: CanvasRenderingContext2D,
  strength: number,
  box: { x: number; y: number; width: number; height: number },
) {
  if (strength === 0) return;
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  context.globalAlpha = strength / 2;
  context.beginPath();
  for (let at = 0; at < box.width + box.height; at += 4) {
    context.moveTo(box.x + at, box.y);
    context.lineTo(box.x + at - box.height, box.y + box.height);
  }
  context.strokeStyle = getComputedStyle(document.body).color;
  context.stroke();
  context.restore();
}

/** A piece of the line: of the selected area with its bright middle, of others dark on white. */
function drawLine(context: CanvasRenderingContext2D, kind: OutlineText["kind"], x: number, y: number) {
  const { style } = document.documentElement;
  const { color } = getComputedStyle(document.body);
  const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name) || style.color;
  const strokes: [string, number][] =
    kind !== "selected"
      ? [[color, 3]]
      : [
          [token("--selected-edge"), 7],
          [token("--selected"), 3],
        ];
  for (const [colour, width] of strokes) {
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + 18, y);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}

/** Title above the map, class colours and source below it; sizes are CSS pixels of the map times its density. */
function composePicture(
  { pixels: map, density }: Picture,
  { shown, scale, source, narrowed, fictional, outlines, caption }: PictureText,
): HTMLCanvasElement {
  const width = map.width / density;
  const classes = () =>
    keysOf(scale, shown.entry.counts).map(({ text, code }) => ({ text, colour: scale.colour(code), hatch: scale.hatch(code) }));
  const keys = caption?.keys ?? classes();
  const columns = Math.max(1, Math.floor((width - 2 * pad) / keyWidth));
  const rows = Math.ceil((keys.length + outlines.length) / columns);
  const top = 84;
  const bottom = pad + rows * line + line + pad;
  const canvas = document.createElement("canvas");
  canvas.width = map.width;
  canvas.height = map.height + (top + bottom) * density;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser gives no 2d canvas");
  const style = getComputedStyle(document.body);
  context.fillStyle = style.backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(map, 0, top * density);
  context.scale(density, density);
  context.fillStyle = style.color;
  const locale = pageLocale();
  const family = style.fontFamily;
  const named = caption?.title ?? `${shown.indicator.name[locale]}, ${yearWords(shown.year, shown.newer !== undefined)}`;
  const title = `${fictional ? `${m.banner_fictional()} ` : ""}${named}`;
  drawText(context, title, pad, 38, `600 22px ${family}`);
  const unit = unitOf(shown.indicator);
  const levels = levelsWord(shown.level);
  const about = [...(caption?.about ?? [unit, levels, directionText(shown.indicator)]), narrowed].filter(Boolean).join(" · ");
  drawText(context, about, pad, 64, `400 15px ${family}`);
  const under = top + map.height / density + pad;
  const placeOf = (index: number) => ({ x: pad + (index % columns) * keyWidth, y: under + Math.floor(index / columns) * line });
  outlines.forEach(({ kind, text }, i) => {
    const { x, y } = placeOf(keys.length + i);
    drawLine(context, kind, x, y + 5);
    drawText(context, text, x + 26, y + 10, `400 13px ${family}`);
  });
  keys.forEach(({ text, colour, hatch }, index) => {
    const { x, y } = placeOf(index);
    context.fillStyle = colour;
    context.fillRect(x, y - 2, 18, 14);
    drawHatch(context, hatch, { x, y: y - 2, width: 18, height: 14 });
    context.fillStyle = style.color;
    drawText(context, text, x + 26, y + 10, `400 13px ${family}`);
  });
  const remarks = [...columnRemarks(shown.indicator, shown.entry), ...(source ? sourceRemarks(source) : [])];
  const from = caption?.source === undefined ? [source?.attribution ?? source?.title, ...remarks] : [caption.source];
  const credit = [...from, `Wijkblik, ${location.host}`].filter(Boolean).join(" · ");
  drawText(context, credit, pad, under + rows * line + 14, `400 12px ${family}`);
  return canvas;
}

export async function savePicture(map: Picture, text: PictureText): Promise<void> {
  const canvas = composePicture(map, text);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("the picture could not be made");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  const { caption, shown } = text;
  link.download = `wijkblik-${caption?.file ?? `${shown.indicator.id}-${shown.level}-${shown.year}`}.png`;
  link.click();
  // The download has its own reference by the next task.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
