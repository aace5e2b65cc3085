/** Percentile spine: where a figure stands among all areas of one level, right is favourable, with those it is read beside. */
import type { ReactNode } from "react";
import type { Indicator } from "#data/schema/indicator.ts";
import type { Positions } from "#data/schema/profile.ts";
import "./spine.css";

/** Units of the box: room at both ends for half a mark. */
const [width, height, room] = [200, 22, 8];
const middle = height / 2;

/** Right is favourable; of a figure that is neither, right is high. */
export const spineAt = (polarity: Indicator["polarity"], percentile: number): number =>
  polarity === "lowerIsBetter" ? 100 - percentile : percentile;

const placeOf = (polarity: Indicator["polarity"]) => (percentile: number) =>
  room + (spineAt(polarity, percentile) / 100) * (width - 2 * room);

interface SpineProps {
  polarity: Indicator["polarity"];
  positions: Positions;
  /** Which of the others are drawn; the words of all stand beside it. */
  beside: readonly ("gemeente" | "national" | "benchmark")[];
  /** Fills what lies between the area and what it is compared with. */
  bar?: "better" | "worse";
}

export function Spine({ polarity, positions, beside, bar }: SpineProps) {
  const x = placeOf(polarity);
  const { here, benchmark } = positions;
  const [from, to] = [here, benchmark].map((one) => (one === undefined ? undefined : x(one)));
  const className = polarity === "neutral" ? "spine spine--neutral" : "spine";
  return (
    <svg className={className} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <line className="spine__all" x1={room} x2={width - room} y1={middle} y2={middle} />
      <line className="spine__half" x1={x(25)} x2={x(75)} y1={middle} y2={middle} />
      <line className="spine__middle" x1={width / 2} x2={width / 2} y1={middle - 4} y2={middle + 4} />
      {bar && from !== undefined && to !== undefined ? (
        <line className={`spine__bar spine__bar--${bar}`} x1={from} x2={to} y1={middle} y2={middle} />
      ) : null}
      {beside.map((which) => {
        const at = positions[which];
        return at === undefined ? null : <BesideMark key={which} which={which} x={x(at)} y={middle} />;
      })}
      {from === undefined ? null : (
        <circle className={bar ? `spine__here spine__here--${bar}` : "spine__here"} cx={from} cy={middle} r={5.5} />
      )}
    </svg>
  );
}

interface BesideMarkProps {
  which: SpineProps["beside"][number];
  x: number;
  y: number;
}

/** A shape for each, so that no one needs to tell colours apart. */
function BesideMark({ which, x, y }: BesideMarkProps) {
  const shapes = {
    gemeente: `M${x - 4.5} ${y - 4.5}h9v9h-9z`,
    national: `M${x - 1.5} ${y - 8}h3v16h-3z`,
    benchmark: `M${x} ${y - 6.5}l6.5 6.5l-6.5 6.5l-6.5 -6.5z`,
  };
  return <path className={`spine__beside spine__beside--${which}`} d={shapes[which]} />;
}

interface SpineKeyProps {
  here: string;
  beside: readonly { which: BesideMarkProps["which"]; name: string }[];
  children?: ReactNode;
}

/** The same marks with their names, once above several spines. */
export function SpineKey({ here, beside, children }: SpineKeyProps) {
  return (
    <p className="spine-key wb-small wb-soft">
      <span>
        <svg className="spine" viewBox="0 0 18 18" aria-hidden="true">
          <circle className="spine__here" cx={9} cy={9} r={5.5} />
        </svg>
        {here}
      </span>
      {beside.map(({ which, name }) => (
        <span key={which}>
          <svg className="spine" viewBox="0 0 18 18" aria-hidden="true">
            <BesideMark which={which} x={9} y={9} />
          </svg>
          {name}
        </span>
      ))}
      {children}
    </p>
  );
}
