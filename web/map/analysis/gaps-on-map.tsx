/** Need and reach on the map: what colours the areas, the circles and the marks of the gaps. */
import { useQuery } from "@tanstack/react-query";
import type { LayerSpecification, Map as MapLibre, SourceSpecification } from "maplibre-gl";
import { useEffect, useMemo, useRef } from "react";
import type { Catalog } from "#data/schema/catalog.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { placesQuery } from "../../api/published.ts";
import { gapScale, largestRate } from "../../labels/gap-picture.ts";
import { useMarked } from "../../state/gap-brush.ts";
import { type GapPicture, useGapPicture } from "../../state/gap-picture.ts";
import { useGapSentence, useNarrowedTo } from "../../state/gap-question.ts";
import { captionOfGaps, needName, saidOfGap } from "../../state/gap-words.ts";
import { type AreaPaint, areaPaint } from "../../state/map-store.ts";
import { useShown } from "../../state/shown.ts";
import { gapLevel, useView } from "../../state/view.ts";
import { useDark } from "../../ui/media.ts";
import { outlineOfUnion } from "../areas/outline.ts";
import { draw, type MapFeature } from "../entries/initiative-layers.ts";
import { gapFeatures, gapLayers, gapSources, giveMarkImage } from "./gap-layers.ts";
import { useAreaPath, useShapePath } from "./selection-paths.ts";

/** What the style of the map gets besides its own: it comes with this chunk. */
export interface AddedLayers {
  sources: Record<string, SourceSpecification>;
  layers: LayerSpecification[];
}

interface GapsOnMapProps {
  map: MapLibre;
  manifest: Manifest;
  onLayers: (added: AddedLayers | undefined) => void;
}

interface About {
  dark: boolean;
  name: string;
  catalog: Catalog | undefined;
}

/** How each area is drawn: as its class or reason, with an edge where it is a gap, quiet where another selection is shown. */
function paintOf(picture: GapPicture, isMarked: ((row: number) => boolean) | undefined, about: About): AreaPaint {
  const { kind, codes, question, result } = picture;
  const scale = gapScale(kind, about.dark);
  const drawn = Float64Array.from(codes, (code, row) =>
    scale.drawn(code, isMarked && !isMarked(row) ? "aside" : result.isGap[row] ? "gap" : "plain"),
  );
  return {
    of: "gaps",
    level: question.level,
    values: drawn,
    status: new Uint8Array(drawn.length),
    scale,
    caption: captionOfGaps({ picture, scale, isPart: isMarked !== undefined, ...about }),
    said: (row) => saidOfGap(picture, row, scale),
  };
}

const none: MapFeature[] = [];
const all = () => true;

export function GapsOnMap({ map, manifest, onLayers }: GapsOnMapProps) {
  const picture = useGapPicture();
  const isMarked = useMarked();
  const dark = useDark();
  const level = gapLevel(useView());
  const { catalog } = useShown();
  const sentence = useGapSentence();
  const name = sentence ? needName(sentence, catalog) : "";
  const { data: places } = useQuery(placesQuery(manifest, level));
  const largest = useMemo(() => (picture ? largestRate(picture.result.rate) : 0), [picture]);
  useEffect(() => {
    onLayers({ sources: gapSources, layers: gapLayers(dark, level) });
    return giveMarkImage(map, dark);
  }, [map, dark, level, onLayers]);
  useEffect(
    () => areaPaint.set(picture && paintOf(picture, isMarked, { dark, name, catalog })),
    [picture, isMarked, dark, name, catalog],
  );
  useEffect(() => {
    const { labels } = places ?? { labels: [] };
    draw(map, "kansen", picture && places ? gapFeatures(picture, { largest, labels, isMarked: isMarked ?? all }) : none);
  }, [map, picture, places, isMarked, largest]);
  useEffect(
    () => () => {
      areaPaint.set(undefined);
      onLayers(undefined);
      draw(map, "kansen", none);
    },
    [map, onLayers],
  );
  return <Narrowed map={map} manifest={manifest} />;
}

/** The outline of what the question is about: colours alone do not tell where that ends. */
function Narrowed({ map, manifest }: Pick<GapsOnMapProps, "map" | "manifest">) {
  const selection = useNarrowedTo();
  const shape = useRef<SVGPathElement>(null);
  const areas = useRef<SVGPathElement>(null);
  useShapePath(map, shape, selection);
  useAreaPath({ map, manifest, path: areas, selection, linesOf: outlineOfUnion });
  return (
    <svg className="map-outlines" aria-hidden="true">
      <g className="narrowed">
        <path ref={shape} id="vraag-vorm" />
        <path ref={areas} id="vraag-gebieden" />
        <use href="#vraag-vorm" />
        <use href="#vraag-gebieden" />
      </g>
    </svg>
  );
}
