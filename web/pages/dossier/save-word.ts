/** The page on the screen as a Word file, made by the browser: its drawings become pictures with their alternative text. */
import { pngOf, svgText } from "../../figures/chart-picture.ts";
import { saveBlob } from "../../ui/save-text.ts";
import { pageBlocks } from "./page-blocks.ts";
import { type WordBlock, wordFile } from "./word-file.ts";

export async function saveAsWord(page: HTMLElement, name: string): Promise<void> {
  const blocks: WordBlock[] = [];
  for (const block of pageBlocks(page))
    blocks.push(block.kind === "picture" ? { kind: "picture", alt: block.alt, ...(await drawn(block.svg)) } : block);
  const title = page.querySelector("h1")?.textContent ?? name;
  saveBlob(`wijkblik-${name.toLowerCase().replace(/\W+/g, "-")}.docx`, await wordFile(title, blocks));
}

async function drawn(svg: SVGSVGElement): Promise<{ png: Uint8Array; width: number; height: number }> {
  const box = svg.getBoundingClientRect();
  const [width, height] = [Math.max(1, Math.round(box.width)), Math.max(1, Math.round(box.height))];
  const blob = await pngOf({ svg: svgText(svg, ""), width, height });
  return { png: new Uint8Array(await blob.arrayBuffer()), width, height };
}
