import type { Framers } from "./security.ts";

/** Addresses that the web app answers itself, and who may frame them. Where somebody signs in, writes or judges: nobody. */
export const appPaths: [string, Framers][] = [
  // With `?embed` there is no menu and no session on it: everybody.
  ["/", "ourselves"],
  ["/kansen", "ourselves"],
  ["/vergelijk", "ourselves"],
  ["/achteruit", "ourselves"],
  ["/vergelijk/dossier", "ourselves"],
  ["/initiatieven", "ourselves"],
  // Before the initiatives, where "nieuw" would be an id.
  ["/initiatieven/nieuw", "nobody"],
  ["/kennis", "ourselves"],
  ["/aanpak", "ourselves"],
  ["/aanpak/matrix", "ourselves"],
  ["/aanpak/programma", "ourselves"],
  ["/zoeken", "ourselves"],
  ["/werk", "nobody"],
  ["/berichten", "nobody"],
  ["/post-stoppen", "nobody"],
  ["/beheer", "nobody"],
  ["/beheer/:id", "nobody"],
  ["/initiatieven/:id/bewerken", "nobody"],
  ["/kennis/:dutch/:id/bewerken", "nobody"],
  ["/aanpak/:dutch/:id/bewerken", "nobody"],
  ["/aanmelden", "nobody"],
  ["/bevestigen", "nobody"],
  ["/adres", "nobody"],
  ["/welkom", "nobody"],
  ["/volgen", "nobody"],
  // Before the areas, where "eigen" would be a code.
  ["/gebied/eigen", "ourselves"],
  ["/deelname", "nobody"],
  ["/op-de-hoogte", "nobody"],
  ["/vraag-aan-jou", "nobody"],
  ["/vraagbaak", "ourselves"],
  ["/leeragenda", "ourselves"],
  ["/over", "ourselves"],
  ["/wijkaanpak", "ourselves"],
  ["/methode", "ourselves"],
  ["/toegankelijkheid", "ourselves"],
];
