/** Words in Dutch of what an area is judged by: assessments and checklists. */
import type { DutchWords } from "./dutch-words.ts";

export const judgedDutch: readonly [string, DutchWords][] = [
  [
    "assessment",
    {
      one: "afweging",
      several: "afwegingen",
      fields: {
        areas: "Voor welk gebied?",
        on: "Dag van de afweging",
        edition: "Uitgave van de vragen",
        figures: "Cijfers",
        least: "Hoeveel cijfers moeten over hun grens zijn?",
        scale: "Schaal",
        urgency: "Wat zeggen de jaren?",
        heard: "Wat zeggen bewoners en mensen die er werken?",
        stories: "Verhalen",
        questions: "Vragen",
        covered: "Wat doet gewoon werk hier al?",
        recognised: "Wie herkent dit?",
        nothing: "Wat gebeurt er als we niets doen?",
        verdicts: "Toetsen en oordelen",
        conclusion: "Besluit",
        reason: "Waarom dit besluit?",
        dissent: "Wie ziet het anders?",
      },
      choices: {
        conclusion: {
          extra: "een aanpak boven op gewoon werk",
          regular: "gewoon werk is genoeg",
          later: "nu niet, later opnieuw bekijken",
        },
      },
    },
  ],
  [
    "checklist",
    {
      one: "checklist",
      several: "checklists",
      fields: { template: "Welke lijst?", edition: "Uitgave van de lijst", areas: "Voor welk gebied?", rows: "Punten" },
      choices: { template: { phases: "vier fasen", agenda: "buurtagenda" } },
    },
  ],
];
