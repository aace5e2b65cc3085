/** Places that people look for, over the areas as they are published. */
import { beforeAll, describe, expect, it } from "vitest";
import { findPlaces } from "#data/search/find-places.ts";
import type { PlaceIndex } from "#data/search/place-index.ts";
import { publishedPlaces } from "../../../fixtures/place-index.ts";

/** Typed, then what must come first: the name, and the gemeente it lies in (empty for a gemeente). */
const wanted: [typed: string, name: string, gemeente: string][] = [
  ["Schilderswijk", "Den Haag Schilderswijk", "'s-Gravenhage"],
  ["schilderwijk", "Den Haag Schilderswijk", "'s-Gravenhage"],
  ["Den Bosch", "'s-Hertogenbosch", ""],
  ["hertogenbosch", "'s-Hertogenbosch", ""],
  ["den haag", "'s-Gravenhage", ""],
  ["Kanaleneiland", "Utrecht Kanaleneiland", "Utrecht"],
  ["kanaaleneiland", "Utrecht Kanaleneiland", "Utrecht"],
  ["Overvecht", "Utrecht Overvecht", "Utrecht"],
  ["Zuidwijk", "Zuidwijk", "Rotterdam"],
  ["centrum", "Rotterdam Centrum", "Rotterdam"],
  ["centrum groningen", "Centrum", "Groningen"],
  ["groningen centrum", "Centrum", "Groningen"],
  ["Rotterdam Zuid", "Rotterdam-Zuid", "Rotterdam"],
  ["niew west", "Amsterdam Nieuw-West", "Amsterdam"],
  ["Amersfort", "Amersfoort", ""],
  ["Eindoven", "Eindhoven", ""],
  ["Arhnem", "Arnhem", ""],
  ["nijmege", "Nijmegen", ""],
  ["Groningn", "Groningen", ""],
  ["Leeuwarde", "Leeuwarden", ""],
  ["utrecht", "Utrecht", ""],
  ["Hoogvliet", "Hoogvliet", "Rotterdam"],
  ["Feyenoord", "Feijenoord", "Rotterdam"],
  ["Charlois", "Charlois", "Rotterdam"],
  ["laak", "Wijk 38 Laakkwartier en Spoorwijk", "'s-Gravenhage"],
  ["Transvaal", "Den Haag Transvaal", "'s-Gravenhage"],
  ["moerwijk", "Wijk 36 Moerwijk", "'s-Gravenhage"],
  ["de hoogte", "Groningen De Hoogte", "Groningen"],
  ["Selwerd", "Groningen Selwerd", "Groningen"],
  ["Pendrecht", "Pendrecht", "Rotterdam"],
  ["Ypenburg", "Wijk 42 Ypenburg", "'s-Gravenhage"],
  ["ipenburg", "Wijk 42 Ypenburg", "'s-Gravenhage"],
  ["Leidsche Rijn", "Wijk 09 Leidsche Rijn", "Utrecht"],
  ["jordaan", "Jordaan", "Amsterdam"],
  ["de pijp", "Oude Pijp", "Amsterdam"],
  ["Crooswijk", "Kralingen-Crooswijk", "Rotterdam"],
  ["Tarwewijk", "Tarwewijk", "Rotterdam"],
  ["spangen", "Spangen", "Rotterdam"],
  ["bospolder tussendijken", "Bospolder", "Rotterdam"],
  ["Heerlen noord", "Heerlen-Noord", "Heerlen"],
  ["presikhaaf", "Arnhem Presikhaaf", "Arnhem"],
  ["Westwijk", "Westwijk", "Vlaardingen"],
  ["westwijk vlaardingen", "Westwijk", "Vlaardingen"],
  ["holtenbroek", "Wijk 30 Holtenbroek", "Zwolle"],
  ["Breda noord", "Breda-Noord", "Breda"],
  ["velsen noord", "Wijk 05 Velsen-Noord", "Velsen"],
  ["IJsselmonde", "IJsselmonde", "Rotterdam"],
  ["donderberg", "Wijk 04 Donderberg", "Roermond"],
  ["zuidwest fryslan", "Súdwest-Fryslân", ""],
  ["GM0599", "Rotterdam", ""],
];

describe("finding places of the country", () => {
  let index: PlaceIndex;
  let real = false;
  beforeAll(async () => {
    ({ index, real } = await publishedPlaces());
  }, 120_000);

  it.for(wanted)("%s", ([typed, name, gemeente], { skip }) => {
    skip(!real, "the country is not there: the mirror or a network is needed");
    expect(findPlaces(index, typed)[0]).toMatchObject({ name, gemeente });
  });
});
