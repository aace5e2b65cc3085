/** One indicator and year for all buurten on the wire, brotli, beside the JSON map from code to value that web maps usually fetch. */
import { brotliCompressSync, constants } from "node:zlib";
import { decodeColumn } from "#data/codecs/columns.ts";
import { AreaIndex } from "#data/schema/area.ts";
import { published, readCatalog, readPublished } from "../fixtures/published.ts";
import { type BenchRow, median } from "./row.ts";

const brotli = (bytes: Uint8Array | string): number =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }).length;

export async function run(): Promise<BenchRow[]> {
  const set = await published();
  const { codes } = AreaIndex.parse(JSON.parse(readPublished(set, set.manifest.areas.buurt).toString()));
  const all = readCatalog(set).indicators.flatMap((i) => i.columns.filter(({ level }) => level === "buurt").slice(-1));
  const columns = all.filter((_, i) => i % Math.ceil(all.length / 15) === 0);
  const sizes = columns.map(({ file }) => {
    const bytes = readPublished(set, file);
    const { values } = decodeColumn(bytes);
    const map = Object.fromEntries(codes.map((code, row) => [code, Number.isNaN(values[row]) ? null : values[row]]));
    return { ours: brotli(bytes) / 1000, peer: brotli(JSON.stringify(map)) / 1000 };
  });
  const ours = median(sizes.map((s) => s.ours));
  const peer = median(sizes.map((s) => s.peer));
  const ratio = median(sizes.map((s) => s.ours / s.peer));
  const what = `a column of all buurten, median of ${columns.length} indicators`;
  return [{ bench: "bytes", what, unit: "KB", ours, peer, peerName: "JSON", ratio, goal: "ratio <= 0.40", met: ratio <= 0.4 }];
}
