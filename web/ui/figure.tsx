/** A figure with its marks, as letters with a name: for a cell or a row. */
import type { FigureMark } from "#data/schema/status.ts";
import { figureText, markSign, markWord, type WrittenFigure } from "../labels/figures.ts";
import { statusWord } from "../labels/format.ts";
import * as m from "../paraglide/messages.js";
import "./figure.css";

interface FigureTextProps {
  figure: WrittenFigure;
  /** Marks that a head above it says of all. */
  said?: readonly FigureMark[];
  /** False where a head names the unit. */
  unit?: boolean;
}

/** For a cell or a row. */
export function FigureText({ figure, said = [], unit = true }: FigureTextProps) {
  const { isThere, bare, margin, count, marks, coverage, status } = figure;
  if (!isThere) return <span className="figure">{unit ? figureText(figure) : statusWord(status)}</span>;
  return (
    <span className="figure" title={count}>
      {bare}
      {margin === undefined ? null : <span className="figure__margin"> {margin}</span>}
      {unit && figure.unit ? ` ${figure.unit}` : null}
      {count === undefined ? null : <span className="wb-hidden"> ({count})</span>}
      <MarkSigns marks={marks.filter((mark) => !said.includes(mark))} />
      {coverage === undefined ? null : (
        <span className="figure__part" title={m.mark_coverage_why()}>
          {" "}
          {m.mark_coverage({ percent: String(coverage) })}
        </span>
      )}
    </span>
  );
}

/** A letter for each, with its name for readers who do not see it or point at it. */
export function MarkSigns({ marks }: { marks: readonly FigureMark[] }) {
  return marks.map((mark) => (
    <span key={mark} className="figure__sign" title={markWord(mark)}>
      <span aria-hidden="true">{markSign(mark)}</span>
      <span className="wb-hidden"> ({markWord(mark)})</span>
    </span>
  ));
}
