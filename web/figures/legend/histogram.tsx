/** Bars of the areas per value, under them the classes as buttons; marks for the pointer and the selected area. */
import { useQuery } from "@tanstack/react-query";
import type { CSSProperties } from "react";
import type { Column } from "#data/codecs/columns.ts";
import { hasValue } from "#data/schema/status.ts";
import { areasQuery } from "../../api/published.ts";
import { countWords } from "../../labels/format.ts";
import { type Scale, statusOf } from "../../labels/scale.ts";
import { levelOf, rowOf } from "../../state/area-rows.ts";
import { useHover } from "../../state/map-store.ts";
import { useShown } from "../../state/shown.ts";
import { useOnly, useView } from "../../state/view.ts";
import { ClassButton } from "../../ui/class-button.tsx";
import { axisPlace, binsPerClass, breakTexts, classRanges, isNamed, limitsThatFit, type Tally } from "./classes.ts";

const height = 44;

export interface HistogramProps {
  column: Column;
  scale: Scale;
  tally: Tally;
  /** False draws the class buttons alone. */
  open: boolean;
  onPoint: (index: number | undefined) => void;
}

export function Histogram({ column, scale, tally: { bins, counts }, open, onPoint }: HistogramProps) {
  const { only, toggle } = useOnly();
  const ranges = classRanges(scale);
  // Of the limits under the colours: the strip is as wide as they need.
  const longest = isNamed(scale) ? 0 : Math.max(0, ...breakTexts(scale).map((text) => text.length));
  return (
    <div className="histogram" style={{ "--classes": scale.classes, "--longest": longest } as CSSProperties}>
      {open ? <Bars bins={bins} scale={scale} only={only} /> : null}
      <Marks column={column} scale={scale} />
      <div className="class-buttons">
        {ranges.map((range, index) => {
          const point = () => onPoint(index);
          const leave = () => onPoint(undefined);
          return (
            <ClassButton
              key={range}
              {...{ only, toggle, range }}
              code={index}
              areas={countWords(scale.level, counts[index] ?? 0)}
              colour={scale.colour(index)}
              onMouseEnter={point}
              onMouseLeave={leave}
              onFocus={point}
              onBlur={leave}
            />
          );
        })}
      </div>
      <Limits scale={scale} open={open} />
    </div>
  );
}

/** Bars of equal width over the classes they belong to. */
function Bars({ bins, scale, only }: { bins: Uint32Array; scale: Scale; only: string | undefined }) {
  const top = Math.max(1, ...bins);
  const perClass = binsPerClass(scale);
  return (
    <svg viewBox={`0 0 ${bins.length} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {Array.from(bins, (count, bin) => {
        const size = count === 0 ? 0 : Math.max(1, (count / top) * (height - 2));
        const index = Math.floor(bin / perClass);
        const faded = only !== undefined && only !== String(index);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place on the axis
            key={bin}
            x={bin + 0.04}
            y={height - size}
            width={0.92}
            height={size}
            fill={scale.colour(index)}
            className={faded ? "bar faded" : "bar"}
          />
        );
      })}
    </svg>
  );
}

/** Names of ordered categories under the first, middle and last class; else the limits between the classes. */
function Limits({ scale, open }: { scale: Scale; open: boolean }) {
  if (isNamed(scale)) {
    const ranges = classRanges(scale);
    return (
      <div className="limits ends" aria-hidden="true">
        <span>{ranges[0]}</span>
        <span>{ranges.at(-1)}</span>
      </div>
    );
  }
  const texts = breakTexts(scale);
  return (
    <div className="limits" aria-hidden="true">
      {limitsThatFit(texts, open).map((index) => (
        <span key={index} style={{ left: `${((index + 1) / scale.classes) * 100}%` }}>
          {texts[index]}
        </span>
      ))}
    </div>
  );
}

function Marks({ column, scale }: { column: Column; scale: Scale }) {
  const spot = useHover();
  const { area } = useView();
  const { manifest } = useShown();
  const selectedHere = area !== undefined && levelOf(area) === scale.level;
  const { data: index } = useQuery({ ...areasQuery(manifest, scale.level), enabled: selectedHere && manifest !== undefined });
  const selected = index && area !== undefined ? rowOf(index, area) : undefined;
  const hovered = spot?.level === scale.level ? spot.row : undefined;
  return (
    <>
      <Mark column={column} scale={scale} row={selected} kind="selected" />
      <Mark column={column} scale={scale} row={hovered} kind="hovered" />
    </>
  );
}

function Mark({ column, scale, row, kind }: { column: Column; scale: Scale; row: number | undefined; kind: string }) {
  if (row === undefined || !hasValue(statusOf(column.status[row] ?? 4))) return null;
  const place = axisPlace(scale, column.values[row] ?? Number.NaN);
  return <i className={`mark ${kind}`} aria-hidden="true" style={{ left: `${(place / scale.classes) * 100}%` }} />;
}
