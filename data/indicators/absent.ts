/** What the field asks for and no open source has per wijk, with where a gemeente could get it; and what each kind of figure is good for. */
import type { AbsentIndicator, Text } from "../schema/indicator.ts";
import type { Method } from "../schema/status.ts";

/** "Waarvoor mag dit cijfer?" */
export const useOfMethod: Record<Method, Text> = {
  counted: {
    nl: "Dit cijfer is geteld, uit registers. Je mag er gebieden en jaren mee vergelijken, ook na een aanpak.",
    en: "This figure is counted, from registers. You may compare areas and years with it, also after an intervention.",
  },
  asked: {
    nl: "Dit cijfer is gevraagd aan een deel van de mensen. Kleine verschillen kunnen toeval zijn.",
    en: "This figure was asked of some of the people. Small differences may be chance.",
  },
  modelled: {
    nl: "Dit cijfer is geschat met een model, uit wat over het gebied bekend is. Het laat het effect van een lokale aanpak niet zien.",
    en: "This figure is estimated by a model, from what is known of the area. It does not show the effect of a local intervention.",
  },
};

/** Where many of these lie: for a gemeente, in its own name. */
const customCbs: Text = {
  nl: "Een gemeente kan dit als maatwerk bij het CBS bestellen.",
  en: "A municipality can order this from CBS.",
};

export const absentIndicators: AbsentIndicator[] = [
  {
    id: "problematische-schulden",
    theme: "armoede",
    name: { nl: "Huishoudens met problematische schulden", en: "Households with problem debts" },
    why: {
      nl: "het CBS de cijfers per wijk in een eigen dashboard zet, en niet als open tabel die wij konden krijgen.",
      en: "CBS shows them per district in a dashboard of its own, and not in an open table that we could get.",
    },
    where: {
      nl: "Kijk op het dashboard Schuldenproblematiek in beeld van het CBS.",
      en: "See the dashboard Schuldenproblematiek in beeld of CBS.",
    },
  },
  {
    id: "onderwijsachterstand",
    theme: "onderwijs",
    name: { nl: "Kinderen met kans op een onderwijsachterstand", en: "Children at risk of educational disadvantage" },
    why: {
      nl: "het CBS de achterstandsscores geeft per school en per gemeente, en niet per wijk.",
      en: "CBS gives the scores per school and per municipality, and not per district.",
    },
    where: customCbs,
  },
  {
    id: "voortijdig-schoolverlaten",
    theme: "onderwijs",
    name: { nl: "Jongeren die zonder diploma van school gaan", en: "Early school leavers" },
    why: {
      nl: "DUO dit open geeft per gemeente en per school, en niet per wijk.",
      en: "DUO gives this openly per municipality and per school, and not per district.",
    },
    where: {
      nl: "De gemeente en de regio krijgen de cijfers per wijk van DUO.",
      en: "The municipality and the region get them per district from DUO.",
    },
  },
  {
    id: "werkloosheid",
    theme: "werk",
    name: { nl: "Mensen zonder werk die werk zoeken", en: "People out of work and looking for it" },
    why: {
      nl: "daarvoor per wijk te weinig mensen worden gevraagd. Betaald werk en WW-uitkeringen zijn er wel.",
      en: "too few people per district are asked. Paid work and unemployment benefits are there.",
    },
    where: {
      nl: "Het UWV geeft de gemeente cijfers over mensen die staan ingeschreven als werkzoekend.",
      en: "UWV gives the municipality figures of people registered as looking for work.",
    },
  },
  {
    id: "misdrijven-naar-soort-per-wijk",
    theme: "veiligheid",
    name: { nl: "Soorten misdrijven per wijk", en: "Kinds of crime per district" },
    why: {
      nl: "we de soorten alleen per gemeente konden krijgen. Het aantal misdrijven is er wel per buurt.",
      en: "we could get the kinds per municipality only. All crimes together are there per neighbourhood.",
    },
    where: {
      nl: "De politie geeft ze per buurt op data.politie.nl.",
      en: "The police give them per neighbourhood at data.politie.nl.",
    },
  },
  {
    id: "veiligheidsbeleving",
    theme: "veiligheid",
    name: { nl: "Mensen die zich onveilig voelen", en: "People who feel unsafe" },
    why: {
      nl: "de Veiligheidsmonitor per wijk te weinig mensen vraagt. Alleen gemeenten die meer vragen, weten het.",
      en: "the Safety Monitor asks too few people per district. Only municipalities that ask more know it.",
    },
    where: {
      nl: "Vraag de gemeente of zij met een grotere steekproef meedeed.",
      en: "Ask the municipality whether it took part with a larger sample.",
    },
  },
];
