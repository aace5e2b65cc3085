/**
 * How an area without a figure looks: a grey and a hatch for each reason, never a colour of a ramp. No two look the same, also for
 * readers who see no colour: they differ in how light the grey is, in how strong its hatch is, or in both.
 */
import type { Status } from "#data/schema/status.ts";
import { type Absent, statusGreys } from "./theme.ts";

/** How strongly the hatch over the grey is drawn, 0 for none. */
const hatches: Record<Absent, number> = {
  suppressed: 0.6,
  withheldByUs: 0.15,
  missing: 0.3,
  otherArea: 0.7,
  notApplicable: 0.15,
  tooSmall: 0.5,
  tooSmallThen: 0.2,
};

/** Colour of each status; those with a value are never asked for, because their class colours them. */
export function statusColours(dark: boolean): Record<Status, string> {
  const grey = statusGreys[dark ? "dark" : "light"];
  return { ok: grey.missing, provisional: grey.missing, estimated: grey.missing, ...grey };
}

export const statusHatch: Record<Status, number> = { ok: 0, provisional: 0, estimated: 0, ...hatches };
