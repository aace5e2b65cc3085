/** Health and cohesion: estimates of RIVM from the Gezondheidsmonitor, people of 18 and older. */
import type { Text } from "../schema/indicator.ts";
import { health } from "./bindings.ts";
import type { CatalogEntry } from "./entry.ts";
import { percent, quantiles } from "./units.ts";

const estimated: Text = {
  nl: "Dit is een schatting met een model, geen telling. Tellen we gebieden op, dan tellen gebieden met meer inwoners van 15 jaar en ouder zwaarder mee.",
  en: "This is an estimate with a model, not a count. When areas are combined, those with more inhabitants aged 15 and older count for more.",
};

const estimatedOn2020: Text = {
  nl: `${estimated.nl} De tabel gebruikt de indeling van 2020. Een gebied heeft alleen een cijfer als het sindsdien zeker of zeer waarschijnlijk gelijk bleef.`,
  en: `${estimated.en} The table uses the division of 2020. Only areas that certainly or very likely stayed the same since then have a figure.`,
};

const years = [2012, 2016, 2020];

/** In the autumn of 2020, and an extra one in 2022: both under the rules of corona. */
const inCorona: NonNullable<CatalogEntry["remarks"]> = [
  {
    from: 2020,
    why: {
      nl: "In 2020 was er corona. Antwoorden over gezondheid en contact kunnen daardoor anders zijn.",
      en: "In 2020 there was corona. Answers about health and contact may differ because of it.",
    },
  },
];

const entryOf = (measure: HealthMeasure): CatalogEntry => ({
  id: measure.id,
  theme: measure.theme,
  name: measure.name,
  short: measure.short,
  explanation: {
    nl: `Hoeveel volwassenen ${measure.who.nl}, in procenten. Volwassenen zijn mensen van 18 jaar of ouder.`,
    en: `The share of adults who ${measure.who.en}. Adults are people aged 18 or older.`,
  },
  unit: percent(1),
  polarity: measure.polarity,
  method: "modelled",
  aggregation: { rule: "mean", weight: "inwoners-15-plus" },
  classMethod: quantiles,
  ramp: "sequential",
  source: "rivm-50090",
  field: measure.field,
  caveat: estimatedOn2020,
  ...(years.some((year) => year < 2020 && year >= (measure.since ?? 2012)) ? { remarks: inCorona } : {}),
  from: [
    health(
      measure.field,
      years.filter((year) => year >= (measure.since ?? 2012)),
    ),
  ],
});

const goodHealth: CatalogEntry = {
  id: "goed-ervaren-gezondheid",
  theme: "gezondheid",
  name: { nl: "Voelt zich gezond", en: "Good perceived health" },
  short: { nl: "Voelt zich gezond", en: "Good health" },
  explanation: {
    nl: "Welk deel van de mensen van 18 jaar of ouder de eigen gezondheid goed of heel goed noemt.",
    en: "The share of people aged 18 and older who call their own health good or very good.",
  },
  unit: percent(1),
  polarity: "higherIsBetter",
  method: "modelled",
  aggregation: { rule: "mean", weight: "inwoners-15-plus" },
  classMethod: quantiles,
  ramp: "sequential",
  source: "rivm-50150",
  field: "GoedErvarenGezondheid_4",
  caveat: estimated,
  remarks: [
    ...inCorona,
    {
      from: 2022,
      why: {
        nl: "In 2022 veranderden de vragen en het model. Een verschil met 2020 kan daardoor komen.",
        en: "In 2022 the questions and the model changed. A difference from 2020 may come from that.",
      },
    },
  ],
  from: [
    {
      figure: { kind: "field", table: "50150NED", field: "GoedErvarenGezondheid_4" },
      years: [2012, 2016, 2020, 2022, 2024],
      levels: ["gemeente", "buurt"],
      national: true,
    },
  ],
};

/**
 * Questions of the Gezondheidsmonitor in RIVM table 50090NED, as data: the wording differs, the rest is the same.
 *
 * Left out of its 35 columns: three on walking and cycling to school or work (no figure in any year) and "ervaren gezondheid",
 * which the newer table 50150NED gives for five years on the division of 2024.
 */
interface HealthMeasure {
  id: string;
  theme: CatalogEntry["theme"];
  field: string;
  name: Text;
  short: Text;
  /** Completes "Hoeveel volwassenen ..." and "The share of adults who ...". */
  who: Text;
  polarity: CatalogEntry["polarity"];
  /** First year with figures; absent: 2012. */
  since?: 2016 | 2020;
}

type Row = [
  id: string,
  theme: CatalogEntry["theme"],
  field: string,
  polarity: CatalogEntry["polarity"],
  nl: [name: string, short: string, who: string],
  en: [name: string, short: string, who: string],
  since?: 2016 | 2020,
];

const better = "higherIsBetter";
const worse = "lowerIsBetter";

