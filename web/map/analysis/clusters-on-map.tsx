/** Hexagons, groups and hot spots on the map, as the analysis found them. Hot spots colour the areas themselves (areas/colouring.ts). */
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect } from "react";
import { unitsPerDegree } from "#data/codecs/initiative-points.ts";
import { hotSpotClasses } from "#data/schema/analysis.ts";
import { hexagonRing } from "#data/spatial/hexagon-grid.ts";
import type { FoundGroup, HexagonCells } from "#data/spatial/results.ts";
import { cellFigures, densityScale, hotSpotScale, hotSpotWord, hotSpotWords, subjectWord } from "../../labels/clusters.ts";
import { levelsWord } from "../../labels/format.ts";
import { statusColours } from "../../labels/status-colours.ts";
import * as m from "../../paraglide/messages.js";
import { useAnalysis } from "../../state/analysis.ts";
import { type SubjectState, useHotSpotSubject } from "../../state/hot-spot-subject.ts";
import { areaPaint, type PaintCaption } from "../../state/map-store.ts";
import { useShownColumn } from "../../state/shown.ts";
import { useIsGaps, useView } from "../../state/view.ts";
import { useDark } from "../../ui/media.ts";
import { draw, type MapFeature } from "../entries/initiative-layers.ts";
import { cellFeature } from "./cell-features.ts";

function hotSpotCaption({ data }: Extract<SubjectState, { face: "ready" }>, dark: boolean): PaintCaption {
  const { colours } = hotSpotScale(dark);
  const keys = hotSpotClasses.map((name, i) => ({
    text: hotSpotWord(name),
    colour: colours[i] ?? "",
    hatch: 0,
    background: colours[i] ?? "",
  }));
  const { indicator, subject, level } = data;
  const title = `${m.clusters_of({ indicator: subjectWord(data) })}, ${subject.year}`;
  return {
    title,
    about: [levelsWord(level)],
    keys,
    source: undefined,
    file: `hotspots-${indicator.id}-${level}-${subject.year}`,
  };
}

const cellFeatures = (cells: HexagonCells, measure: "count" | "reach" | undefined, dark: boolean): MapFeature[] => {
  const { q, r, across } = cells;
  const figures = cellFigures(cells, measure);
  const scale = { ...densityScale(figures), unknown: statusColours(dark).missing };
  return Array.from(q, (column, i) => cellFeature(hexagonRing(column, r[i] ?? 0, across), figures[i] ?? 0, scale));
};

const groupFeature = ({ outline, members }: FoundGroup): MapFeature => ({
  type: "Feature",
  geometry: outline,
  properties: { count: members.length },
});

/** Every initiative that was looked at, also those in no group; too many are a stain. */
const mostDots = 20_000;
const dots = (x: Int32Array = noPlaces, y: Int32Array = noPlaces): MapFeature[] =>
  x.length > mostDots
    ? []
    : Array.from(x, (longitude, i) => ({
        type: "Feature",
        geometry: { type: "Point", coordinates: [longitude / unitsPerDegree, (y[i] ?? 0) / unitsPerDegree] },
        properties: {},
      }));
const noPlaces = new Int32Array();
const none: MapFeature[] = [];

export function ClustersOnMap({ map }: { map: MapLibre }) {
  const state = useAnalysis();
  const answer = state.face === "ready" ? state.answer : undefined;
  const { measure } = useView();
  const dark = useDark();
  useEffect(() => {
    draw(map, "cellen", answer && "cells" in answer ? cellFeatures(answer.cells, measure, dark) : none);
  }, [map, answer, measure, dark]);
  useEffect(() => {
    draw(map, "groepen", answer && "groups" in answer ? [...answer.groups.map(groupFeature), ...dots(answer.x, answer.y)] : none);
  }, [map, answer]);
  const column = useShownColumn();
  const tested = column.face === "ready" ? column.column : undefined;
  const shown = column.face === "ready" ? column.shown.level : undefined;
  const onGaps = useIsGaps();
  const subject = useHotSpotSubject();
  useEffect(() => {
    // There the areas have the colours of need and reach.
    if (onGaps) return;
    const found = answer && "hotSpots" in answer ? answer.hotSpots : undefined;
    if (!found || !tested || shown === undefined || subject.face !== "ready" || found.class.length !== tested.values.length)
      return areaPaint.set(undefined);
    const scale = hotSpotScale(dark);
    areaPaint.set({
      of: tested,
      level: shown,
      values: Float64Array.from(found.class),
      status: found.status,
      scale,
      caption: hotSpotCaption(subject, dark),
      said(row) {
        const [of, status] = [found.class[row] ?? 0, found.status[row] ?? 0];
        return [{ word: hotSpotWords(of, status), colour: scale.colours[scale.code(of, status)] ?? "" }];
      },
    });
  }, [answer, tested, shown, subject, dark, onGaps]);
  useEffect(
    () => () => {
      if (areaPaint.get()?.of !== "gaps") areaPaint.set(undefined);
      draw(map, "cellen", none);
      draw(map, "groepen", none);
    },
    [map],
  );
  return null;
}
