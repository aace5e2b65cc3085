/** Why a value is or is not there, and how sure it is. Withheld, missing and zero are three different things. */

/** In the order of their codes in a column file; append only. */
export const statuses = [
  "ok", // a published figure
  "provisional", // a published figure that may still change
  "estimated", // a figure brought over from another division or computed from a part of the area
  "suppressed", // the source withholds it (afgeschermd door de bron)
  "missing", // the source has no figure (geen gegevens)
  "notApplicable", // cannot exist here
  "tooSmall", // a rate on fewer than 50 inhabitants (te klein)
  "withheldByUs", // the source has one that we know to be wrong here: its table uses another division than it says
  "otherArea", // the source has one of that year for this code, and nothing shows that it was this area then
  "tooSmallThen", // a rate on fewer than 50 inhabitants of that year, though more live there now
] as const;
export type Status = (typeof statuses)[number];

/** Statuses that come with a value. */
export const hasValue = (status: Status): boolean => status === "ok" || status === "provisional" || status === "estimated";

/** How a figure came about, by which the reader may use it for one thing and not for another. */
export const methods = [
  "counted", // from registers: everybody is in it
  "asked", // from a survey: margins by the number of people asked
  "modelled", // by a model of the source from other things that are known of the area
] as const;
export type Method = (typeof methods)[number];

/** What is said of a figure wherever it stands: panel, tooltip, legend, table, file, print and API. */
export const figureMarks = ["provisional", "estimated", "computed", "modelled"] as const;
export type FigureMark = (typeof figureMarks)[number];

/** In the order of `figureMarks`; none where there is no value. `computed`: rolled up by us from smaller areas. */
export function marksOf(method: Method, computed: boolean, status: Status): FigureMark[] {
  if (!hasValue(status)) return [];
  const holds: Record<FigureMark, boolean> = {
    provisional: status === "provisional",
    estimated: status === "estimated",
    computed,
    modelled: method === "modelled",
  };
  return figureMarks.filter((mark) => holds[mark]);
}
