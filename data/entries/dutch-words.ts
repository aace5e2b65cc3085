/**
 * Words of the screen in Dutch, for what leaves the server as text for people: files, feeds, mail. They are those of
 * web/messages (a unit test compares them). What a program reads, such as GeoJSON and the API, keeps the codes.
 */
import type { Theme } from "../schema/indicator.ts";
import type { Initiative } from "../schema/initiative.ts";

type Of<F extends keyof Initiative> = NonNullable<Initiative[F]>;
type Words<T extends string> = Record<T, string>;

export const dutchThemes: Words<Theme> = {
  wonen: "Wonen en gemengde wijken",
  onderwijs: "Onderwijs",
  werk: "Werk en meedoen",
  armoede: "Armoede en schulden",
  gezondheid: "Gezondheid",
  veiligheid: "Veiligheid en ondermijning",
  leefomgeving: "Leefomgeving",
  samenhang: "Sociale samenhang",
  bevolking: "Bevolking",
};
export const dutchKinds: Words<Of<"kind">> = {
  initiatief: "initiatief",
  interventie: "interventie",
  voorziening: "voorziening",
};
export const dutchPhases: Words<Of<"phase">> = {
  orienteren: "oriënteren",
  initieren: "initiëren",
  ontwerpen: "ontwerpen",
  uitvoeren: "uitvoeren",
};
export const dutchLifecycles: Words<Of<"lifecycle">> = {
  idee: "idee",
  gepland: "gepland",
  loopt: "loopt",
  gepauzeerd: "gepauzeerd",
  beeindigd: "beëindigd",
};
export const dutchEvidence: Words<Of<"evidence">> = {
  geen: "niet beschreven of onderzocht",
  beschreven: "goed beschreven",
  onderbouwd: "goed onderbouwd",
  effectief: "effectief",
};
/** How precisely everybody may know the place; an area is a place as a whole. */
export const dutchPrecisions: Words<"exact" | "straat" | "buurt" | "gebied"> = {
  exact: "precies",
  straat: "ongeveer, in de straat",
  buurt: "alleen de buurt",
  gebied: "gebied",
};

/** What a type of entry and its fields are called. */
export interface DutchWords {
  /** Inside a sentence: "publicatie". */
  one: string;
  several: string;
  fields?: Readonly<Record<string, string>>;
  /** Of a field with choices, by its value. */
  choices?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
