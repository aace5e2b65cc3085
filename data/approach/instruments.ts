/**
 * Instruments that pay for the approach of areas, each with what its sources say of it and no more. Forms offer their names, where any other
 * name may be typed; the page of the money of an area explains them.
 */
import type { Text } from "../schema/indicator.ts";
import type { Payer } from "../schema/initiative.ts";

export interface InstrumentSource {
  name: string;
  /** Where it has an address that stays. */
  link?: string;
}

export interface Instrument {
  /** Kebab-case, never changed. */
  id: string;
  /** As it stands in a funding line: a name of its own, the same in every language. */
  name: string;
  payer: Payer;
  /** What it is for, and what one must keep to. */
  rules: readonly Text[];
  sources: readonly InstrumentSource[];
}

/** Of the Staatscourant, by year and number. */
const gazette = (year: number, number: number): InstrumentSource => ({
  name: `Staatscourant ${year}, ${number}`,
  link: `https://zoek.officielebekendmakingen.nl/stcrt-${year}-${number}.html`,
});

export const instruments: readonly Instrument[] = [
  {
    id: "kansrijke-wijk-2023",
    name: "SPUK Kansrijke Wijk 2023-2025",
    payer: "rijk",
    rules: [
      { nl: "Ongeveer € 256 miljoen voor de focusgebieden samen.", en: "About € 256 million for all focus areas together." },
      {
        nl: "Voor armoede en schulden, weerbaarheid, weer aan het werk, school en omgeving, het jonge kind, gezonde leefomgeving en steun aan het programma.",
        en: "For poverty and debts, resilience, return to work, school and surroundings, the young child, healthy surroundings and support of the programme.",
      },
      { nl: "Eigen geld erbij leggen hoeft niet.", en: "No own money has to be added." },
      {
        nl: "Geld van één jaar mag naar het volgende jaar, binnen hetzelfde hoofdthema.",
        en: "The money of one year may move to the next, within the same main theme.",
      },
    ],
    sources: [
      gazette(2023, 17605),
      { name: "rijksoverheid.nl, 8 december 2023" },
      { name: "leefbaarenveilig.nl, vragen en antwoorden" },
    ],
  },
  {
    id: "kansrijke-wijk-2026",
    name: "SPUK Kansrijke Wijk 2026-2028",
    payer: "rijk",
    rules: [
      { nl: "Ruim € 400 miljoen voor de focusgebieden samen.", en: "Well over € 400 million for all focus areas together." },
      {
        nl: "Voor weer aan het werk en minder geldzorgen, school en omgeving, het jonge kind, samenhang in de wijk en leren omgaan met geld.",
        en: "For return to work and fewer money worries, school and surroundings, the young child, cohesion and learning to handle money.",
      },
      {
        nl: "Er is ook een deel voor meer thema's samen, en een vast bedrag voor de organisatie.",
        en: "There is also a part for several themes together, and a fixed sum for the organisation.",
      },
      { nl: "Geld dat over is, mag je tot in 2028 gebruiken.", en: "Money that is left may be used until 2028." },
    ],
    sources: [gazette(2025, 20924), gazette(2025, 32385), { name: "rijksoverheid.nl, 16 mei 2025" }],
  },
  {
    id: "volkshuisvestingsfonds-2021",
    name: "Volkshuisvestingsfonds 2021",
    payer: "rijk",
    rules: [
      {
        nl: "€ 450 miljoen voor bijna 22.000 woningen.",
        en: "€ 450 million for nearly 22,000 homes.",
      },
      { nl: "Er werd twee keer zoveel gevraagd als er was.", en: "Twice as much was asked for as there was." },
    ],
    sources: [{ name: "ministerie van Binnenlandse Zaken, 2021" }],
  },
  {
    id: "volkshuisvestingsfonds-2023",
    name: "Volkshuisvestingsfonds 2023",
    payer: "rijk",
    rules: [
      { nl: "€ 600 miljoen, vooral voor woningen van particulieren.", en: "€ 600 million, mainly for privately owned homes." },
      {
        nl: "Een plan heeft minstens 50 woningen; in een focusgebied minstens 100.",
        en: "A plan has at least 50 homes; in a focus area at least 100.",
      },
    ],
    sources: [{ name: "nul20.nl" }],
  },
  {
    id: "regio-deals",
    name: "Regio Deals 2018-2022",
    payer: "rijk",
    rules: [
      { nl: "€ 950 miljoen, één keer.", en: "€ 950 million, once only." },
      { nl: "Het Rijk betaalt hoogstens de helft.", en: "The state pays half at most." },
      {
        nl: "Ongeveer € 173 miljoen ging naar zeven van zestien gebieden, waarvan € 130 miljoen naar Rotterdam-Zuid.",
        en: "About € 173 million went to seven of sixteen areas, of which € 130 million to Rotterdam-Zuid.",
      },
    ],
    sources: [{ name: "platform31.nl, 13 april 2022" }],
  },
  {
    id: "start-nplv",
    name: "Start NPLV 2022",
    payer: "rijk",
    rules: [
      {
        nl: "€ 600 miljoen voor wonen, € 82 miljoen tegen jeugdcriminaliteit en € 20 miljoen tegen armoede en schulden.",
        en: "€ 600 million for housing, € 82 million against youth crime and € 20 million against poverty and debts.",
      },
    ],
    sources: [{ name: "gemeente.nu, juli 2022" }],
  },
];

/** The one that a funding line names, whatever the case; undefined for another. */
export function instrumentNamed(name: string): Instrument | undefined {
  const plain = name.trim().toLowerCase();
  return instruments.find((one) => one.name.toLowerCase() === plain);
}
