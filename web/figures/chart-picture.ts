/** A chart of the page as a file of its own: the drawing in the colours of paper, with its title, unit, years and source written on it. */
import type { ChartLines } from "../labels/chart-words.ts";

/** What style sheets say of a mark and an SVG file has to say itself. */
const drawn = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
];
const namespace = "http://www.w3.org/2000/svg";
/** In the units of the drawing: of the title and of a line, the height of a line, and what is around everything. */
const size = { title: 14, text: 11, line: 15, room: 10 };
/** Mean width of a letter, as a share of its size: a little more than that of most fonts. */
const letter = 0.56;
/** Pixels a unit, so that it is sharp on paper. */
const sharpness = 3;

/** The drawing alone, with its colours written out, a size, and its name as title. */
export function svgText(svg: SVGSVGElement, name: string): string {
  const copy = copyOf(svg);
  const { width, height } = svg.viewBox.baseVal;
  setAll(copy, { xmlns: namespace, width: width * 2, height: height * 2 });
  copy.prepend(element("title", {}, name));
  return new XMLSerializer().serializeToString(copy);
}

export interface ChartPicture {
  svg: string;
  width: number;
  height: number;
}

/** `place`: of which the drawing is the only one; a canvas in it lies under the drawing. */
export function chartPicture(place: HTMLElement, name: string, { above, below }: ChartLines): ChartPicture | undefined {
  const svg = place.querySelector<SVGSVGElement>("svg[role=img]");
  if (!svg) return undefined;
  const copy = copyOf(svg);
  const { x, y, width, height } = svg.viewBox.baseVal;
  const under = place.querySelector("canvas");
  if (under) copy.prepend(element("image", { x, y, width, height, href: under.toDataURL() }));
  const whole = element("svg", { xmlns: namespace, "font-family": "sans-serif" });
  const wide = width + 2 * size.room;
  let at = size.room;
  const write = (lines: readonly string[], weight: string, height: number) => {
    for (const line of lines.flatMap((text) => wrapped(text, width / (height * letter)))) {
      at += size.line;
      whole.append(
        element("text", { x: size.room, y: at, "font-size": height, "font-weight": weight, fill: "black", stroke: "none" }, line),
      );
    }
  };
  write([name], "700", size.title);
  write(above, "400", size.text);
  at += size.room;
  setAll(copy, { x: size.room, y: at, width, height });
  whole.append(copy);
  at += height;
  write(below, "400", size.text);
  at += size.room;
  setAll(whole, { viewBox: `0 0 ${wide} ${at}`, width: wide * 2, height: at * 2 });
  whole.prepend(element("title", {}, name), element("rect", { width: wide, height: at, fill: "white" }));
  return { svg: new XMLSerializer().serializeToString(whole), width: wide, height: at };
}

/** As the bytes of a PNG; sizes are those that the drawing has on the page. */
export async function pngOf({ svg, width, height }: ChartPicture): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.ceil(width * sharpness), Math.ceil(height * sharpness)];
    const context = canvas.getContext("2d");
    if (!context) throw new Error("this browser draws no pictures");
    context.fillStyle = "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    if (!blob) throw new Error("this browser makes no picture of a drawing");
    return blob;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** In the colours of paper; nobody sees the page in them. */
function copyOf(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  document.documentElement.classList.add("as-paper");
  const [from, to] = [svg, copy].map((one) => [...one.querySelectorAll<SVGElement>("*")]) as [SVGElement[], SVGElement[]];
  for (const [i, one] of from.entries()) {
    const style = getComputedStyle(one);
    for (const property of drawn) to[i]?.setAttribute(property, style.getPropertyValue(property));
  }
  document.documentElement.classList.remove("as-paper");
  return copy;
}

function element(name: string, attributes: Record<string, string | number>, text?: string): SVGElement {
  const made = document.createElementNS(namespace, name);
  setAll(made, attributes);
  if (text !== undefined) made.textContent = text;
  return made;
}

function setAll(one: Element, attributes: Record<string, string | number>): void {
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, String(value));
}

/** Lines of at most so many letters, broken between words. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
