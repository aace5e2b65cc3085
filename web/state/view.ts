/** The view: all that a shared link must bring back, in the URL's search parameters alone. Absent means "the default", which is never written. */

import { useLocation, useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { z } from "zod";
import { RegisterView } from "#data/approach/register-view.ts";
import { type ChoroplethLevel, choroplethLevels, PlaceCode } from "#data/schema/area.ts";
import { groupListIds } from "#data/schema/group.ts";
import { ChosenFilter, sorts, waitKinds, whoseWork } from "#data/schema/initiative-filter.ts";
import { useSheets } from "../ui/media.ts";

/** A parameter that cannot be read falls back to its default: a mangled link still opens a map. */
const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/** `lon,lat,zoom` of the camera centre, for example `4.8952,52.3702,10.5`. */
const Camera = z.string().regex(/^-?\d{1,3}(\.\d+)?,-?\d{1,2}(\.\d+)?,\d{1,2}(\.\d+)?$/);

/** `lon,lat` of a point of the map, or `west,south,east,north` around several that lie together. */
const Spot = z.string().regex(/^-?\d{1,3}\.\d{5},-?\d{1,2}\.\d{5}(,-?\d{1,3}\.\d{5},-?\d{1,2}\.\d{5})?$/);

/** `lon,lat,name` of an address that was found. The name comes along in a link that anybody can write: letters, digits and few signs. */
const Pin = z.string().regex(/^\d{1,2}\.\d{5},\d{2}\.\d{5},[\p{L}\p{N}][\p{L}\p{N} ,.'’()/-]{1,99}$/u);

const Word = z.string().regex(/^[a-z]{2,30}$/);

export const View = z.object({
  /** Indicator id; default: the catalogue's first, "leefbaarometer-klasse" when published. */
  indicator: lenient(z.string().regex(/^[a-z][a-z0-9-]*$/)),
  /** Year of the figures; default: the newest of the indicator at that level. */
  year: lenient(z.coerce.number().int().min(1990).max(2100)),
  /** Scale; default `auto`: gemeente, wijk or buurt by zoom. */
  level: lenient(z.enum(["auto", ...choroplethLevels])),
  /** Code of the selected area (CBS code or group area id); also one that there is not, to say so. It filters nothing. */
  area: lenient(z.string().regex(/^[A-Za-z0-9-]{1,60}$/)),
  /** Group list outlined on the map; default focusgebieden; `geen` for none. */
  group: lenient(z.enum([...groupListIds, "geen"])),
  /** Isolated class of the legend: class number from 0, or a status name. */
  only: lenient(z.string().regex(/^(\d|suppressed|missing|tooSmall|notApplicable)$/)),
  /** Opacity of the colour layer in percent; default 85. */
  opacity: lenient(z.coerce.number().int().min(10).max(100)),
  /** Basemap; default `rustig` (own plain style), `brt` (PDOK BRT-Achtergrondkaart), `geen`. */
  basemap: lenient(z.enum(["rustig", "brt", "geen"])),
  /** Camera; default: the whole of the Netherlands in the window. */
  at: lenient(Camera),
  /** Address that was found and stands on the map until it is closed. */
  pin: lenient(Pin),
  /** Open panel on the left: indicators, places of the group list, table of areas in view, or none. */
  panel: lenient(z.enum(["indicatoren", "gebieden", "tabel", "initiatieven", "clusters", "kaart", "geen"])),
  /** Where things cluster, as a layer: hexagons with counts, groups of initiatives that lie together, areas alike beyond chance. */
  clusters: lenient(z.enum(["dichtheid", "groepen", "hotspots", "selectie"])),
  /** Month that is shown of what runs when; with it the map has the slider of the months. */
  time: lenient(z.string().regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/)),
  /** What an area stands beside: the code of an area, or a word for one; default its gemeente, else the Netherlands. */
  benchmark: lenient(z.union([z.string().regex(/^[A-Za-z][A-Za-z0-9-]{1,60}$/), PlaceCode])),
  /** Name that somebody gave to the own region of this page; in a link that anybody can write, so letters, digits and few signs. */
  name: lenient(z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ,.'’()&/-]{0,79}$/u)),
  /** Codes of the areas that are compared, with commas between them; what cannot be read is said: see `web/figures/compare/pins.ts`. */
  compare: lenient(z.string().min(1)),
  /** `aan` shows the comparison as charts instead of tables. */
  chart: lenient(z.literal("aan")),
  /** What is selected on the map itself: a box, a polygon or codes; see `readSelection`. What cannot be read is said. */
  selection: lenient(z.string().min(1)),
  /** Of hexagons the metres across; default by zoom. The bounds of this and the next two: data/schema/analysis.ts. */
  cells: lenient(z.coerce.number().int()),
  /** Of groups: how far apart their members may lie in metres, and how many there must be. */
  metres: lenient(z.coerce.number().int()),
  least: lenient(z.coerce.number().int()),
  /** What of initiatives is counted in hexagons, and in hot spots per 1,000 people; default: how many there are, and the figure itself. */
  measure: lenient(z.enum(["count", "reach"])),
  /** Id of the indicator that counts those people; default the inhabitants. */
  per: lenient(z.string().regex(/^[a-z][a-z0-9-]*$/)),
  /** The sentence of /kansen, see `gap-question.ts`, where what cannot be read is said: theme or figures with weights, which side of need and reach, for whom, and how it is counted. */
  need: lenient(z.string().min(1).max(500)),
  needis: lenient(z.literal("low")),
  reachis: lenient(z.literal("high")),
  who: lenient(z.string().min(1).max(40)),
  by: lenient(z.literal("euros")),
  catchment: lenient(z.coerce.number().int()),
  unconfirmed: lenient(z.literal("true")),
  /** Of money: the year in which it ends, and columns by theme in the place of who pays. */
  ending: lenient(z.coerce.number().int().min(1900).max(2199)),
  columns: lenient(z.literal("theme")),
  /** How it is drawn: need as colour with reach as circle, or both in one colour; and the indicator that takes the place of reach. */
  picture: lenient(z.literal("both")),
  beside: lenient(z.string().regex(/^[a-z][a-z0-9-]*$/)),
  /** What is marked in the scatter plot: least and most need, least and most reach, as percentiles. */
  brush: lenient(z.string().regex(/^\d{1,3}(,\d{1,3}){3}$/)),
  /** Filters of initiatives; the area that they are narrowed to is `in`, as `area` is what is selected. */
  ...ChosenFilter.omit({ area: true }).shape,
  in: ChosenFilter.shape.area,
  ...RegisterView.shape,
  /** Which part of the queue of beheer: a state, or `alles`; and whose. */
  state: lenient(Word),
  whose: lenient(z.enum(whoseWork)),
  /** What it waits for, in that queue. */
  waits: lenient(z.enum(waitKinds)),
  /** Order of a list; default its own. */
  sort: lenient(z.enum(sorts)),
  /** Id that the page of the list starts behind. */
  after: lenient(z.string().regex(/^[\w~-]{1,90}$/)),
  /** Types of knowledge, with commas between them: of the list, the layer and the queue. */
  soort: lenient(z.string().regex(/^[A-Za-z]{2,30}(,[A-Za-z]{2,30}){0,9}$/)),
  /** `aan` puts knowledge on the map, and the spot where some of it was picked. */
  knowledge: lenient(z.literal("aan")),
  knowledgespot: lenient(Spot),
  /** `uit` takes the initiatives off the map. */
  initiatives: lenient(z.literal("uit")),
  /** Where on the map an initiative was picked, and which one of those that lie there. */
  spot: lenient(Spot),
  initiative: lenient(z.string().regex(/^[\w-]{1,64}$/)),
  /** Where a new initiative is to be: `lon,lat`, or the code of the area that is its place as a whole. */
  point: lenient(z.string().regex(/^(\d{1,2}(\.\d{1,6})?,\d{1,2}(\.\d{1,6})?|[A-Za-z][A-Za-z0-9-]{2,59})$/)),
  /** Id of the indicator that a new story explains. */
  figure: lenient(z.string().regex(/^[a-z][a-z0-9-]*$/)),
  /** `?embed` hides the chrome. */
  embed: lenient(z.union([z.literal(""), z.literal("1"), z.literal(1), z.literal(true)])),
  /** Language of the page; default what was chosen on the device, else Dutch. */
  lang: lenient(z.enum(["nl", "en"])),
});
export type View = z.infer<typeof View>;

export interface CameraPosition {
  longitude: number;
  latitude: number;
  zoom: number;
}

export function readCamera(at: string | undefined): CameraPosition | undefined {
  const [longitude, latitude, zoom] = (at ?? "").split(",").map(Number);
  if (longitude === undefined || latitude === undefined || zoom === undefined) return undefined;
  return { longitude, latitude, zoom };
}

/** Four digits of a degree are 7 to 11 m: enough to frame the same view. */
export function writeCamera({ longitude, latitude, zoom }: CameraPosition): string {
  return `${longitude.toFixed(4)},${latitude.toFixed(4)},${zoom.toFixed(2)}`;
}

export interface PinnedAddress {
  point: [longitude: number, latitude: number];
  name: string;
}

export function readPin(pin: string | undefined): PinnedAddress | undefined {
  const [longitude, latitude, ...name] = pin?.split(",") ?? [];
  return longitude && latitude ? { point: [Number(longitude), Number(latitude)], name: name.join(",") } : undefined;
}

/** Undefined where the name cannot stand in a link. */
export function writePin({ point: [longitude, latitude], name }: PinnedAddress): string | undefined {
  const plain = name
    .replace(/[^\p{L}\p{N} ,.'’()/-]/gu, " ")
    .trim()
    .slice(0, 100);
  return Pin.safeParse(`${longitude.toFixed(5)},${latitude.toFixed(5)},${plain}`).data;
}

/** Level that is coloured at a zoom when the reader has not fixed one. */
export function levelAt(zoom: number): (typeof choroplethLevels)[number] {
  if (zoom < 8) return "gemeente";
  return zoom < 10.5 ? "wijk" : "buurt";
}

/** Reads and writes the view in the URL. A choice of the reader is a step in the history, so Back undoes it; a camera move is not. */
export type ViewChange = { [K in keyof View]?: View[K] | undefined };

export const useView = (): View => useSearch({ strict: false }) as View;

/** `setView({ indicator: "inwoners" })` keeps the rest; undefined removes a parameter, which is its default. */
export function useSetView(): (change: ViewChange, how?: { replace: boolean }) => void {
  const navigate = useNavigate();
  return useCallback(
    (change, how) => {
      void navigate({ to: ".", search: (before: View) => ({ ...before, ...change }) as View, replace: how?.replace ?? false });
    },
    [navigate],
  );
}

/** What of a legend is shown alone, and a toggle for it; isolating is a look, not a step in the history. */
export function useOnly(): { only: string | undefined; toggle: (what: string) => void } {
  const { only } = useView();
  const setView = useSetView();
  return { only, toggle: (what) => setView({ only: only === what ? undefined : what }, { replace: true }) };
}

/** The page where need and reach are held against each other: the map with the sentence beside it. */
export const gapsPath = "/kansen";
export const useIsGaps = (): boolean => useLocation({ select: ({ pathname }) => pathname === gapsPath });

/** List that is outlined where the address names none: beside the marks of need and reach it would be one too many. */
export const useUsualGroup = (): NonNullable<View["group"]> => (useIsGaps() ? "geen" : "focusgebieden");
export function useGroup(): NonNullable<View["group"]> {
  const usual = useUsualGroup();
  return useView().group ?? usual;
}

/** Scale of the sentence, and of the map beside it: by zoom it would be another question. */
export const gapLevel = ({ level }: View): ChoroplethLevel => (level === undefined || level === "auto" ? "wijk" : level);

/**
 * The panel that the reader opened; else that of the page: the sentence, or the figures where a panel has a column of its own, and
 * none where it is a sheet.
 */
export function useChosenPanel(): NonNullable<View["panel"]> | "kansen" {
  const sheets = useSheets();
  const isGaps = useIsGaps();
  const { panel } = useView();
  return panel ?? (isGaps ? "kansen" : sheets ? "geen" : "indicatoren");
}

/**
 * The change that selects an area and lets the map frame it: a link with an area and without a camera shows that area.
 * A click on the map selects without moving and sets `area` alone.
 */
export const showArea = (code: string): ViewChange => ({ area: code, at: undefined });

/** Pages that are a list of entries: `area` of their address filters, as in the API. */
const lists = /^\/(initiatieven|kennis|beheer)\/?$/;

function renamed(url: URL, names: Record<string, string>): URL {
  if (!lists.test(url.pathname)) return url;
  const search = Object.entries(parseSearch(url.search)).map(([name, value]) => [names[name] ?? name, value]);
  url.search = stringifySearch(Object.fromEntries(search));
  return url;
}

/**
 * The one place where an address of a list and one of the map differ: what the map calls `in` is `area` there, and the area that is
 * selected on the map goes along as `selected`. Inside the application a view means the same on every page, so every link between
 * the two carries over filter and selection.
 */
export const viewOfAddress = {
  input: ({ url }: { url: URL }): URL => renamed(url, { area: "in", selected: "area" }),
  output: ({ url }: { url: URL }): URL => renamed(url, { area: "selected", in: "area" }),
};

/** Plain `a=b` pairs: the router's own JSON notation would turn codes and years into quoted or numeric values. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}
export function stringifySearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).filter(([, value]) => value !== undefined && value !== null);
  const text = pairs
    .map(([key, value]) =>
      value === "" || value === true ? key : `${key}=${encodeURIComponent(String(value)).replaceAll("%2C", ",")}`,
    )
    .join("&");
  return text === "" ? "" : `?${text}`;
}
