/** From what is published and entered to what the kernel of need and reach computes with: the same for the page's thread and the server's. */
import { unitsPerDegree } from "../codecs/initiative-points.ts";
import { rdOfPoints } from "../geometry/rd.ts";
import { peopleOfTargetGroup } from "../indicators/need.ts";
import { type TargetGroup, targetGroups } from "../schema/initiative.ts";
import { initiativeThemes } from "../schema/initiative-filter.ts";
import type { GapInputs, GapRequest, ReachAreas } from "./gap-results.ts";
import { peopleOf } from "./per-thousand.ts";

/** Throws where the supply counts other rows than the index does. */
export function gapRequest(inputs: GapInputs): GapRequest {
  const { question, need, supply } = inputs;
  const areaOf = rowsOfLevel(inputs);
  const rows = { gemeente: inputs.gemeenten, wijk: inputs.wijken, buurt: inputs.buurten }[question.level].codes.length;
  if (need.some(({ values }) => values.length !== rows))
    throw new RangeError(
      `a figure of the need is of other areas than the index of level ${question.level}: take both from one manifest`,
    );
  const areas: ReachAreas = {
    ...placesOf(inputs.labels, inputs.buurten.codes.length),
    people: peopleOfGroups(inputs),
    areaOf,
    ...knowledgeOf(inputs),
  };
  return { question, need, areas, supply, within: withinOf(inputs, areaOf, rows) };
}

function rowsOfLevel({ question: { level }, buurten }: GapInputs): Int32Array {
  if (level === "buurt") return Int32Array.from(buurten.codes.keys());
  return Int32Array.from(level === "wijk" ? buurten.parents : buurten.gemeenten);
}

/** NaN for a buurt without a border. */
function placesOf(labels: readonly number[], rows: number): Pick<ReachAreas, "x" | "y"> {
  const [longitudes, latitudes] = [new Int32Array(rows), new Int32Array(rows)];
  for (let row = 0; row < rows; row++) [longitudes[row], latitudes[row]] = [labels[2 * row] ?? 0, labels[2 * row + 1] ?? 0];
  const { x, y } = rdOfPoints(longitudes, latitudes, unitsPerDegree);
  const isPlaced = (row: number) => longitudes[row] !== 0 || latitudes[row] !== 0;
  return {
    x: x.map((metres, row) => (isPlaced(row) ? metres : Number.NaN)),
    y: y.map((metres, row) => (isPlaced(row) ? metres : Number.NaN)),
  };
}

function peopleOfGroups({ inhabitants, shares }: GapInputs): ReachAreas["people"] {
  const people = (group: TargetGroup): Float64Array => {
    const parts = peopleOfTargetGroup[group];
    if (parts.length === 0) return inhabitants;
    const counted = parts.map((part) =>
      peopleOf(shares[part] ?? new Float64Array(inhabitants.length).fill(Number.NaN), inhabitants),
    );
    return inhabitants.map((_, row) => counted.reduce((sum, part) => sum + part[row], 0));
  };
  return Object.fromEntries(targetGroups.map((group) => [group, people(group)])) as ReachAreas["people"];
}

/** 1 for every buurt that lies in one of the areas: by its own code, its wijk, its gemeente, the country or an area of a list. */
function markBuurten({ buurten, wijken, gemeenten, groups }: GapInputs, codes: Iterable<string>): Uint8Array {
  const partsOf = (code: string) => groups[code] ?? [code];
  // Of an own region the parts may be areas of a list.
  const named = new Set([...codes].flatMap(partsOf).flatMap(partsOf));
  const country = named.has("NL00");
  return Uint8Array.from(buurten.codes, (code, row) => {
    const around = [code, wijken.codes[buurten.parents[row]], gemeenten.codes[buurten.gemeenten[row]]];
    return Number(country || around.some((one) => one !== undefined && named.has(one)));
  });
}

function knowledgeOf(inputs: GapInputs): Pick<ReachAreas, "complete" | "account" | "withheld"> {
  const { question, completeness } = inputs;
  const asked = question.theme === undefined ? initiativeThemes : [question.theme];
  // What is asked of all themes is complete where each of them is.
  const complete = new Uint8Array(inputs.buurten.codes.length).fill(1);
  for (const theme of asked) {
    const declared = completeness.declarations.filter((one) => one.theme === theme).map(({ area }) => area);
    const marked = markBuurten(inputs, declared);
    for (let row = 0; row < complete.length; row++) complete[row] &= marked[row];
  }
  return { complete, account: markBuurten(inputs, completeness.accounts), withheld: markBuurten(inputs, completeness.withheld) };
}

/** Areas of the level with a buurt in what was named: of something smaller than the level, the area that it lies in. */
function withinOf(inputs: GapInputs, areaOf: Int32Array, rows: number): Uint8Array {
  const { within } = inputs.question;
  if (within.length === 0) return new Uint8Array(rows).fill(1);
  const marked = markBuurten(inputs, within);
  const inside = new Uint8Array(rows);
  for (let buurt = 0; buurt < areaOf.length; buurt++) if (marked[buurt] && areaOf[buurt] >= 0) inside[areaOf[buurt]] = 1;
  return inside;
}
