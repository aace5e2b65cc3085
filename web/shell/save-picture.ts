/** The map as one PNG with its title, legend, year and source, so that a picture in a report still says what it shows. */
import type { PublishedSource } from "#data/schema/catalog.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { classRanges } from "../figures/legend/classes.ts";
import { fidelityWord, levelsWord, locale as pageLocale, statusWord, unitOf, yearWords } from "../labels/format.ts";
import type { Scale } from "../labels/scale.ts";
import { m } from "../paraglide/messages.js";
import type { Picture } from "../state/map-store.ts";
import type { Shown } from "../state/shown.ts";

export interface PictureText {
  shown: Shown;
  scale: Scale;
  source: PublishedSource | undefined;
  /** What the initiatives are narrowed to, in words. */
  narrowed: string | undefined;
  fictional: boolean;
}

const pad = 24;
const line = 22;

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

/** Title above the map, class colours and source below it; sizes are CSS pixels of the map times its density. */
function composePicture(
  { pixels: map, density }: Picture,
  { shown, scale, source, narrowed, fictional }: PictureText,
): HTMLCanvasElement {
  const width = map.width / density;
  const ranges = classRanges(scale).map((text, code) => ({ text, code }));
  const reasons = statuses.flatMap((status, index) =>
    hasValue(status) || !shown.entry.counts[index] ? [] : [{ text: statusWord(status), code: scale.classes + index }],
  );
  const keys = [...ranges, ...reasons];
  const columns = Math.max(1, Math.floor((width - 2 * pad) / 180));
  const rows = Math.ceil(keys.length / columns);
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
  const title = `${fictional ? `${m.banner_fictional()} ` : ""}${shown.indicator.name[locale]}, ${yearWords(shown.year, shown.newer !== undefined)}`;
  drawText(context, title, pad, 38, `600 22px ${family}`);
  const unit = unitOf(shown.indicator);
  const levels = levelsWord(shown.level);
  drawText(context, [unit, levels, narrowed].filter(Boolean).join(" · "), pad, 64, `400 15px ${family}`);
  const under = top + map.height / density + pad;
  keys.forEach(({ text, code }, index) => {
    const x = pad + (index % columns) * 180;
    const y = under + Math.floor(index / columns) * line;
    context.fillStyle = scale.colour(code);
    context.fillRect(x, y - 2, 18, 14);
    drawHatch(context, scale.hatch(code), { x, y: y - 2, width: 18, height: 14 });
    context.fillStyle = style.color;
    drawText(context, text, x + 26, y + 10, `400 13px ${family}`);
  });
  const fidelity = source && source.fidelity !== "official" ? fidelityWord(source.fidelity) : undefined;
  const credit = [source?.attribution ?? source?.title, fidelity, `Wijkblik, ${location.host}`].filter(Boolean).join(" · ");
  drawText(context, credit, pad, under + rows * line + 14, `400 12px ${family}`);
  return canvas;
}

export async function savePicture(map: Picture, text: PictureText): Promise<void> {
  const canvas = composePicture(map, text);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("the picture could not be made");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `wijkblik-${text.shown.indicator.id}-${text.shown.level}-${text.shown.year}.png`;
  link.click();
  // The download has its own reference by the next task.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
