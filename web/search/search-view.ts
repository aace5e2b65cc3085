/** What of the view stays behind when a reader goes to a search of everything, and from it. */
import type { View } from "../state/view.ts";

/** From a search to what it found, which is read by itself; the button "back" brings the question again. */
export const afterSearch = (view: View): View => ({ ...view, q: undefined, soort: undefined, after: undefined });

/** To a search of everything: what narrowed a list or map says nothing of it. */
export const searchAll = (view: View, q: string): View => ({
  ...afterSearch(view),
  q,
  theme: undefined,
  phase: undefined,
  in: undefined,
  from: undefined,
  to: undefined,
});
