/**
 * Every area as a dot: the need across, reach or another figure up. It is the same selection as the map: a box that is drawn here marks
 * the areas there, and what is selected or pointed at there is marked here. The dots are drawn on a canvas, the rest is SVG over it.
 */
import { type PointerEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useAreas } from "../../api/published.ts";
import { countWords, words } from "../../labels/format.ts";
import { gapScale, thirdsOfAxis } from "../../labels/gap-picture.ts";
import * as m from "../../paraglide/messages.js";
import { rowOf } from "../../state/area-rows.ts";
import { type Brush, useBrush, useMarked, wholePlot, writeBrush } from "../../state/gap-brush.ts";
import { type GapPicture, useGapPictureState } from "../../state/gap-picture.ts";
import { hover, useHover } from "../../state/map-store.ts";
import { useSetView, useView } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { Loading } from "../../ui/loading.tsx";
import { useDark } from "../../ui/media.ts";
import { BrushFields } from "./brush-fields.tsx";
import { BesideChoice } from "./picture-choice.tsx";
import { ScatterFiles } from "./scatter-files.tsx";
import { boxOf, dotAt, dotsOf, paintDots, plot, type ScatterDot, xOf, yOf } from "./scatter-plot.ts";
import "./gap-legend.css";
import "./scatter.css";

export function GapScatter() {
  const state = useGapPictureState();
  if (state.face === "none") return null;
  return (
    <section className="gap-scatter" aria-label={m.gaps_scatter()}>
      <h3>{m.gaps_scatter()}</h3>
      {state.face === "ready" ? (
        <Scatter picture={state.picture} />
      ) : (
        <Loading error={state.face === "failed" ? state.error : null} onRetry={state.face === "failed" ? state.retry : undefined}>
          {m.loading_figures()}
        </Loading>
      )}
    </section>
  );
}

function Scatter({ picture }: { picture: GapPicture }) {
  const setView = useSetView();
  const brush = useBrush();
  const dots = useMemo(() => dotsOf(picture), [picture]);
  const isMarked = useMarked();
  const marked = useMemo(() => (isMarked ? dots.filter(({ row }) => isMarked(row)).length : 0), [dots, isMarked]);
  const { question, beside, codes } = picture;
  const up = beside ? words(beside.indicator.name) : m.gaps_reach();
  const set = (next: Brush | undefined) => setView({ brush: next && writeBrush(next) });
  if (dots.length === 0 && !beside) {
    return (
      <>
        <p className="wb-soft">{m.gaps_scatter_empty()}</p>
        <BesideChoice level={question.level} beside={undefined} />
      </>
    );
  }
  return (
    <>
      <p className="wb-small wb-soft">{m.gaps_scatter_help()}</p>
      <div data-chart="">
        <Plot picture={picture} dots={dots} brush={brush} isMarked={isMarked} onBrush={set} up={up} />
        <ScatterFiles picture={picture} up={up} />
      </div>
      <p role="status" className="wb-small">
        {isMarked
          ? m.gaps_scatter_marked({ areas: countWords(question.level, marked) })
          : m.gaps_scatter_all({ areas: countWords(question.level, dots.length) })}
        {codes.length > dots.length
          ? ` ${m.gaps_scatter_unknown({ areas: countWords(question.level, codes.length - dots.length) })}`
          : ""}
      </p>
      <BrushFields brush={brush ?? wholePlot} up={up} onBrush={set} />
      {brush ? <Button onClick={() => set(undefined)}>{m.gaps_brush_clear()}</Button> : null}
      <BesideChoice level={question.level} beside={beside?.indicator.id} />
    </>
  );
}

interface PlotProps {
  picture: GapPicture;
  dots: readonly ScatterDot[];
  brush: Brush | undefined;
  isMarked: ((row: number) => boolean) | undefined;
  onBrush: (brush: Brush | undefined) => void;
  up: string;
}

/** Less is a click, in CSS pixels. */
const leastDrag = 5;

