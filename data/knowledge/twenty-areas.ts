/**
 * The map story of the twenty focusgebieden in ten views: written from the figures of the set, each area for itself and never as the mean
 * of the twenty. Each sentence names the figures that it rests on.
 */
import type { z } from "zod";
import type { MapStory } from "../entry-types/map-story.ts";

/** A figure of one area of the list. */
export interface ListFigure {
  code: string;
  name: string;
  value: number;
}

/** The newest year of an indicator for the areas of the list. */
export interface ListFigures {
  year: number;
  decimals: number;
  /** Of those that have one; the highest first, of equal ones by name. */
  areas: readonly ListFigure[];
  /** How many areas the list has. */
  listed: number;
  /** Of the Netherlands in that year. */
  national?: number;
}

/** Undefined where the set has no such figures. */
export type ListReader = (indicator: string) => ListFigures | undefined;

export interface TracedSentence {
  text: string;
  /** "inwoners/amsterdam-zuidoost/2024" */
  figures: readonly string[];
}

/** `NL00` in a figure is the Netherlands (data/schema/profile.ts). */
const country = "NL00";

interface View {
  heading: string;
  indicator: string;
  /** The figure inside a sentence: "per 1.000 inwoners 88 misdrijven". */
  say: (number: string) => string;
  /** Is it a model of the source? Then that is said. */
  modelled?: true;
  /** A count, which nobody compares with that of the country. */
  alone?: true;
  /** By definition 0, so that being above it says more than the number. */
  aroundZero?: true;
}

const views: readonly View[] = [
  { heading: "Hoeveel mensen er wonen", indicator: "inwoners", alone: true, say: (number) => `wonen ${number} mensen` },
  {
    heading: "Hoe leefbaar het is",
    indicator: "leefbaarometer-score",
    modelled: true,
    aroundZero: true,
    say: (number) => `is de leefbaarheid ${number}`,
  },
  {
    heading: "Overlast en onveiligheid",
    indicator: "leefbaarometer-overlast-en-onveiligheid",
    modelled: true,
    aroundZero: true,
    say: (number) => `is de score voor overlast en onveiligheid ${number}`,
  },
  {
    heading: "Misdrijven die bekend zijn bij de politie",
    indicator: "misdrijven-per-1000",
    say: (number) => `zijn er ${number} misdrijven per 1.000 inwoners`,
  },
  {
    heading: "Rondkomen",
    indicator: "laag-inkomen",
    say: (number) => `heeft ${number}% van de mensen een inkomen dat bij de laagste 40% van Nederland hoort`,
  },
  {
    heading: "Werk",
    indicator: "arbeidsparticipatie",
    say: (number) => `heeft ${number}% van de mensen betaald werk`,
  },
  {
    heading: "Wie er verhuurt",
    indicator: "corporatiewoningen",
    say: (number) => `is ${number}% van de woningen van een corporatie`,
  },
  {
    heading: "Hoe gezond mensen zich voelen",
    indicator: "goed-ervaren-gezondheid",
    modelled: true,
    say: (number) => `voelt ${number}% van de mensen zich gezond`,
  },
  {
    heading: "Kinderen",
    indicator: "leeftijd-0-15",
    say: (number) => `is ${number}% van de mensen jonger dan 15 jaar`,
  },
  {
    heading: "Wat er in de buurt is",
    indicator: "leefbaarometer-voorzieningen",
    modelled: true,
    aroundZero: true,
    say: (number) => `is de score voor voorzieningen ${number}`,
  },
];

const written = (value: number, decimals: number): string =>
  value.toLocaleString("nl-NL", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace("-", "−");

function aboveWords(above: number, of: number): string {
  if (above === 0) return `geen van de ${of} gebieden ligt daarboven`;
  if (above === of) return `alle ${of} gebieden liggen daarboven`;
  return `${above} van de ${of} gebieden ${above === 1 ? "ligt" : "liggen"} daarboven`;
}

/** The sentences of one view: the ends of the list, and where each of the areas stands beside the Netherlands. */
export function sentencesOf(
  view: Pick<View, "indicator" | "say" | "modelled" | "alone" | "aroundZero">,
  figures: ListFigures,
): TracedSentence[] {
  const { year, decimals, areas, listed, national } = figures;
  const [most, least] = [areas[0], areas.at(-1)];
  if (!most || !least) return [];
  const ref = (code: string) => `${view.indicator}/${code}/${year}`;
  const write = (value: number) => written(value, decimals);
  const everyArea = areas.map(({ code }) => ref(code));
  const ends: TracedSentence = {
    text: `In ${most.name} ${view.say(write(most.value))} (${year}); in ${least.name} ${view.say(write(least.value))}. De andere gebieden liggen daartussen.`,
    figures: everyArea,
  };
  const without = listed - areas.length;
  const missing = without > 0 ? ` Van ${without} van de ${listed} is er geen cijfer.` : "";
  if (national === undefined || view.alone) return [{ ...ends, text: ends.text + missing }];
  const above = aboveWords(areas.filter(({ value }) => value > national).length, areas.length);
  const beside = view.aroundZero
    ? `Nul is het gemiddelde van Nederland: ${above}.`
    : `In heel Nederland ${view.say(write(national))}: ${above}.`;
  const model = view.modelled ? " Dit cijfer is een schatting met een model van de bron." : "";
  return [ends, { text: beside + missing + model, figures: [ref(country), ...everyArea] }];
}

const addressOf = ({ indicator }: View, year: number): string =>
  `/?${new URLSearchParams({ indicator, level: "wijk", year: String(year), group: "focusgebieden", initiatives: "uit" })}`;

/** Undefined where the set lacks the list, or a figure: then there is nothing to tell. Throws nothing. */
export function twentyAreas(read: ListReader): z.input<typeof MapStory> | undefined {
  const told = views.map((view) => ({ view, figures: read(view.indicator) }));
  const steps = told.flatMap(({ view, figures }) => {
    if (!figures) return [];
    const sentences = sentencesOf(view, figures);
    if (sentences.length === 0) return [];
    return [
      {
        heading: view.heading,
        text: sentences.map(({ text }) => text).join("\n\n"),
        view: addressOf(view, figures.year),
        figures: [...new Set(sentences.flatMap((one) => one.figures))],
      },
    ];
  });
  if (steps.length < views.length) return undefined;
  return {
    title: "De twintig focusgebieden in tien kaartbeelden",
    summary:
      "Hoe staan de twintig gebieden van het Nationaal Programma Leefbaarheid en Veiligheid ervoor? In tien kaartbeelden zie je elk gebied apart, en nooit als gemiddelde van de twintig. De cijfers zeggen hoe het is, en niet waardoor.",
    steps,
    themes: ["wonen", "veiligheid", "leefomgeving", "samenhang"],
    phases: ["orienteren"],
    source: "Geschreven door Wijkblik uit de cijfers die bij elke stap staan.",
  };
}
