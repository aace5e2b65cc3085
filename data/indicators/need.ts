/**
 * What a need ("opgave") is made of: figures per theme with equal weights, each with a good direction. Origin of inhabitants is in none
 * of them and can be chosen for none: a neighbourhood is not a problem because of where people come from.
 */
import type { PublishedIndicator } from "../schema/catalog.ts";
import type { TargetGroup } from "../schema/initiative.ts";
import type { InitiativeTheme } from "../schema/initiative-filter.ts";

export const needOfTheme: Record<InitiativeTheme, readonly string[]> = {
  wonen: ["leefbaarometer-woningvoorraad"],
  onderwijs: ["afstand-basisschool"],
  werk: ["arbeidsparticipatie", "ww-uitkeringen-per-1000", "ao-uitkeringen-per-1000"],
  armoede: ["moeite-met-rondkomen", "laag-inkomen", "bijstandsuitkeringen-per-1000"],
  gezondheid: ["goed-ervaren-gezondheid", "hoog-risico-angst-of-depressie", "beperkt-door-gezondheid"],
  veiligheid: ["leefbaarometer-overlast-en-onveiligheid", "misdrijven-per-1000"],
  leefomgeving: ["leefbaarometer-fysieke-omgeving", "geluidhinder-buren"],
  samenhang: ["eenzaam", "leefbaarometer-sociale-samenhang", "vrijwilligers"],
};

/** May this figure be a need? It has a good direction, is no count, and is not about who people are. */
export const canBeNeed = ({ polarity, theme, aggregation, id }: PublishedIndicator): boolean =>
  polarity !== "neutral" && theme !== "bevolking" && aggregation.rule !== "sum" && !id.endsWith("-klasse");

/** Shares of the inhabitants that make up a target group; without any it is everybody. Nobody counts people by where they are from. */
export const peopleOfTargetGroup: Record<TargetGroup, readonly string[]> = {
  iedereen: [],
  kinderen: ["leeftijd-0-15"],
  jongeren: ["leeftijd-15-25"],
  volwassenen: ["leeftijd-25-45", "leeftijd-45-65"],
  ouderen: ["leeftijd-65-plus"],
  gezinnen: [],
  nieuwkomers: [],
  ondernemers: [],
};

/** Indicators that the people of all target groups are counted by, besides the inhabitants. */
export const sharesOfPeople: readonly string[] = [...new Set(Object.values(peopleOfTargetGroup).flat())];
