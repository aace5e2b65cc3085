/** Words of DCAT-AP-NL: its prefixes, the lists of values that it asks for, and small nodes made of them. */
import type { Text, Theme } from "#data/schema/indicator.ts";

export const prefixes = {
  adms: "http://www.w3.org/ns/adms#",
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  vcard: "http://www.w3.org/2006/vcard/ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};

const authority = "http://publications.europa.eu/resource/authority";
export const mediaType = (type: string) => ({
  "@id": `https://www.iana.org/assignments/media-types/${type}`,
  "@type": "dct:MediaType",
});
export const fileType = (name: string) => ({ "@id": `${authority}/file-type/${name}`, "@type": "dct:MediaTypeOrExtent" });
export const dutch = { "@id": `${authority}/language/NLD`, "@type": "dct:LinguisticSystem" };
export const open = { "@id": `${authority}/access-right/PUBLIC`, "@type": "dct:RightsStatement" };
export const wholeCountry = { "@id": `${authority}/country/NLD`, "@type": "dct:Location" };

/** Of the list of licences that the profile asks for; another one stands in words beside it. */
const licences: [RegExp, string][] = [
  [/^CC BY 4\.0/, "https://creativecommons.org/licenses/by/4.0/deed.nl"],
  [/^CC0/, "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"],
];
const otherLicence = "http://standaarden.overheid.nl/owms/terms/licentieonbekend";

/** Data themes of the European Union. */
export const dataThemes: Record<Theme, string> = {
  wonen: "REGI",
  onderwijs: "EDUC",
  werk: "SOCI",
  armoede: "SOCI",
  gezondheid: "HEAL",
  veiligheid: "JUST",
  leefomgeving: "ENVI",
  samenhang: "SOCI",
  bevolking: "SOCI",
};
const themeNames: Record<string, string> = {
  EDUC: "Onderwijs, cultuur en sport",
  ENVI: "Milieu",
  HEAL: "Gezondheid",
  JUST: "Justitie, rechtsstelsel en openbare veiligheid",
  REGI: "Regio's en steden",
  SOCI: "Bevolking en samenleving",
};
export const themeOf = (code: string) => ({
  "@id": `${authority}/data-theme/${code}`,
  "@type": "skos:Concept",
  "skos:prefLabel": inDutch(themeNames[code] ?? code),
});

export const both = ({ nl, en }: Text) => [
  { "@value": nl, "@language": "nl" },
  { "@value": en, "@language": "en" },
];
export const inDutch = (text: string) => ({ "@value": text, "@language": "nl" });
export const moment = (utc: string) => ({ "@value": utc, "@type": "xsd:dateTime" });
export const dayLiteral = (text: string) => ({ "@value": text, "@type": "xsd:date" });
export const agent = (name: string) => ({ "@type": "foaf:Agent", "foaf:name": inDutch(name) });
export const licence = (name: string) => ({
  "@id": licences.find(([form]) => form.test(name))?.[1] ?? otherLicence,
  "@type": "dct:LicenseDocument",
});
