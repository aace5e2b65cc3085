/** The area among those around it, coloured by one figure: with legend, scale and north, as a drawing that prints as sharp as text. */
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import type { ChoroplethLevel } from "#data/schema/area.ts";
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import type { Profile } from "#data/schema/profile.ts";
import { outlineOfPlace, outlinesAroundQuery } from "../../api/outlines.ts";
import { columnEntryOf, useAreas, useColumn } from "../../api/published.ts";
import { ChartFiles } from "../../figures/chart-files.tsx";
import { classRanges } from "../../figures/legend/classes.ts";
import { formatNumber, unitOf, words } from "../../labels/format.ts";
import { scaleOf } from "../../labels/scale.ts";
import * as m from "../../paraglide/messages.js";
import { useView } from "../../state/view.ts";
import { Fetched } from "../../ui/loading.tsx";
import { mapFrame, type PictureFrame } from "./map-frame.ts";

/** In pixels, and how many keys stand on a line of the legend under it, which belongs to the drawing: what is taken along is read by it. */
const sizes = {
  whole: { width: 560, height: 300, perLine: 4 },
  half: { width: 400, height: 170, perLine: 3 },
} as const;
type MapSize = (typeof sizes)[keyof typeof sizes];
const line = 17;
const usual = "leefbaarometer-score";

interface MapProps {
  profile: Profile;
  catalog: Catalog;
  /** Beside another it is small. Default: as wide as the sheet. */
  size?: keyof typeof sizes;
}

export function DossierMap({ profile, catalog, size: sizeName = "whole" }: MapProps) {
  const size = sizes[sizeName];
  const { area } = profile;
  const { indicator: shown } = useView();
  const own = useQuery({ ...outlineOfPlace(profile), enabled: area.level !== "land" && area.bordered });
  const level: ChoroplethLevel = area.level === "buurt" ? "buurt" : area.level === "provincie" ? "gemeente" : "wijk";
  const indicator = [shown, usual, "inwoners"].flatMap((id) => catalog.indicators.find((one) => one.id === id) ?? [])[0];
  if (area.level === "land" || !area.bordered || !indicator) return null;
  return (
    <Fetched query={own} waiting={m.loading()}>
      {(feature) => {
        const frame = mapFrame(feature, size.width, size.height);
        return frame ? <Drawn {...{ frame, feature, level, indicator, profile, size, catalog }} /> : null;
      }}
    </Fetched>
  );
}

interface DrawnProps {
  frame: PictureFrame;
  feature: Parameters<PictureFrame["path"]>[0];
  level: ChoroplethLevel;
  indicator: PublishedIndicator;
  profile: Profile;
  size: MapSize;
  catalog: Catalog;
}

function Drawn({ frame, feature, level, indicator, profile, catalog, size: { perLine } }: DrawnProps) {
  const clip = useId();
  const around = useQuery(outlinesAroundQuery(level, frame.box));
  const entry = columnEntryOf(indicator, level, 9999);
  const column = useColumn(entry).data;
  const index = useAreas(level).data;
  const scale = scaleOf(indicator, level, { paper: true });
  if (!around.data || !column || !index || !scale || !entry) return null;
  const title = `${words(indicator.name)}, ${entry.year}`;
  const colourOf = (code: string) => {
    const row = index.codes.indexOf(code);
    return row < 0 ? "none" : scale.colour(scale.code(column.values[row] ?? Number.NaN, column.status[row] ?? 0));
  };
  const { width, height, bar } = frame;
  // A name may be long: it has a line of its own.
  const own = { text: profile.area.name, fill: "none", column: 0, row: 0 };
  const classes = classRanges(scale).map((text, at) => ({
    ...{ text, fill: scale.colours[at] ?? "none" },
    ...{ column: at % perLine, row: 1 + Math.floor(at / perLine) },
  }));
  const keys = [own, ...classes];
  const legendHeight = 8 + (1 + Math.ceil(classes.length / perLine)) * line;
  return (
    <figure className="dossier-map" role="presentation">
      <svg
        viewBox={`0 0 ${width} ${height + legendHeight}`}
        role="img"
        aria-label={m.dossier_map_alt({ name: profile.area.name, title })}
      >
        <clipPath id={clip}>
          <rect width={width} height={height} />
        </clipPath>
        <g clipPath={`url(#${clip})`}>
          {around.data.map((one) => (
            <path
              key={one.properties.code}
              className="dossier-map__around"
              d={frame.path(one)}
              fill={colourOf(one.properties.code)}
            />
          ))}
          <path className="dossier-map__halo" d={frame.path(feature)} />
          <path className="dossier-map__area" d={frame.path(feature)} />
        </g>
        <g className="dossier-map__north" transform={`translate(${width - 22} 14)`}>
          <path d="M0 0l6 16l-6 -4l-6 4z" />
          <text y={28} textAnchor="middle">
            {m.dossier_north()}
          </text>
        </g>
        <g className="dossier-map__scale" transform={`translate(12 ${height - 12})`}>
          <rect x={-6} y={-18} width={bar.length + 12} height={24} />
          <path d={`M0 -5v5h${bar.length.toFixed(1)}v-5`} />
          <text y={-7} x={bar.length / 2} textAnchor="middle">
            {bar.metres >= 1000 ? `${formatNumber(bar.metres / 1000)} km` : `${formatNumber(bar.metres)} m`}
          </text>
        </g>
        {keys.map(({ text, fill, column, row }) => (
          <g
            key={text}
            className="dossier-map__key"
            transform={`translate(${8 + column * (width / perLine)} ${height + 8 + row * line})`}
          >
            <rect width={20} height={11} fill={fill} className={fill === "none" ? "dossier-map__outline" : undefined} />
            <text x={26} y={10}>
              {text}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className="wb-small">
        <strong>{[title, unitOf(indicator)].filter(Boolean).join(", ")}</strong>
      </figcaption>
      <ChartFiles
        name={`${profile.area.name}, ${words(indicator.name)}`}
        catalog={catalog}
        picture={{ unit: unitOf(indicator), years: String(entry.year), sources: [entry.source ?? indicator.source] }}
      />
    </figure>
  );
}
