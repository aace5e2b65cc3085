/**
 * What a page says, in the order in which it is read, without how it looks: headings, paragraphs, lists, tables and pictures. What is not
 * printed is not in it, what is folded neither. So a file of another kind holds what the page holds, whatever the page is made of.
 */

export type PageBlock =
  | { kind: "heading"; level: 1 | 2 | 3; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "list"; items: string[]; ordered: boolean }
  | { kind: "table"; head: number; rows: PageCell[][] }
  | { kind: "picture"; svg: SVGSVGElement; alt: string };

export interface PageCell {
  text: string;
  isHead: boolean;
  across: number;
}

const skipped = ".no-print, script, style, select, button, details:not([open]), [aria-hidden=true]";
const headings: Record<string, 1 | 2 | 3> = { H1: 1, H2: 2, H3: 3 };

export function pageBlocks(page: Element): PageBlock[] {
  const blocks: PageBlock[] = [];
  for (const element of page.children) blocks.push(...blocksOf(element));
  return blocks;
}

function blocksOf(element: Element): PageBlock[] {
  if (element.matches(skipped)) return [];
  const level = headings[element.tagName];
  if (level) return worded(element, (text) => ({ kind: "heading", level, text }));
  if (element instanceof SVGSVGElement)
    return element.getAttribute("role") === "img"
      ? [{ kind: "picture", svg: element, alt: element.getAttribute("aria-label") ?? "" }]
      : [];
  if (element instanceof HTMLTableElement) return [tableOf(element)];
  if (element.matches("ul, ol")) return listOf(element);
  if (element.matches("dl")) return pairsOf(element);
  const nested = [...element.children].some((child) => child.matches(containers) || child.querySelector(containers));
  if (!nested) return worded(element, (text) => ({ kind: "paragraph", text }));
  return pageBlocks(element);
}

const containers = "h1, h2, h3, p, ul, ol, dl, table, svg[role=img]";

function worded(element: Element, make: (text: string) => PageBlock): PageBlock[] {
  const text = textOf(element);
  return text === "" ? [] : [make(text)];
}

/** Pictures in items come after the list. */
function listOf(list: Element): PageBlock[] {
  const items = [...list.children].map(textOf).filter((text) => text !== "");
  const pictures = [...list.querySelectorAll("svg[role=img]")].flatMap(blocksOf);
  return [...(items.length > 0 ? [{ kind: "list" as const, items, ordered: list.tagName === "OL" }] : []), ...pictures];
}

function pairsOf(list: Element): PageBlock[] {
  return [...list.querySelectorAll("dt")].flatMap((term): PageBlock[] => {
    const said = term.nextElementSibling;
    return said ? [{ kind: "paragraph", text: `${textOf(term)}: ${textOf(said)}` }] : [];
  });
}

function tableOf(table: HTMLTableElement): PageBlock {
  const rows = [...table.rows].map((row) =>
    // What is drawn in a cell says itself in a few words there.
    [...row.cells].map((cell) => ({
      text: cell.dataset.words ?? textOf(cell),
      isHead: cell.tagName === "TH",
      across: cell.colSpan,
    })),
  );
  return { kind: "table", head: table.tHead?.rows.length ?? 0, rows };
}

/** Words of which a space parts the elements; what is not printed is not read. */
function textOf(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const one of copy.querySelectorAll(`${skipped}, svg`)) one.remove();
  for (const one of copy.querySelectorAll("*")) one.append(" ");
  return (copy.textContent ?? "")
    .replace(/\s+/g, " ")
    .replace(/ ([.,:;)])/g, "$1")
    .trim();
}
