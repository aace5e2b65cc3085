/**
 * How an area without a figure looks: a grey and a hatch for each reason, never a colour of a ramp. No two look the same, also for
 * readers who see no colour: they differ in how light the grey is, in how strong its hatch is, or in both.
 */
import type { Status } from "#data/schema/status.ts";

type Absent = Exclude<Status, "ok" | "provisional" | "estimated">;

/** By how it came about: what somebody withholds is dark, what nobody has is light, what is too small lies between. */
const greys: Record<"light" | "dark", Record<Absent, string>> = {
  light: {
    suppressed: "#9a9da1",
    withheldByUs: "#83868a",
    missing: "#d6d7d9",
    otherArea: "#c8cacc",
    notApplicable: "#eceded",
    tooSmall: "#b3b5b8",
    tooSmallThen: "#bdbfc2",
  },
  dark: {
    suppressed: "#6b6d70",
    withheldByUs: "#7e8185",
    missing: "#323437",
    otherArea: "#3d3f42",
    notApplicable: "#232527",
    tooSmall: "#55575a",
    tooSmallThen: "#4a4c4f",
  },
};

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
  const grey = greys[dark ? "dark" : "light"];
  return { ok: grey.missing, provisional: grey.missing, estimated: grey.missing, ...grey };
}

export const statusHatch: Record<Status, number> = { ok: 0, provisional: 0, estimated: 0, ...hatches };
