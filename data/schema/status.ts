/** Why a value is or is not there. Suppressed, missing and zero are three different things. */

/** In the order of their codes in a column file; append only. */
export const statuses = [
  "ok", // a published figure
  "provisional", // a published figure that may still change
  "estimated", // a figure brought over from another division or computed from a part of the area
  "suppressed", // the source withholds it (afgeschermd)
  "missing", // the source has no figure (geen gegevens)
  "notApplicable", // cannot exist here
  "tooSmall", // a rate on fewer than 50 inhabitants (te klein)
] as const;
export type Status = (typeof statuses)[number];

/** Statuses that come with a value. */
export const hasValue = (status: Status): boolean => status === "ok" || status === "provisional" || status === "estimated";