// biome-ignore format: one measure a block reads as a table
const rows: Row[] = [
  ["voldoet-aan-beweegrichtlijn", "gezondheid", "VoldoetAanBeweegrichtlijn_5", better,
    ["Beweegt genoeg", "Beweegt genoeg", "genoeg bewegen volgens de beweegrichtlijn"],
    ["Meets the exercise guideline", "Enough exercise", "meet the exercise guideline"], 2016],
  ["wekelijkse-sporters", "gezondheid", "WekelijkseSporters_6", better,
    ["Sport elke week", "Sport elke week", "elke week een of meer keer sporten"],
    ["Weekly sports", "Weekly sports", "practise a sport every week"], 2016],
  ["ondergewicht", "gezondheid", "Ondergewicht_7", worse,
    ["Ondergewicht", "Ondergewicht", "te weinig wegen voor hun lengte (BMI onder 18,5)"],
    ["Underweight", "Underweight", "are underweight (BMI below 18.5)"]],
  ["normaal-gewicht", "gezondheid", "NormaalGewicht_8", better,
    ["Gezond gewicht", "Gezond gewicht", "een gezond gewicht hebben voor hun lengte (BMI van 18,5 tot 25)"],
    ["Healthy weight", "Healthy weight", "have a healthy weight (BMI from 18.5 to 25)"]],
  ["overgewicht", "gezondheid", "Overgewicht_9", worse,
    ["Overgewicht", "Overgewicht", "te veel wegen voor hun lengte (BMI van 25 of hoger)"],
    ["Overweight", "Overweight", "are overweight (BMI of 25 or more)"]],
  ["ernstig-overgewicht", "gezondheid", "ErnstigOvergewicht_10", worse,
    ["Ernstig overgewicht", "Ernstig overgewicht", "veel te veel wegen voor hun lengte (BMI van 30 of hoger)"],
    ["Obesity", "Obesity", "are obese (BMI of 30 or more)"]],
  ["rokers", "gezondheid", "Roker_11", worse,
    ["Rokers", "Rokers", "wel eens roken"],
    ["Smokers", "Smokers", "smoke"]],
  ["voldoet-aan-alcoholrichtlijn", "gezondheid", "VoldoetAanAlcoholRichtlijn_12", better,
    ["Drinkt weinig of geen alcohol", "Weinig alcohol", "geen alcohol of hoogstens één glas per dag drinken"],
    ["Meets the alcohol guideline", "Little alcohol", "drink no alcohol, or one glass a day at most"], 2016],
  ["drinkers", "gezondheid", "Drinker_13", "neutral",
    ["Drinkt alcohol", "Drinkt alcohol", "wel eens alcohol drinken"],
    ["Drinks alcohol", "Drinks alcohol", "drink alcohol"]],
  ["zware-drinkers", "gezondheid", "ZwareDrinker_14", worse,
    ["Zware drinkers", "Zware drinkers", "elke week op een dag vier (vrouwen) of zes (mannen) glazen of meer drinken"],
    ["Heavy drinkers", "Heavy drinkers", "drink four (women) or six (men) glasses or more on one day a week"]],
  ["overmatige-drinkers", "gezondheid", "OvermatigeDrinker_15", worse,
    ["Drinkt te veel alcohol", "Te veel alcohol", "meer dan 14 (vrouwen) of 21 (mannen) glazen per week drinken"],
    ["Excessive drinkers", "Excessive drinkers", "drink more than 14 (women) or 21 (men) glasses a week"]],
  ["langdurige-aandoening", "gezondheid", "EenOfMeerLangdurigeAandoeningen_16", worse,
    ["Langdurige ziekte", "Langdurige ziekte", "een of meer ziekten hebben die lang duren"],
    ["Long-term illness", "Long-term illness", "have one or more long-term illnesses"], 2016],
  ["beperkt-door-gezondheid", "gezondheid", "BeperktVanwegeGezondheid_17", worse,
    ["Beperkt door gezondheid", "Beperkt", "door hun gezondheid minder kunnen doen dan anderen"],
    ["Limited by health", "Limited by health", "are limited by their health"], 2020],
  ["ernstig-beperkt-door-gezondheid", "gezondheid", "ErnstigBeperktVanwegeGezondheid_18", worse,
    ["Ernstig beperkt door gezondheid", "Ernstig beperkt", "door hun gezondheid veel minder kunnen doen dan anderen"],
    ["Severely limited by health", "Severely limited", "are severely limited by their health"], 2020],
  ["ziek-en-beperkt", "gezondheid", "LangdurigeZiekteEnBeperkt_19", worse,
    ["Langdurig ziek en beperkt", "Ziek en beperkt", "lang ziek zijn en daardoor minder kunnen doen"],
    ["Long-term ill and limited", "Ill and limited", "have a long-term illness and are limited by it"], 2020],
  ["lichamelijke-beperking", "gezondheid", "EenOfMeerLichamelijkeBeperkingen_20", worse,
    ["Lichamelijke beperking", "Lichamelijke beperking", "alleen met grote moeite of niet kunnen horen, zien of bewegen"],
    ["Physical limitation", "Physical limitation", "hear, see or move with great difficulty or not at all"]],
  ["beperking-horen", "gezondheid", "BeperkingInHoren_21", worse,
    ["Beperking bij horen", "Beperking bij horen", "alleen met grote moeite of niet kunnen horen"],
    ["Hearing limitation", "Hearing limitation", "hear with great difficulty or not at all"]],
  ["beperking-zien", "gezondheid", "BeperkingInZien_22", worse,
    ["Beperking bij zien", "Beperking bij zien", "alleen met grote moeite of niet kunnen zien"],
    ["Seeing limitation", "Seeing limitation", "see with great difficulty or not at all"]],
  ["beperking-bewegen", "gezondheid", "BeperkingInBewegen_23", worse,
    ["Beperking bij bewegen", "Beperking bij bewegen", "alleen met grote moeite of niet kunnen bewegen"],
    ["Moving limitation", "Moving limitation", "move with great difficulty or not at all"]],
  ["risico-angst-of-depressie", "gezondheid", "MatigHoogRisicoOpAngstOfDepressie_24", worse,
    ["Kans op angst of depressie", "Kans op angst", "een matige of hoge kans hebben op angst of een depressie"],
    ["Risk of anxiety or depression", "Anxiety risk", "have a moderate or high risk of anxiety or depression"]],
  ["hoog-risico-angst-of-depressie", "gezondheid", "HoogRisicoOpAngstOfDepressie_25", worse,
    ["Hoge kans op angst of depressie", "Hoge kans op angst", "een hoge kans hebben op angst of een depressie"],
    ["High risk of anxiety or depression", "High anxiety risk", "have a high risk of anxiety or depression"]],
  ["veel-stress", "gezondheid", "HeelVeelStressInAfgelopen4Weken_26", worse,
    ["Veel stress", "Veel stress", "in de afgelopen vier weken veel of heel veel stress hadden"],
    ["Much stress", "Much stress", "felt much stress in the past four weeks"], 2020],
  ["regie-over-eigen-leven", "gezondheid", "MatigVeelRegieOverEigenLeven_27", better,
    ["Regie over het eigen leven", "Regie", "het gevoel hebben dat ze hun leven zelf kunnen bepalen"],
    ["Control over one's own life", "Control", "feel that they have control over their own life"], 2016],
  ["eenzaam", "samenhang", "Eenzaam_28", worse,
    ["Eenzaamheid", "Eenzaam", "zich eenzaam voelen"],
    ["Loneliness", "Lonely", "feel lonely"]],
  ["ernstig-eenzaam", "samenhang", "ErnstigZeerErnstigEenzaam_29", worse,
    ["Ernstige eenzaamheid", "Ernstig eenzaam", "zich erg eenzaam voelen"],
    ["Severe loneliness", "Severely lonely", "feel severely lonely"]],
  ["emotioneel-eenzaam", "samenhang", "EmotioneelEenzaam_30", worse,
    ["Emotionele eenzaamheid", "Emotioneel eenzaam", "iemand missen met wie ze een hechte band hebben"],
    ["Emotional loneliness", "Emotionally lonely", "miss someone to be close with"]],
  ["sociaal-eenzaam", "samenhang", "SociaalEenzaam_31", worse,
    ["Sociale eenzaamheid", "Sociaal eenzaam", "minder contact met anderen hebben dan ze willen"],
    ["Social loneliness", "Socially lonely", "have less contact with others than they wish"], 2016],
  ["mantelzorgers", "samenhang", "Mantelzorger_32", "neutral",
    ["Mantelzorgers", "Mantelzorgers", "lang of vaak zorgen voor iemand die ze kennen"],
    ["Informal carers", "Informal carers", "give long or intensive care to someone they know"]],
  ["vrijwilligers", "samenhang", "Vrijwilligerswerk_33", better,
    ["Vrijwilligers", "Vrijwilligers", "vrijwilligerswerk doen"],
    ["Volunteers", "Volunteers", "volunteer"], 2016],
  ["geluidhinder-buren", "leefomgeving", "ErnstigeGeluidhinderDoorBuren_37", worse,
    ["Veel last van geluid van buren", "Geluid van buren", "veel last hebben van het geluid van hun buren"],
    ["Severe noise nuisance from neighbours", "Noise from neighbours", "suffer severely from noise of neighbours"], 2020],
  ["moeite-met-rondkomen", "armoede", "MoeiteMetRondkomen_38", worse,
    ["Moeite met rondkomen", "Moeite met rondkomen", "moeite hebben om rond te komen van hun inkomen"],
    ["Difficulty making ends meet", "Making ends meet", "have difficulty making ends meet"]],
];

export const healthMeasures: HealthMeasure[] = rows.map(([id, theme, field, polarity, nl, en, since]) => ({
  id,
  theme,
  field,
  polarity,
  name: { nl: nl[0], en: en[0] },
  short: { nl: nl[1], en: en[1] },
  who: { nl: nl[2], en: en[2] },
  ...(since ? { since } : {}),
}));

export const healthEntries: CatalogEntry[] = [goodHealth, ...healthMeasures.map(entryOf)];
