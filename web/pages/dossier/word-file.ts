/** A page as a Word file: headings, lists and tables are those of Word, so that they can be read out, restyled and copied. */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { PageBlock, PageCell } from "./page-blocks.ts";

/** Pictures as they go into the file. */
export type WordBlock =
  | Exclude<PageBlock, { kind: "picture" }>
  | { kind: "picture"; alt: string; png: Uint8Array; width: number; height: number };

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
/** Pixels between the margins of a sheet of A4. */
const widest = 600;
/** In twentieths of a point: what is between the margins, and the column of names. */
const [sheet, firstColumn] = [9000, 3200];
const numbered = "numbered";

export function wordFile(title: string, blocks: readonly WordBlock[]): Promise<Blob> {
  const head = new Header({ children: [new Paragraph({ text: `${title} · Wijkblik`, style: "Header" })] });
  const numbers = new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [new TextRun({ children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] })],
  });
  return Packer.toBlob(
    new Document({
      title,
      creator: "Wijkblik",
      styles: { default: { document: { run: { font: "Calibri", size: 21 } } } },
      numbering: {
        config: [{ reference: numbered, levels: [{ level: 0, format: "decimal", text: "%1.", alignment: AlignmentType.LEFT }] }],
      },
      sections: [
        {
          headers: { default: head },
          footers: { default: new Footer({ children: [numbers] }) },
          children: blocks.flatMap((block, at) => written(block, at)),
        },
      ],
    }),
  );
}

/** `at` tells lists apart: each counts from one. */
function written(block: WordBlock, at: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ heading: levels[block.level], keepNext: true, text: block.text })];
    case "paragraph":
      return [new Paragraph({ spacing: { after: 120 }, text: block.text })];
    case "list":
      return block.items.map(
        (text) =>
          new Paragraph({
            text,
            ...(block.ordered ? { numbering: { reference: numbered, level: 0, instance: at } } : { bullet: { level: 0 } }),
          }),
      );
    case "table":
      return [tableOf(block), new Paragraph("")];
    case "picture":
      return [new Paragraph({ children: [pictureOf(block)] })];
  }
}

function tableOf({ head, rows }: Extract<WordBlock, { kind: "table" }>): Table {
  const columns = Math.max(...rows.map((cells) => cells.reduce((sum, { across }) => sum + across, 0)));
  return new Table({
    columnWidths: Array.from({ length: columns }, (_, at) =>
      at === 0 ? firstColumn : (sheet - firstColumn) / (columns - 1 || 1),
    ),
    layout: TableLayoutType.FIXED,
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((cells, at) => new TableRow({ tableHeader: at < head, cantSplit: true, children: cells.map(cellOf) })),
  });
}

const cellOf = ({ text, isHead, across }: PageCell): TableCell =>
  new TableCell({ columnSpan: across, children: [new Paragraph({ children: [new TextRun({ text, bold: isHead })] })] });

function pictureOf({ png, width, height, alt }: Extract<WordBlock, { kind: "picture" }>): ImageRun {
  const shrink = Math.min(1, widest / width);
  return new ImageRun({
    type: "png",
    data: png,
    transformation: { width: Math.round(width * shrink), height: Math.round(height * shrink) },
    altText: { name: alt.slice(0, 60), description: alt, title: alt.slice(0, 60) },
  });
}
