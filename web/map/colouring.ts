/** One loop that gives every area of a level its colour, before or after its tiles are there. */
import type { Map as MapLibre } from "maplibre-gl";
import type { Column } from "#data/columns.ts";
import type { ChoroplethLevel } from "#data/schema/area.ts";
import { type Status, statuses } from "#data/schema/status.ts";
import { layerOf, tileSource } from "#tiles/layers.ts";
import type { Scale } from "../scale.ts";

/** What feature-state holds of an area; maplibre reads each colour text once. */
export type ColourState = { colour: string };

/** Code (class, or classes + status) that `only` of the view stands for; undefined for none. */
export function onlyCode(only: string | undefined, classes: number): number | undefined {
  if (only === undefined) return undefined;
  if (/^\d$/.test(only)) return Number(only) < classes ? Number(only) : undefined;
  const status = statuses.indexOf(only as Status);
  return status < 0 ? undefined : classes + status;
}

/** State per code of the scale; every code but the isolated one gets the muted colour. */
export function statesOf(scale: Scale, only: string | undefined, muted: string): ColourState[] {
  const alone = onlyCode(only, scale.classes);
  return scale.colours.map((colour, code) => ({ colour: alone === undefined || alone === code ? colour : muted }));
}

export type Painter = (level: ChoroplethLevel, column: Column, scale: Scale, states: readonly ColourState[]) => void;

/**
 * A painter for one style document. It remembers what it wrote per level: a year that changes few classes then costs little.
 * States may be shared objects: maplibre copies from them.
 */
export function createPainter(map: Pick<MapLibre, "setFeatureState">): Painter {
  const written = new Map<ChoroplethLevel, Int32Array>();
  return (level, column, scale, states) => {
    const { values, status } = column;
    const packed = states.map(({ colour }) => Number.parseInt(colour.slice(1), 16));
    let before = written.get(level);
    if (before?.length !== values.length) {
      before = new Int32Array(values.length).fill(-1);
      written.set(level, before);
    }
    const target = { source: tileSource, sourceLayer: layerOf[level], id: 0 };
    for (let row = 0; row < values.length; row++) {
      const code = scale.code(values[row] ?? Number.NaN, status[row] ?? 0);
      const colour = packed[code] ?? -1;
      const state = states[code];
      if (!state || before[row] === colour) continue;
      before[row] = colour;
      target.id = row;
      map.setFeatureState(target, state);
    }
  };
}
