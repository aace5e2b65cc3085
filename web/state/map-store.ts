/** What changes too often for the URL and is kept outside React: the pointer, what is in the window, how the map is doing. */
import { useSyncExternalStore } from "react";
import type { Column } from "#data/codecs/columns.ts";
import type { Box } from "#data/geometry/box.ts";
import type { ChoroplethLevel, Level } from "#data/schema/area.ts";
import type { Scale } from "../labels/scale.ts";

export interface Store<T> {
  get(): T;
  set(next: T): void;
  subscribe(listener: () => void): () => void;
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get);

/** The area under the pointer; also set by lists, so that a row of a table lights up on the map. */
export interface Hover {
  level: Level;
  row: number;
  /** Place of the pointer in the map in CSS pixels; absent when a list hovers it. */
  point?: { x: number; y: number };
}

export const hover = createStore<Hover | undefined>(undefined);
export const useHover = () => useStore(hover);

/** The areas in the window, written by the map when it comes to rest; read by the legend and the table. */
interface InView {
  level: Level;
  /** Rows of the area index, ascending, each once. */
  rows: Uint32Array;
}

/** Undefined until the map has come to rest once: then "in view" means all areas. */
export const inView = createStore<InView | undefined>(undefined);
export const useInView = () => useStore(inView);

/** The window of the map in degrees, written by the map when it comes to rest; read by the list of initiatives in view. */
type MapWindow = readonly [west: number, south: number, east: number, north: number];

export const mapWindow = createStore<MapWindow | undefined>(undefined);
export const useMapWindow = () => useStore(mapWindow);

/** How many initiatives fit the filter, counted by the map from the points it draws; read by legend and panels. */
export interface InitiativeTally {
  matched: number;
  /** Not ended, and confirmed in the last half year. */
  active: number;
  /** Not ended, and not confirmed in the last half year. */
  unconfirmed: number;
  /** Without a place that everybody may see. */
  placeless: number;
  /** Of each theme, whatever theme is chosen; in the order of `initiativeThemes`. */
  themes: number[];
}

/** Undefined until the points are there, and while they are off the map. */
export const initiativeTally = createStore<InitiativeTally | undefined>(undefined);
export const useInitiativeTally = () => useStore(initiativeTally);

/** Code of the area that the reader chose by name: its panel takes the focus once, when it has its heading. */
export const focusWanted = createStore<string | undefined>(undefined);
export const useFocusWanted = () => useStore(focusWanted);

/** The finest level that the tiles of this zoom have: no finer one can be in colour. Written by the map. */
export const finestInTiles = createStore<ChoroplethLevel>("buurt");
export const useFinestInTiles = () => useStore(finestInTiles);

/** What the reader chose by name and is no area: the camera that goes with it frames this in the free part of the map, once. */
export const frameWanted = createStore<{ at: string; box: Box } | undefined>(undefined);

/** How the map is doing, for the one place that tells the reader. */
interface MapState {
  /** The first picture with areas has been drawn. */
  drawn: boolean;
  /** What kept the first picture away: tiles out of reach, or a browser without WebGL. */
  error?: Error;
  /** It is drawn, but for tiles in the window that did not come. */
  incomplete?: boolean;
}

export const mapState = createStore<MapState>({ drawn: false });
export const useMapState = () => useStore(mapState);

/** Fetches the tiles again; set by the map while it is on the page. */
export const retryMap = createStore<(() => void) | undefined>(undefined);

/** Requests the initiatives again; set while those of this filter could not be fetched. */
export const retryInitiatives = createStore<(() => void) | undefined>(undefined);

/** How the share menu gets the pixels of the map; set by the map while it is on the page. */
export interface Picture {
  pixels: HTMLCanvasElement;
  /** Device pixels a CSS pixel. */
  density: number;
}
/** Draws once more and gives the map as it is seen. */
type TakePicture = () => Promise<Picture>;

export const picture = createStore<TakePicture | undefined>(undefined);
export const usePicture = () => useStore(picture);

/** Draws what stands on the map as an element of the page, in CSS pixels: the pin of an address. */
export const overPicture = createStore<((context: CanvasRenderingContext2D) => void) | undefined>(undefined);

/** One line on an area: what it is, and the colour that stands for it on the map, as a CSS background. */
export interface Said {
  word: string;
  colour?: string;
}

/** From the value of an area to its colour, where that is not the class of its figure. */
export interface PaintScale extends Pick<Scale, "code" | "colours" | "classes" | "hatch"> {
  /** Whether a code stays in colour while `only` is shown alone; default: the code that `only` names. */
  shows?(code: number, only: string): boolean;
  /** Codes of areas with an edge of their own. */
  edged?(code: number): boolean;
}

/** What a picture, a sheet of paper or a frame says of these colours, where the figure's own title and classes would be untrue. */
export interface PaintCaption {
  title: string;
  about: string[];
  keys: { text: string; colour: string; hatch: number; background: string }[];
  source: string | undefined;
  /** In the name of the file. */
  file: string;
}

/** What colours the areas in the place of the classes of a figure, written by the layer that found it: hot spots, need and reach. */
export interface AreaPaint {
  /** Hot spots are those of one column, and say nothing of another; need and reach are a figure of their own. */
  of: Column | "gaps";
  level: Level;
  /** Class and status of each area, as numbers of `scale`. */
  values: Float64Array;
  status: Uint8Array;
  scale: PaintScale;
  /** What the colour of a row means: for whoever shows one area in words. */
  said(row: number): Said[];
  caption: PaintCaption;
}

export const areaPaint = createStore<AreaPaint | undefined>(undefined);
export const useAreaPaint = () => useStore(areaPaint);

/** Of what is on the map, where that is not the class of this column. */
export function useCaption(column: Column | undefined, isGaps: boolean): PaintCaption | undefined {
  const paint = useAreaPaint();
  return paint && paint.of === (isGaps ? "gaps" : column) ? paint.caption : undefined;
}

/** Of the area of a row: what colours it in the place of this column; none where the column itself does. */
export function useSaidOf(column: Column | undefined, level: Level, row: number): { lines: Said[]; isFigure: boolean } {
  const paint = useAreaPaint();
  const isFigure = paint?.of === "gaps" && paint.level === level;
  return { lines: paint && (isFigure || paint.of === column) ? paint.said(row) : [], isFigure };
}

/** With what the reader selects on the map now: then a click on it draws, or takes an area along, and picks nothing. */
export type SelectionTool = "box" | "polygon" | "areas";
export const selectionTool = createStore<SelectionTool | undefined>(undefined);
