/** What is wrong with a row of a file, in sentences for whoever sent it. */
import type { Text } from "#data/schema/indicator.ts";
import { tableLimits } from "./table.ts";

/** Signs of the id of a row. */
export const mostOfId = 200;

export const shifted: Text = {
  nl: "Deze regel heeft meer vakken dan de kop: er is iets verschoven.",
  en: "This row has more cells than the heading: something is shifted.",
};
export const longCell: Text = {
  nl: `Een vak in deze regel heeft meer dan ${tableLimits.cell.toLocaleString("nl")} tekens.`,
  en: `A cell in this row has more than ${tableLimits.cell.toLocaleString("en")} characters.`,
};
export const lostDigits = (id: string): Text => ({
  nl: `Het nummer ${id} is afgerond door een rekenblad: maak van de kolom tekst, of kies een andere kolom als nummer.`,
  en: `The number ${id} was rounded by a spreadsheet: make the column text, or choose another column as number.`,
});
export const longId: Text = {
  nl: `Een nummer heeft hoogstens ${mostOfId} tekens: kies een andere kolom als nummer.`,
  en: `A number has ${mostOfId} characters at most: choose another column as number.`,
};
export const unseenId: Text = {
  nl: "In dit nummer staan tekens die je niet ziet: kies een andere kolom als nummer.",
  en: "This number has characters that cannot be seen: choose another column as number.",
};
export const notNumber: Text = { nl: "Dit is geen getal.", en: "This is not a number." };
export const noPlace: Text = {
  nl: "Er is geen plaats: geef een lengte- en breedtegraad of de code van een gebied.",
  en: "There is no place: give longitude and latitude or the code of an area.",
};
export const unknownWord = (word: string): Text => ({
  nl: `Wat “${word.slice(0, 60)}” betekent weten we niet: kies het bij de kolommen.`,
  en: `We do not know what “${word.slice(0, 60)}” means: choose it at the columns.`,
});
