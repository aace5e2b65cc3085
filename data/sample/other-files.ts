/** The sources of the sample that are no table of CBS: Leefbaarometer, wijken of 2022 and facilities with a place. */

import { catalog } from "../indicators/catalog.ts";
import { orderedClass } from "../stats/classify.ts";
import { areas, type SampleArea } from "./people.ts";
import { between } from "./town.ts";

/** Points on the scale of the Leefbaarometer where nothing is wrong, and how many go with hardship. */
const dimensions = {
  fys: [0.05, -0.08],
  onv: [0.1, -0.36],
  soc: [0.08, -0.16],
  vrz: [-0.02, 0.1],
  won: [0.06, -0.22],
} as const;

type Scores = Record<"afw" | keyof typeof dimensions, number>;

/** No score where hardly anybody lives. */
const scored = areas.filter(
  ({ level, figures }) => (level === "Buurt" || level === "Gemeente") && (figures.AantalInwoners_5 ?? 0) >= 50,
);

function scoresOf({ code, hardship }: SampleArea): Scores {
  const parts = Object.entries(dimensions).map(([name, [calm, slope]]): [string, number] => [
    name,
    Number((calm + slope * hardship + between(`${name} ${code}`, -0.03, 0.03)).toFixed(6)),
  ]);
  const total = Number(parts.reduce((sum, [, score]) => sum + score, 0).toFixed(6));
  return { ...Object.fromEntries(parts), afw: total } as Scores;
}

/** Members of the zip of scores. */
export function scoreFiles(): Record<string, Uint8Array> {
  const file = (level: SampleArea["level"], column: string) => {
    const lines = scored
      .filter((area) => area.level === level)
      .map((area) => {
        const { afw, fys, onv, soc, vrz, won } = scoresOf(area);
        return [area.code, 2024, "", afw, fys, onv, soc, vrz, won].join(",");
      });
    return new TextEncoder().encode([`${column},jaar,lbm,afw,fys,onv,soc,vrz,won`, ...lines, ""].join("\n"));
  };
  const folder = "Leefbaarometer 3.0 - Meting 2024 - open data";
  return {
    [`${folder}/Leefbaarometer-scores buurten 2002-2024.csv`]: file("Buurt", "bu_code"),
    [`${folder}/Leefbaarometer-scores gemeenten 2002-2024.csv`]: file("Gemeente", "gm_code"),
  };
}

const limitsOf = (id: string) => catalog.find((entry) => entry.id === id)?.classOf?.limits ?? [];
const totalLimits = limitsOf("leefbaarometer-klasse");
const deviationLimits = limitsOf("leefbaarometer-fysieke-omgeving-klasse");

/** Answer of the WFS: classes from 1 to 9, without geometry. */
export function classFeatures(level: "buurt" | "gemeente"): object {
  const features = scored
    .filter((area) => area.level.toLowerCase() === level)
    .map((area) => {
      const scores = scoresOf(area);
      const classes = Object.entries(scores).map(([name, score]) => [`k${name}`, orderedClass(deviationLimits, score)]);
      const properties = {
        gemeente: area.gemeente,
        name: area.name,
        id: area.code,
        scale: level,
        kscore: orderedClass(totalLimits, scores.afw),
        ...Object.fromEntries(classes),
        ...scores,
        year: "2024",
      };
      return { type: "Feature", id: `${level}score24.${area.code}`, geometry: null, properties };
    });
  return {
    type: "FeatureCollection",
    features,
    totalFeatures: features.length,
    numberMatched: features.length,
    numberReturned: features.length,
  };
}

const header =
  "level,code,name,province,area,urbanity,population,pop_0_14,pop_15_24,pop_25_44,pop_45_64,pop_65plus,dwelling_total,dwelling_value,dwelling_ownership,employment_rate,income_low,income_high,edu_appl_sci";

/** Wijken and gemeenten of 2022, as CSV. */
export function wijkenOf2022(): string {
  const lines = areas
    .filter(({ level }) => level === "Wijk" || level === "Gemeente")
    .map(({ code, name, level, figures, hardship }) => {
      const people = figures.AantalInwoners_5 ?? 0;
      const share = (field: string) => Math.round(((figures[field] ?? 0) / Math.max(people, 1)) * 100);
      return [
        level.toLowerCase(),
        code,
        name,
        "Flevoland",
        ((figures.OppervlakteLand_116 ?? 0) / 100).toFixed(2),
        "moderately urbanised",
        Math.round(people * 0.98),
        share("k_0Tot15Jaar_8"),
        share("k_15Tot25Jaar_9"),
        share("k_25Tot45Jaar_10"),
        share("k_45Tot65Jaar_11"),
        share("k_65JaarOfOuder_12"),
        Math.round((figures.HuishoudensTotaal_29 ?? 0) * 0.97),
        Math.round((figures.GemiddeldeWOZWaardeVanWoningen_39 ?? 300) * 0.85),
        figures.Koopwoningen_47 ?? "",
        Math.round(74 - 18 * hardship),
        (32 + 22 * hardship).toFixed(1),
        (30 - 22 * hardship).toFixed(1),
        Math.round(40 - 22 * hardship),
      ].join(",");
    });
  return [header, ...lines, ""].join("\n");
}

const kinds = ["Buurtkamer", "Bibliotheek", "Huis van de Wijk", "Jongerencentrum", "Speeltuin", "Gezondheidscentrum"];

/** Facilities, on places of the island in longitude and latitude. */
export function facilities(): object {
  const features = kinds.map((kind, i) => ({
    id: i + 1,
    type: "Feature",
    geometry: {
      type: "Point",
      coordinates: [between(`lon ${kind}`, 5.245, 5.275), between(`lat ${kind}`, 52.548, 52.566)].map((degrees) =>
        Number(degrees.toFixed(5)),
      ),
    },
    properties: {
      MVZN_ID: `FICTIEF-${i + 1}`,
      Naam: `${kind} (fictief)`,
      Domein: "Basisvoorzieningen",
      Categorie: kind,
      Soort: kind,
    },
  }));
  return { type: "FeatureCollection", name: "MAATSCHAPPELIJKE_VZN", features };
}
