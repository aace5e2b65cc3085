/** dBASE III table beside a shapefile. Numbers stay text here: the sentinel reader judges them. Text is ISO-8859-1 at CBS. */

export interface DbfTable {
  rows: number;
  /** Trimmed text of every cell, per field. */
  fields: Map<string, string[]>;
}

/** Throws an Error that says what is wrong when the bytes are not a whole table. */
export function readDbf(bytes: Uint8Array): DbfTable {
  if (bytes.length < 33) throw new Error("the table is cut short in its header");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rows = view.getUint32(4, true);
  const header = view.getUint16(8, true);
  const width = view.getUint16(10, true);
  if (bytes.length < header + rows * width) {
    throw new Error(`the table is cut short: ${rows} rows of ${width} bytes do not fit ${bytes.length} bytes`);
  }
  const text = new TextDecoder("latin1");
  const fields = new Map<string, string[]>();
  // Field descriptors of 32 bytes up to a carriage return; the first byte of a row is its deletion mark.
  for (let at = 32, offset = 1; at < header && bytes[at] !== 0x0d; at += 32) {
    const name = text.decode(bytes.subarray(at, at + 11)).replace(/\0.*$/, "");
    const length = bytes[at + 16] ?? 0;
    const cells: string[] = [];
    for (let row = 0; row < rows; row++) {
      const start = header + row * width + offset;
      cells.push(text.decode(bytes.subarray(start, start + length)).trim());
    }
    fields.set(name, cells);
    offset += length;
  }
  return { rows, fields };
}
