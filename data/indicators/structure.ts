/**
 * What areas must have in common to be comparable: how people live there, not how it goes there. Origin of inhabitants is never one of
 * them. How it went counts only as a mean of several earlier years: matching on the last level before a start makes a difference by
 * regression to the mean (Daw and Hatfield 2018, doi 10.1111/1475-6773.12993).
 */

export const structureIds = [
  "owner-occupied",
  "woz-value",
  "household-size",
  "address-density",
  "single-family",
  "aged-0-15",
  "aged-65-plus",
  "earlier-liveability",
] as const;
export type StructureId = (typeof structureIds)[number];

export interface StructureVariable {
  id: StructureId;
  /** Id of the published indicator it is read from. */
  indicator: string;
  /** Natural logarithm of what has a long tail: twice as much is as far everywhere. */
  scale: "linear" | "log";
  /** The newest year, or the mean of all years there are, at least two. */
  take: "newest" | "mean";
}

export const structureVariables: readonly StructureVariable[] = [
  { id: "owner-occupied", indicator: "koopwoningen", scale: "linear", take: "newest" },
  { id: "woz-value", indicator: "woz-waarde", scale: "log", take: "newest" },
  { id: "household-size", indicator: "huishoudensgrootte", scale: "linear", take: "newest" },
  { id: "address-density", indicator: "omgevingsadressendichtheid", scale: "log", take: "newest" },
  { id: "single-family", indicator: "eengezinswoningen", scale: "linear", take: "newest" },
  { id: "aged-0-15", indicator: "leeftijd-0-15", scale: "linear", take: "newest" },
  { id: "aged-65-plus", indicator: "leeftijd-65-plus", scale: "linear", take: "newest" },
  { id: "earlier-liveability", indicator: "leefbaarometer-2-score", scale: "linear", take: "mean" },
];

/** With fewer of them in common nothing is called alike. */
export const fewestStructureVariables = 5;
