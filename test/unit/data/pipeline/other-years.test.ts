/**
 * The figures of other years, read once more from the raw files by a reader of its own: what is published for an area of today is
 * what the file has for the area that it was then.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { decodeColumn } from "#data/codecs/columns.ts";
import { statuses } from "#data/schema/status.ts";
import { mirrorFolder } from "../../../fixtures/mirror.ts";
import { type Published, published, readCatalog, readPublished } from "../../../fixtures/published.ts";

const mirror = mirrorFolder();
const estimated = statuses.indexOf("estimated");
const entries: { url: string; file: string; contentEncoding?: string }[] = mirror
  ? JSON.parse(readFileSync(join(mirror, "index.json"), "utf8"))
  : [];

function textsOf(part: string): string[] {
  const found = entries.filter(({ url }) => url.includes(part));
  expect(found, part).not.toEqual([]);
  return found.map(({ file, contentEncoding }) => {
    const bytes = readFileSync(join(mirror ?? "", file));
    return (contentEncoding === "gzip" ? gunzipSync(bytes) : bytes).toString("utf8");
  });
}

type Cells = Map<string, Record<string, string | number | null>>;

const fromFeed = (part: string): Cells =>
  new Map(
    textsOf(part)
      .flatMap((text) => JSON.parse(text).value as Record<string, string | number | null>[])
      .map((row) => [String(row.WijkenEnBuurten).trim(), row]),
  );

function fromCsv(part: string, code = "code", year?: number): Cells {
  const [header = "", ...lines] = (textsOf(part)[0] ?? "").split(/\r?\n/).filter(Boolean);
  const names = header.split(",");
  return new Map(
    lines.flatMap((line) => {
      const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, "").replaceAll('"', "")) ?? [];
      if (year !== undefined && Number(cells[names.indexOf("year")]) !== year) return [];
      return [[cells[names.indexOf(code)] ?? "", Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ""]))] as const];
    }),
  );
}

interface Edition {
  year: number;
  level: "wijk" | "gemeente" | "buurt";
  cells: () => Cells;
  /** Of the areas, where it is not that of the year. */
  division?: number;
  /** Field by indicator. */
  fields: Record<string, string>;
  /** Codes that another file gives, or that this one gives alone. */
  without?: string;
  within?: string;
  /** Areas with a figure, where it is of some cities only. */
  atLeast?: number;
}

const editions: Edition[] = [
  {
    year: 2020,
    level: "wijk",
    cells: () => fromFeed("84799NED"),
    fields: {
      inwoners: "AantalInwoners_5",
      "woz-waarde": "GemiddeldeWOZWaardeVanWoningen_35",
      koopwoningen: "Koopwoningen_40",
      corporatiewoningen: "InBezitWoningcorporatie_42",
      leegstand: "PercentageOnbewoond_39",
      bijstandsuitkeringen: "PersonenPerSoortUitkeringBijstand_83",
      "inkomen-per-inwoner": "GemiddeldInkomenPerInwoner_72",
      personenautos: "PersonenautoSTotaal_100",
      jeugdzorg: "PercentageJongerenMetJeugdzorg_88",
      "jongeren-met-jeugdzorg": "JongerenMetJeugdzorgInNatura_87",
      "wmo-clienten": "WmoClienten_89",
      "inkomen-per-ontvanger": "GemiddeldInkomenPerInkomensontvanger_71",
      "huishoudens-laag-inkomen": "HuishoudensMetEenLaagInkomen_78",
      "huishoudens-sociaal-minimum": "HuishOnderOfRondSociaalMinimum_79",
      "woningen-voor-2000": "BouwjaarVoor2000_45",
    },
  },
  {
    year: 2019,
    level: "wijk",
    cells: () => fromFeed("84583NED"),
    fields: {
      "woz-waarde": "GemiddeldeWoningwaarde_35",
      corporatiewoningen: "InBezitWoningcorporatie_42",
      bijstandsuitkeringen: "PersonenPerSoortUitkeringBijstand_83",
      "wmo-clienten": "WmoClienten_89",
    },
    without: "WK0917",
    atLeast: 25,
  },
  {
    year: 2019,
    level: "wijk",
    cells: () => fromCsv("heerlen-kwb", "code", 2019),
    fields: {
      inwoners: "AantalInwoners",
      "woz-waarde": "GemiddeldeWoningwaarde",
      bijstandsuitkeringen: "PersonenPerSoortUitkeringBijstand",
    },
    within: "WK0917",
    atLeast: 15,
  },
  {
    year: 2023,
    level: "wijk",
    cells: () => fromCsv("utrecht-kwb-2023", "gwb_code"),
    fields: { inwoners: "a_inw", huishoudens: "a_hh", "woz-waarde": "g_wozbag", koopwoningen: "p_koopw" },
    atLeast: 8,
  },
  {
    year: 2023,
    level: "gemeente",
    cells: () => fromCsv("nl-gemeenten-wonen", "code", 2023),
    division: 2024,
    fields: { inwoners: "a_inw", corporatiewoningen: "p_wcorpw", leegstand: "p_leegsw", woningen: "a_woning" },
  },
  {
    year: 2025,
    level: "gemeente",
    cells: () => fromCsv("nl-gemeenten-wonen", "code", 2025),
    division: 2024,
    fields: { inwoners: "a_inw", huishoudens: "a_hh", koopwoningen: "p_koopw" },
  },
  {
    year: 2021,
    level: "wijk",
    cells: () => fromFeed("85039NED"),
    fields: { inwoners: "AantalInwoners_5", "woz-waarde": "GemiddeldeWoningwaarde_35", huishoudens: "HuishoudensTotaal_28" },
  },
  {
    year: 2017,
    level: "gemeente",
    cells: () => fromFeed("83765NED"),
    fields: { inwoners: "AantalInwoners_5", "woz-waarde": "GemiddeldeWoningwaarde_35" },
  },
  {
    year: 2017,
    level: "buurt",
    cells: () => fromFeed("83765NED"),
    fields: { inwoners: "AantalInwoners_5", "woz-waarde": "GemiddeldeWoningwaarde_35" },
  },
  {
    year: 2016,
    level: "wijk",
    cells: () => fromCsv("wijk-en-buurtkaart-2016"),
    fields: { inwoners: "AANT_INW", huishoudens: "AANTAL_HH" },
  },
  {
    year: 2008,
    level: "wijk",
    cells: () => fromCsv("leefbaarometer-2.0-wijken"),
    division: 2016,
    fields: { "leefbaarometer-2-klasse": "KL08" },
  },
  {
    year: 2016,
    level: "wijk",
    cells: () => fromCsv("leefbaarometer-2.0-wijken"),
    fields: { "leefbaarometer-2-score": "RLBRMTR16" },
  },
];