function Plot({ picture, dots, brush, isMarked, onBrush, up }: PlotProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<SVGSVGElement>(null);
  const dark = useDark();
  const setView = useSetView();
  const { level } = picture.question;
  const areas = useAreas(level).data;
  const [drag, setDrag] = useState<{ from: [number, number]; to: [number, number] }>();
  const scale = useMemo(() => gapScale(picture.kind, dark), [picture.kind, dark]);
  useEffect(() => {
    if (canvas.current) paintDots(canvas.current, dots, { scale, isMarked });
  }, [dots, scale, isMarked]);
  useEffect(() => () => hover.set(undefined), []);

  /** In the units of the plot. */
  const at = ({ clientX, clientY }: PointerEvent): [number, number] => {
    const box = frame.current?.getBoundingClientRect();
    if (!box || box.width === 0) return [0, 0];
    return [((clientX - box.left) / box.width) * plot.width, ((clientY - box.top) / box.height) * plot.height];
  };
  const down = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const place = at(event);
    setDrag({ from: place, to: place });
  };
  const move = (event: PointerEvent) => {
    const place = at(event);
    if (drag) return setDrag({ ...drag, to: place });
    const row = dotAt(dots, place)?.row;
    if (hover.get()?.row !== row) hover.set(row === undefined ? undefined : { level, row });
  };
  const upAt = (event: PointerEvent) => {
    if (!drag) return;
    setDrag(undefined);
    const place = at(event);
    if (Math.hypot(place[0] - drag.from[0], place[1] - drag.from[1]) >= leastDrag) return onBrush(boxOf(drag.from, place));
    const row = dotAt(dots, place)?.row;
    const code = row === undefined ? undefined : areas?.codes[row];
    if (code !== undefined) setView({ area: code });
    else if (brush) onBrush(undefined);
  };
  const shown =
    drag && Math.hypot(drag.to[0] - drag.from[0], drag.to[1] - drag.from[1]) >= leastDrag ? boxOf(drag.from, drag.to) : brush;
  return (
    <div className="gap-scatter__plot">
      <canvas ref={canvas} />
      <svg
        ref={frame}
        viewBox={`0 0 ${plot.width} ${plot.height}`}
        role="img"
        aria-label={m.gaps_scatter_alt({ up, areas: countWords(level, dots.length) })}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={upAt}
        onPointerCancel={() => setDrag(undefined)}
        onPointerLeave={() => hover.set(undefined)}
      >
        <Axes up={up} />
        {shown ? <Box {...shown} /> : null}
        <Rings picture={picture} dots={dots} />
      </svg>
    </div>
  );
}

function Box({ need: [left, right], second: [bottom, top] }: Brush) {
  const [x, y] = [xOf(left), yOf(top)];
  return <rect className="gap-scatter__brush" x={x} y={y} width={xOf(right) - x} height={yOf(bottom) - y} />;
}

function Axes({ up }: { up: string }): ReactNode {
  const ticks = [0, 100];
  return (
    <>
      <rect className="gap-scatter__frame" x={plot.left} y={plot.top} width={xOf(100) - plot.left} height={yOf(0) - plot.top} />
      {thirdsOfAxis.map((third) => (
        <g key={third} className="gap-scatter__third">
          <line x1={xOf(third)} x2={xOf(third)} y1={plot.top} y2={yOf(0)} />
          <line x1={plot.left} x2={xOf(100)} y1={yOf(third)} y2={yOf(third)} />
        </g>
      ))}
      {ticks.map((tick) => (
        <g key={tick}>
          <text x={xOf(tick)} y={yOf(0) + 14} textAnchor={tick === 0 ? "start" : "end"}>
            {tick}
          </text>
          <text x={plot.left - 5} y={yOf(tick) + (tick === 0 ? 0 : 9)} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      <text className="gap-scatter__name" x={(xOf(0) + xOf(100)) / 2} y={yOf(0) + 14} textAnchor="middle">
        {m.gaps_need()} →
      </text>
      <text
        className="gap-scatter__name"
        transform={`translate(${plot.left - 8} ${(yOf(0) + yOf(100)) / 2}) rotate(-90)`}
        textAnchor="middle"
      >
        {up.length > 34 ? `${up.slice(0, 33)}…` : up} →
      </text>
    </>
  );
}

/** The dot of the area that is selected, and of the one that is pointed at here, on the map or in the list. */
function Rings({ picture, dots }: Pick<PlotProps, "picture" | "dots">) {
  const spot = useHover();
  const { area } = useView();
  const { level } = picture.question;
  const areas = useAreas(level).data;
  const selected = area !== undefined && areas ? rowOf(areas, area) : undefined;
  const hovered = spot?.level === level ? spot.row : undefined;
  const dotOf = (row: number | undefined) => (row === undefined ? undefined : dots.find((dot) => dot.row === row));
  const [chosen, pointed] = [dotOf(selected), dotOf(hovered)];
  return (
    <>
      {pointed ? <circle className="gap-scatter__pointed" cx={pointed.x} cy={pointed.y} r={6} /> : null}
      {pointed ? (
        <text
          className="gap-scatter__pointed-name"
          x={pointed.x + (pointed.x > plot.width / 2 ? -9 : 9)}
          y={Math.max(plot.top + 10, pointed.y - 7)}
          textAnchor={pointed.x > plot.width / 2 ? "end" : "start"}
        >
          {areas?.names[pointed.row]}
        </text>
      ) : null}
      {chosen ? (
        <g className="gap-scatter__selected">
          <circle cx={chosen.x} cy={chosen.y} r={6.5} />
          <circle cx={chosen.x} cy={chosen.y} r={6.5} />
        </g>
      ) : null}
    </>
  );
}
