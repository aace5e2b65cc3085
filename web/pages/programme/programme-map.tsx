/** Where the areas lie and in which class of a column each falls: a picture, and the same as a list with their names. */
import { Link } from "@tanstack/react-router";
import type { Programme } from "#data/approach/programme.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import { formatNumber, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useSetView, useView } from "../../state/view.ts";
import { useDark, usePrinting } from "../../ui/media.ts";
import { SelectField } from "../../ui/select-field.tsx";
import { asMapColumn, classesOf, mapColumnsOf, type ProgrammeClass } from "./programme-classes.ts";
import { columnHead, isFigureColumn, placeOfFigure } from "./programme-columns.ts";
import { spreadMarks } from "./spread-marks.ts";
import "./programme-map.css";

/** In units of the sketch: radius of a mark and of its number's disc, and how far marks keep from each other. */
const [radius, inner, apart] = [6.4, 4.1, 13.6];
/** Nearer than this a mark needs no line to its place. */
const near = 2;
/** Around the country, so that marks at its edge are whole. */
const margin = 8;

interface ProgrammeMapProps {
  programme: Programme;
  catalog: Catalog;
}

export function ProgrammeMap({ programme, catalog }: ProgrammeMapProps) {
  const { colour } = useView();
  const setView = useSetView();
  const [dark, paper] = [useDark(), usePrinting()];
  const column = asMapColumn(colour, programme);
  const nameOf = (id: string) => {
    const found = catalog.indicators.find((one) => one.id === id);
    return found ? words(found.name) : id;
  };
  const options = mapColumnsOf(programme).map((value) => ({ value, label: columnHead(value, programme, nameOf) }));
  const classes = classesOf(column, programme, catalog, { dark, paper });
  const indicator = isFigureColumn(column) ? programme.indicators[placeOfFigure(column)]?.id : undefined;
  return (
    <section className="programme-map" aria-labelledby="op-de-kaart">
      <h2 id="op-de-kaart">{m.programme_on_map()}</h2>
      <SelectField
        className="programme-map__by no-print"
        label={m.programme_map_by()}
        value={column}
        options={options}
        onChoose={(chosen) => setView({ colour: chosen === "phase" ? undefined : chosen }, { replace: true })}
      />
      <div className="programme-map__both">
        <Picture programme={programme} classes={classes} />
        <div>
          <h3>{columnHead(column, programme, nameOf)}</h3>
          <dl className="programme-map__classes">
            {classes.map(({ rows, ...of }) => (
              <div key={of.label}>
                <dt>
                  <Swatch of={of} />
                  {of.label} <span className="wb-soft">({formatNumber(rows.length)})</span>
                </dt>
                <dd>{rows.map(({ row, number }) => `${number} ${row.name}`).join(", ")}</dd>
              </div>
            ))}
          </dl>
          <p className="wb-small wb-soft">{m.programme_map_note()}</p>
          <p className="no-print">
            <Link to="/" search={(view) => ({ lang: view.lang, group: view.group, indicator })} className="nl-link">
              {m.programme_map_big()}
            </Link>
          </p>
        </div>
      </div>
    </section>
  );
}

const looks = ({ tone, colour }: ProgrammeClass) => ({
  className: `programme-mark ${tone === undefined ? "programme-mark--unknown" : colour === undefined ? `programme-mark--${tone}` : ""}`,
  ...(colour === undefined ? {} : { style: { fill: colour } }),
});

const Swatch = ({ of }: { of: ProgrammeClass }) => (
  <svg className="programme-map__swatch" viewBox="-8 -8 16 16" aria-hidden="true">
    <circle r={radius} {...looks(of)} />
  </svg>
);

type Classes = ReturnType<typeof classesOf>;

function Picture({ programme: { sketch }, classes }: { programme: Programme; classes: Classes }) {
  if (!sketch || sketch.places.length === 0) return <p>{m.programme_map_none()}</p>;
  const { width, height, land, places } = sketch;
  const marks = spreadMarks(places, { apart, width: width + margin, height: height + margin });
  const classAt = new Map(classes.flatMap(({ rows: some, ...of }) => some.map(({ row, number }) => [row.code, { of, number }])));
  return (
    <svg
      className="programme-map__picture"
      viewBox={`${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}`}
      role="img"
      aria-label={m.programme_map_label()}
    >
      <path className="programme-map__land" d={land} />
      {marks.map(({ code, x, y, from }) =>
        Math.hypot(x - from.x, y - from.y) > near ? (
          <g key={code} className="programme-map__lead">
            <line x1={from.x} y1={from.y} x2={x} y2={y} />
            <circle cx={from.x} cy={from.y} r={0.9} />
          </g>
        ) : null,
      )}
      {marks.map(({ code, x, y }) => {
        const found = classAt.get(code);
        return found ? (
          <g key={code} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
            <circle r={radius} {...looks(found.of)} />
            <circle r={inner} className="programme-mark__disc" />
            <text className="programme-mark__number">{found.number}</text>
          </g>
        ) : null;
      })}
    </svg>
  );
}
