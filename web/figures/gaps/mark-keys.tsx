/** The marks of the map beside it: circles by what they stand for, the ring of nothing, and the diamond of a gap. */
import { useMemo } from "react";
import { largestRadiusAt, largestRate, radiusOf, rateNumber, rateTitle } from "../../labels/gap-picture.ts";
import { gapInk } from "../../labels/gap-theme.ts";
import * as m from "../../paraglide/messages.js";
import type { GapPicture } from "../../state/gap-picture.ts";
import { readCamera, useView } from "../../state/view.ts";
import { useDark } from "../../ui/media.ts";

export const DiamondKey = () => (
  <svg className="gap-legend__diamond" viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">
    <path d="M0-6L6 0L0 6L-6 0Z" />
  </svg>
);

/** A circle as the map has it, in a square of `box` CSS pixels; a radius of 0 is the ring of nothing. */
export function ReachKey({ radius, box }: { radius: number; box: number }) {
  const { circle, halo } = gapInk[useDark() ? "dark" : "light"];
  const half = box / 2;
  return (
    <svg viewBox={`${-half} ${-half} ${box} ${box}`} width={box} height={box} aria-hidden="true">
      {radius > 0 ? (
        <circle r={radius} fill={circle} stroke={halo} strokeWidth={1} />
      ) : (
        <>
          <circle r={3} fill="none" stroke={halo} strokeWidth={3.4} />
          <circle r={3} fill="none" stroke={circle} strokeWidth={1.7} />
        </>
      )}
    </svg>
  );
}

/** Where the address has no camera the country fills the window. */
const countryZoom = 6.5;
const least = 3;

/** Three sizes with their rate, and the ring of nothing: as large as on the map at this zoom, whatever is in the window. */
export function CircleKey({ picture: { question, result } }: { picture: GapPicture }) {
  const largest = useMemo(() => largestRate(result.rate), [result]);
  const zoom = readCamera(useView().at)?.zoom ?? countryZoom;
  const full = Math.max(least, largestRadiusAt(zoom));
  const rates = largest > 0 ? [largest / 10, largest / 2, largest] : [];
  const box = 2 * full + 4;
  return (
    <figure className="gap-legend__circles">
      <figcaption className="legend-unit">{rateTitle(question)}</figcaption>
      <ul>
        <li>
          <ReachKey radius={0} box={12} />
          {rateNumber(question, 0)}
        </li>
        {rates.map((rate) => (
          <li key={rate}>
            <ReachKey radius={full * radiusOf(rate, largest)} box={box} />
            {rate === largest ? m.gaps_or_more({ rate: rateNumber(question, rate) }) : rateNumber(question, rate)}
          </li>
        ))}
      </ul>
    </figure>
  );
}
