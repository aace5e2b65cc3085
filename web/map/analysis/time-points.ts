/** Points with a period, drawn by the graphics card under the names of places: it has them once, and a month is two numbers. */
import { DataFilterExtension, type DataFilterExtensionProps } from "@deck.gl/extensions";
import { ScatterplotLayer } from "@deck.gl/layers";
import { MapLibreOverlay } from "@deck.gl/maplibre";
import type { Map as MapLibre } from "maplibre-gl";
import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import { ink, markColours } from "../../labels/theme.ts";
import type { TimedPoints } from "../../state/time-task.ts";
import { firstNameLayer, type Picked } from "../entries/initiative-layers.ts";

const channels = (hex: string): [number, number, number] => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
];

/** Red, green, blue and one for opaque, as the four bytes of a number: a million are set in a few milliseconds. */
function coloursOf(theme: Uint8Array, dark: boolean): Uint8ClampedArray {
  const fills = initiativeThemes.map(
    (one) => new Uint32Array(Uint8Array.of(...channels(markColours(one, dark).fill), 255).buffer)[0] ?? 0,
  );
  const colours = new Uint32Array(theme.length);
  for (let i = 0; i < colours.length; i++) colours[i] = fills[theme[i] ?? 0] ?? 0;
  return new Uint8ClampedArray(colours.buffer);
}

/** Wider than all months: a side that is open. */
const [longAgo, farAhead] = [-(2 ** 21), 2 ** 21];

/** In CSS pixels. */
const radius = 6;

const filter = new DataFilterExtension({ filterSize: 2 });

export interface DrawnPoints {
  show(month: number): void;
  /** The topmost of the month at a pixel. */
  at(pixel: { x: number; y: number }): Picked | undefined;
  remove(): void;
}

export function drawPoints(map: MapLibre, { positions, span, theme }: TimedPoints, dark: boolean): DrawnPoints {
  const edge = channels(ink[dark ? "dark" : "light"].halo);
  const data = {
    length: theme.length,
    attributes: {
      getPosition: { value: positions, size: 2 },
      getFillColor: { value: coloursOf(theme, dark), size: 4, normalized: true },
      getFilterValue: { value: span, size: 2 },
    },
  };
  const layerOf = (month: number) =>
    new ScatterplotLayer<unknown, DataFilterExtensionProps & { beforeId: string }>({
      id: "initiatieven-in-de-tijd",
      data,
      extensions: [filter],
      // It began before the month is over, and did not end before it.
      filterRange: [
        [longAgo, month],
        [month, farAhead],
      ],
      radiusUnits: "pixels",
      getRadius: radius,
      stroked: true,
      lineWidthUnits: "pixels",
      getLineWidth: 1.5,
      getLineColor: edge,
      beforeId: firstNameLayer,
    });
  const overlay = new MapLibreOverlay({ interleaved: true, layers: [], getCursor: () => "" });
  let shown: number | undefined;
  const show = (month: number) => {
    shown = month;
    overlay.setProps({ layers: [layerOf(month)] });
  };
  map.addControl(overlay);
  // While a style loads its layers cannot be put between those of the map: once it stands they are.
  const again = () => {
    if (shown !== undefined && !map.getLayersOrder().some((id) => id.startsWith("deck"))) show(shown);
  };
  map.on("idle", again);
  const at: DrawnPoints["at"] = ({ x, y }) => {
    if (shown === undefined) return undefined;
    const [west, north] = map.unproject([x - radius, y - radius]).toArray();
    const [east, south] = map.unproject([x + radius, y + radius]).toArray();
    for (let i = theme.length - 1; i >= 0; i--) {
      const [longitude = 0, latitude = 0] = [positions[2 * i], positions[2 * i + 1]];
      if (longitude < west || longitude > east || latitude < south || latitude > north) continue;
      if ((span[2 * i] ?? 0) > shown || (span[2 * i + 1] ?? 0) < shown) continue;
      return { longitude, latitude, count: 1, cluster: -1, shares: initiativeThemes.map((_, one) => (one === theme[i] ? 1 : 0)) };
    }
    return undefined;
  };
  return {
    show,
    at,
    remove: () => {
      map.off("idle", again);
      map.removeControl(overlay);
    },
  };
}
