/** Which parts are on a dossier: in the address behind the #, so that the same address prints the same. */

export const dossierParts = [
  "kaart",
  "opvallend",
  "cijfers",
  "verloop",
  "vergelijking",
  "initiatieven",
  "afspraken",
  "verhalen",
  "ontbreekt",
] as const;
export type DossierPart = (typeof dossierParts)[number];

/** Of areas side by side: those like one of them are a question of that one. */
export const comparisonParts: readonly DossierPart[] = dossierParts.filter((part) => part !== "vergelijking");

const key = "delen=";

/** All of them without a choice; words that are no part are passed over. */
export function readParts(hash: string, all: readonly DossierPart[] = dossierParts): DossierPart[] {
  if (!hash.startsWith(key)) return [...all];
  const named = hash.slice(key.length).split(",");
  return all.filter((part) => named.includes(part));
}

/** Empty for all of them. */
export const writeParts = (parts: readonly DossierPart[], all: readonly DossierPart[] = dossierParts): string =>
  parts.length === all.length ? "" : key + parts.join();
