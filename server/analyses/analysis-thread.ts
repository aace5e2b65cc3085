/** Worker thread: answers one question with the kernel that the page has too, and packs the answer. */
import { parentPort, workerData } from "node:worker_threads";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { decodeColumn } from "#data/codecs/columns.ts";
import { decodeInitiativePoints, knownReach } from "#data/codecs/initiative-points.ts";
import { decodeNeighbours, requireSameAreas } from "#data/codecs/neighbours.ts";
import { AnalysisRequest } from "#data/schema/analysis.ts";
import { AreaPlaces } from "#data/schema/area.ts";
import { Completeness } from "#data/schema/completeness.ts";
import { Supply } from "#data/schema/supply.ts";
import { analyse } from "#data/spatial/analyse.ts";
import { gapRequest } from "#data/spatial/gap-inputs.ts";
import type { GapVariants } from "#data/spatial/gap-results.ts";
import { gapVariants } from "#data/spatial/gap-variants.ts";
import { findGaps, openGaps } from "#data/spatial/gaps.ts";
import { countsByRow, peopleOf, perThousand } from "#data/spatial/per-thousand.ts";
import { textOfAreas, textOfCells, textOfGroups } from "./answer-text.ts";
import { textOfGaps } from "./gap-text.ts";
import type { AreaTask, GapAreaTask, PackedAnswer, PointTask, ThreadTask } from "./thread-task.ts";

const port = parentPort;
if (!port) throw new Error("analysis-thread.ts runs as a worker thread only");

async function textOf(task: ThreadTask): Promise<string> {
  if ("supply" in task) return ofGaps(task);
  return "points" in task ? ofPoints(task) : ofAreas(task);
}

async function ofPoints(task: PointTask): Promise<string> {
  const all = decodeInitiativePoints(task.points);
  const { x, y } = all;
  // Only places that everybody may see are among the points.
  const isPublic = new Uint8Array(x.length).fill(1);
  const reach = Float64Array.from(x, (_, row) => knownReach(all.reach?.[row]));
  const { question } = task;
  const result = await analyse(AnalysisRequest.parse({ question, points: { x, y, reach, isPublic } }));
  return question.method === "hexagons" ? textOfCells(result, task) : textOfGroups(result, task, all);
}

async function ofAreas(task: AreaTask): Promise<string> {
  const { question, initiatives, codes } = task;
  const [column, neighbours] = [decodeColumn(task.figure), decodeNeighbours(task.neighbours)];
  requireSameAreas(neighbours, column);
  const figure = column.values;
  const { subject } = question;
  const tested =
    initiatives && subject.of === "initiatives"
      ? perThousand(
          countsByRow(initiatives.areas, codes),
          peopleOf(figure, initiatives.shareOf && decodeColumn(initiatives.shareOf).values),
          subject.measure,
        )
      : { values: figure };
  const areas = { ...tested, neighbours };
  return textOfAreas(await analyse(AnalysisRequest.parse({ question, areas })), task, tested.values);
}

function ofGaps(task: GapAreaTask): string {
  const parsed = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));
  const supply = Supply.parse(parsed(task.supply));
  const request = gapRequest({
    ...task.inputs,
    need: task.need.map(({ figure, ...column }) => ({ ...column, values: decodeColumn(figure).values })),
    labels: AreaPlaces.parse(parsed(task.places)).labels,
    inhabitants: decodeColumn(task.inhabitants).values,
    shares: Object.fromEntries(Object.entries(task.shares).map(([id, bytes]) => [id, decodeColumn(bytes).values])),
    supply,
    completeness: Completeness.parse(JSON.parse(task.completeness)),
  });
  const open = openGaps(request);
  const result = findGaps(request, open);
  let variants: GapVariants = { times: new Uint8Array(task.codes.length), run: 0 };
  for (const so of gapVariants(open, result)) variants = so;
  return textOfGaps(task, result, variants);
}

textOf(workerData as ThreadTask)
  .then((text): PackedAnswer => {
    const bytes = Buffer.from(text);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    return { bytes, br: brotliCompressSync(bytes, { params }), gzip: gzipSync(bytes) };
  })
  .catch((error: unknown): PackedAnswer => {
    // What the kernel says of a question that asks too much.
    if (error instanceof RangeError) return { refused: error.message };
    throw error;
  })
  .then((answer) => port.postMessage(answer));
