/** How an area without a figure looks: a grey and a hatch for each reason, never a colour of a ramp. */
import type { Status } from "#data/schema/status.ts";
import { greys } from "./theme.ts";

/** Colour of each status; those with a value are never asked for, because their class colours them. */
export function statusColours(dark: boolean): Record<Status, string> {
  const { suppressed, missing, notApplicable, tooSmall } = dark ? greys.dark : greys.light;
  return {
    ok: missing,
    provisional: missing,
    estimated: missing,
    suppressed,
    missing,
    notApplicable,
    tooSmall,
    withheldByUs: suppressed,
    otherArea: missing,
    tooSmallThen: tooSmall,
  };
}

/**
 * How strongly the hatch over the grey of a status is drawn, 0 for none: it tells the greys from the ramps, and from each other,
 * also for readers who see no colour. What the source withholds is the strongest.
 */
export const statusHatch: Record<Status, number> = {
  ok: 0,
  provisional: 0,
  estimated: 0,
  suppressed: 0.6,
  missing: 0.3,
  notApplicable: 0.2,
  tooSmall: 0.5,
  withheldByUs: 0.6,
  otherArea: 0.4,
  tooSmallThen: 0.5,
};