describe.skipIf(!mirror)("figures of other years", () => {
  let set: Published;
  beforeAll(async () => {
    set = await published();
  });

  it.each(editions)(
    "of $year per $level are those of the raw file, cell by cell",
    ({ year, level, cells, fields, division = year, without, within = "", atLeast }) => {
      if (!set.real) return;
      const raw = cells();
      const json = (name: string) => JSON.parse(readPublished(set, name).toString());
      const relations = set.manifest.relations.map(({ file }) => json(file));
      const { codes } = json(set.manifest.areas[level]) as { codes: string[] };
      // The area of then: by the borders of that year, or its own code where an earlier year says that it is the same.
      const then = (code: string): string | undefined => {
        if (division === set.manifest.division) return code;
        const exact = relations.find(({ from }) => from === division)?.levels[level]?.[code];
        if (exact?.kind === "same") return exact.code;
        const before = relations.filter(({ from }) => from < division).map(({ levels }) => levels[level]?.[code]);
        return before.some((kin) => kin?.kind === "same" && kin.code === code) ? code : undefined;
      };
      for (const [id, field] of Object.entries(fields)) {
        const indicator = readCatalog(set).indicators.find((one) => one.id === id);
        const entry = indicator?.columns.find((column) => column.level === level && column.year === year);
        const column = decodeColumn(readPublished(set, entry?.file ?? ""));
        const scale = 10 ** (indicator?.unit.decimals ?? 0);
        const wrong = codes.filter((code, row) => {
          if (!code.startsWith(within) || (without && code.startsWith(without))) return false;
          // On evidence that is published beside the borders: then it says that it is an estimate.
          const older = then(code) ?? (column.status[row] === estimated ? code : undefined);
          const cell = older === undefined ? undefined : raw.get(older)?.[field];
          const expected = cell === undefined || cell === null || cell === "" ? Number.NaN : Number(cell);
          const published = column.values[row] ?? Number.NaN;
          const rounded = Math.round(expected * scale) / scale;
          return Number.isNaN(published) ? !Number.isNaN(rounded) : published !== rounded;
        });
        expect(wrong, `${id} ${year}`).toEqual([]);
        expect(column.values.filter(Number.isFinite).length, `${id} ${year}`).toBeGreaterThan(
          atLeast ?? (level === "gemeente" ? 250 : 1_000),
        );
      }
    },
  );
});
