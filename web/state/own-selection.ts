/** What the reader selected on the map, as it stands in the address; what cannot be read has a reason instead. */
import { useMemo } from "react";
import { readShape, type SelectedShape, writeShape } from "#data/geometry/selected-shape.ts";
import type { ChosenFilter } from "#data/schema/initiative-filter.ts";
import { readSelection, type Selection, type SelectionFault } from "#data/schema/initiative-filter.ts";
import { createStore, selectionTool } from "./map-store.ts";
import { useView, type ViewChange, writeCamera } from "./view.ts";

/** Why what was drawn or added last is no selection; until something else is tried. */
export const drawnFault = createStore<SelectionFault | undefined>(undefined);

/** How the drawing itself is doing, which is fetched when somebody draws; written by the map. */
export const drawingState = createStore<"waiting" | "ready" | { retry: () => void }>("waiting");

export interface WrittenSelection {
  text: string;
  /** Absent where the text cannot be read. */
  selection?: Selection;
  fault?: SelectionFault;
}

export const selectionOf = (text: string): WrittenSelection => {
  const found = readSelection(text);
  return typeof found === "string" ? { text, fault: found } : { text, selection: found };
};

/** Undefined while nothing is selected. */
export function useOwnSelection(): WrittenSelection | undefined {
  const { selection } = useView();
  return useMemo(() => (selection === undefined ? undefined : selectionOf(selection)), [selection]);
}

export const codesOf = (own: WrittenSelection | undefined): readonly string[] =>
  own?.selection && "codes" in own.selection ? own.selection.codes : [];

/** What the API and the list are asked with: areas stand in the place of the area of the filter, a shape of its shape. */
export const selectionQuestion = (selection: Selection): Pick<ChosenFilter, "area" | "within"> =>
  "codes" in selection ? { area: selection.codes.join() } : { within: writeShape(selection.shape) };

/** The change that selects what was drawn; undefined, with the reason kept, where it is no selection. */
export function selectShape(shape: SelectedShape): ViewChange | undefined {
  const text = writeShape(shape);
  const read = readShape(text);
  const fault = typeof read === "string" ? read : undefined;
  drawnFault.set(fault);
  if (fault) return undefined;
  selectionTool.set(undefined);
  return { selection: text };
}

/** The change that takes an area along, or leaves it out if it was there; undefined, with the reason kept, where it is one too many. */
export function toggleArea(own: WrittenSelection | undefined, code: string): ViewChange | undefined {
  const codes = codesOf(own);
  const text = (codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code]).join();
  const { fault } = text === "" ? {} : selectionOf(text);
  drawnFault.set(fault);
  return fault ? undefined : { selection: text || undefined };
}

/** Pixels that a drawn shape may take of the narrowest map of a desk, and the width of the world at zoom 0. */
const [room, world] = [500, 512];

/** Camera that looks at a drawn shape, as it stands in the address; undefined for what is no shape. */
export function cameraOnShape(within: string | undefined): string | undefined {
  const shape = within === undefined ? undefined : readShape(within);
  if (shape === undefined || typeof shape === "string") return undefined;
  const [west, south, east, north] = shape.box;
  const [longitude, latitude] = [(west + east) / 2, (south + north) / 2];
  // A degree is drawn taller than it is wide.
  const degrees = Math.max(east - west, (north - south) / Math.cos((latitude * Math.PI) / 180), 0.001);
  return writeCamera({ longitude, latitude, zoom: Math.min(14, Math.log2((360 * room) / (world * degrees))) });
}
