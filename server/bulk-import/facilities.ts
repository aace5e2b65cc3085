/** The layer "maatschappelijke voorzieningen" of Amsterdam: field names as the municipality gives them. */
import type { Mapping } from "#data/schema/import-settings.ts";

const names = ["MVZN_ID", "Naam", "Domein", "Categorie", "Soort", "Adres", "Huisnummer", "Postcode", "Stadsdeel"];

const mapping: Mapping = {
  list: "Gemeente Amsterdam, maatschappelijke voorzieningen",
  fields: {
    title: "{Naam}",
    summary: "{Soort|Categorie|Domein} in Amsterdam[: {Adres}[ {Huisnummer}][, {Postcode}]][, stadsdeel {Stadsdeel}].",
    kind: "voorziening",
    themes: "{Domein}",
    phase: "uitvoeren",
    lifecycle: "loopt",
    regular: "ja",
    source: "Gemeente Amsterdam, maatschappelijke voorzieningen, {MVZN_ID}",
    key: "{MVZN_ID}",
  },
  values: {
    themes: {
      Onderwijs: "onderwijs",
      "Jeugd en Zorg": "gezondheid",
      "Sport en Spelen": "gezondheid",
      Basisvoorzieningen: "samenhang",
      "Kunst en Cultuur": "samenhang",
    },
  },
};

export const facilities = {
  recognises: (columns: readonly string[]): boolean => names.every((name) => columns.includes(name)),
  mapping,
};
