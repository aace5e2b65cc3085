/** Name and value of the area under the pointer. Only this small component follows the pointer. */
import { useQuery } from "@tanstack/react-query";
import { areasQuery, columnQuery } from "../../api/published.ts";
import { figureText, markTexts, type WrittenFigure } from "../../labels/figures.ts";
import { levelWord, statusReason, words, yearWords } from "../../labels/format.ts";
import { m } from "../../paraglide/messages.js";
import { useFigures } from "../../state/figures.ts";
import { type Hover, useHover, useSaidOf } from "../../state/map-store.ts";
import { type Shown, type ShownData, useShown } from "../../state/shown.ts";

export function Tooltip() {
  const spot = useHover();
  const data = useShown();
  if (!spot?.point || !data.shown) return null;
  return <TooltipAt spot={spot} point={spot.point} data={data} shown={data.shown} />;
}

interface TooltipProps {
  spot: Hover;
  point: { x: number; y: number };
  data: ShownData;
  shown: Shown;
}

function TooltipAt({ spot, point, data: { manifest, scale }, shown }: TooltipProps) {
  const entry = shown.indicator.columns.find((one) => one.level === spot.level && one.year === shown.year);
  const { data: index } = useQuery(areasQuery(manifest, spot.level));
  const { data: column, error } = useQuery({
    ...columnQuery(entry),
    enabled: entry !== undefined,
    // What failed is not requested again by every area that the pointer passes.
    retryOnMount: false,
  });
  const name = index?.names[spot.row];
  const { lines, isFigure } = useSaidOf(column, spot.level, spot.row);
  const figure = useFigures(shown.indicator, entry, column)(spot.row);
  const value = column?.values[spot.row];
  const left = point.x > window.innerWidth * 0.6;
  const code =
    scale && column && spot.level === shown.level ? scale.code(value ?? Number.NaN, column.status[spot.row] ?? 4) : undefined;
  return (
    <div
      className={`map-tooltip card${left ? " left" : ""}`}
      aria-hidden="true"
      style={{ transform: `translate(${Math.round(point.x)}px, ${Math.round(point.y)}px)` }}
    >
      <div>
        <strong>{name ?? levelWord(spot.level)}</strong>
        {isFigure ? null : figure ? (
          <span className="tooltip-figure">
            {code === undefined || lines.length > 0 ? null : <i style={{ background: scale?.background(code) }} />}
            {figureText(figure)}
          </span>
        ) : entry ? (
          <span className="tooltip-figure">{error ? m.column_failed_short() : m.loading_figures()}</span>
        ) : null}
        {lines.map(({ word, colour }) => (
          <span key={word} className="tooltip-figure">
            {colour === undefined ? null : <i style={{ background: colour }} />}
            {word}
          </span>
        ))}
        {isFigure ? null : (
          <span className="tooltip-more">
            {words(shown.indicator.short)}, {yearWords(shown.year, shown.newer !== undefined)}
          </span>
        )}
        {isFigure || !figure ? null : <span className="tooltip-more">{marksOfFigure(figure)}</span>}
      </div>
    </div>
  );
}

/** Of a figure its marks in words; where there is none, why. */
const marksOfFigure = (figure: WrittenFigure): string =>
  figure.isThere
    ? [figure.count, ...markTexts(figure)].filter((one) => one !== undefined).join(" · ")
    : (statusReason(figure.status) ?? "");
