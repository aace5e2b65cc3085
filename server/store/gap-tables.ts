/** Tables of what is known of need and reach: the words of people about areas. */

/** That a theme in an area is entered completely, in the newest word of somebody. */
export interface CompletenessTable {
  area: string;
  theme: string;
  declared_on: string;
  at: string;
  /** Null once the person is erased: the word stays. */
  person: string | null;
}

/** Gemeenten whose gaps are shown first to who signs in there. */
export interface GapPreviewTable {
  gemeente: string;
  at: string;
  person: string | null;
}

/** Who said or set what of these two, and when. */
export interface GapHistoryTable {
  id: string;
  at: string;
  person: string | null;
  what: "complete" | "incomplete" | "preview" | "open";
  area: string;
  theme: string | null;
}
