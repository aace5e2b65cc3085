/** The files that figures come from, a row each: of which year and levels, on which division, and how they are read. */
import { classes, csv, csvRows, feed, type Mirror, map2015, type RawRow, type RawTable, scores } from "./raw-files.ts";

export type LevelName = "gemeente" | "wijk" | "buurt" | "group";

export interface Place {
  /** What the rows below call it; several years of one sort of file share a name. */
  name: string;
  year: number;
  levels: string;
  /** Year of its areas, where that is not today's. */
  division?: number;
  /** Id in the published list of sources. */
  source: string;
  provisional?: true;
  read: (mirror: Mirror) => RawTable;
}

const feedOf = (table: string, host = "opendata") => ({
  read: (mirror: Mirror) => feed(mirror, [`//${host}.cbs.nl`, `/${table}/TypedDataSet`]),
});
const g = "gemeente";
const gw = "gemeente wijk";
const gwb = "gemeente wijk buurt";

/** Crimes by kind: fourteen years in a file, a file a kind. */
const kinds = ["1.1.1", "1.1.2", "1.2.1", "1.2.2", "1.2.3", "1.4.2", "1.4.4", "1.4.5", "2.2.1", "2.5.1", "3.1.1", "3.1.3"];
function crimeKinds(mirror: Mirror, year: number): RawTable {
  const all = new Map<string, Record<string, number | null>>();
  for (const kind of kinds)
    for (const [code, row] of feed(mirror, ["47018NED", `%27${kind}%20%27`, "%27GM%27"], ["Perioden", `${year}JJ00`]))
      all.set(code, { ...all.get(code), [kind]: row.GeregistreerdeMisdrijven as number | null });
  return all;
}

const olderClass = (mirror: Mirror, year: number): RawTable => {
  const end = String(year).slice(2);
  return new Map(
    Array.from(csv(mirror, "leefbaarometer-2.0-wijken-gemeenten"), ([code, row]) => [
      code,
      { KL: row[`KL${end}`], RLBRMTR: row[`RLBRMTR${end}`] },
    ]),
  );
};

/** Names of StatLine for the columns of the workbooks of CBS that stand in for an edition. */
const inWorkbook: Record<string, string> = {
  AantalInwoners: "a_inw",
  Mannen: "a_man",
  Vrouwen: "a_vrouw",
  k_0Tot15Jaar: "a_00_14",
  k_15Tot25Jaar: "a_15_24",
  k_25Tot45Jaar: "a_25_44",
  k_45Tot65Jaar: "a_45_64",
  k_65JaarOfOuder: "a_65_oo",
  HuishoudensTotaal: "a_hh",
  GemiddeldeHuishoudensgrootte: "g_hhgro",
  Bevolkingsdichtheid: "bev_dich",
  PercentageEengezinswoning: "p_1gezw",
  Koopwoningen: "p_koopw",
  OppervlakteLand: "a_lan_ha",
  MateVanStedelijkheid: "ste_mvs",
  Omgevingsadressendichtheid: "ste_oad",
};
const renamed = (row: RawRow, names: Record<string, string>): RawRow =>
  Object.fromEntries(Object.entries(names).flatMap(([name, column]) => (column in row ? [[name, row[column]] as const] : [])));
const onlyWijken = (table: RawTable): [string, RawRow][] => [...table].filter(([code]) => code.startsWith("WK"));

const rowsOf = (m: Mirror, piece: string) => m.bytes(piece).flatMap((file) => csvRows(new TextDecoder().decode(file)));

/** Wijken of four cities. */
const cities2019 = (m: Mirror): RawTable => {
  const tables = ["0363", "0518", "0344"].map((city) => feed(m, ["84583NED", `%27${city}%27`]));
  const heerlen = rowsOf(m, "heerlen-kwb").filter(({ year }) => year === "2019");
  return new Map([...tables.flatMap(onlyWijken), ...onlyWijken(new Map(heerlen.map((row) => [row.code ?? "", row])))]);
};
/** Only what a later year has of every wijk: see data/SOURCES.md. */
const utrecht2023 = (m: Mirror): RawTable =>
  new Map(
    onlyWijken(csv(m, "utrecht-kwb-2023", "gwb_code")).map(([code, row]) => [
      code,
      { ...renamed(row, inWorkbook), GemiddeldeWOZWaardeVanWoningen: row.g_wozbag },
    ]),
  );
/** The value of homes is in euros. */
const gemeenten = (m: Mirror, year: number): RawTable =>
  new Map(
    rowsOf(m, "nl-gemeenten-wonen")
      .filter((row) => Number(row.year) === year)
      .map((row) => [
        row.code ?? "",
        {
          AantalInwoners: row.a_inw,
          HuishoudensTotaal: row.a_hh,
          Koopwoningen: row.p_koopw,
          Woningvoorraad: row.a_woning,
          PercentageOnbewoond: row.p_leegsw,
          InBezitWoningcorporatie: row.p_wcorpw,
          GemiddeldeWOZWaardeVanWoningen: row.g_wozbag ? String(Number(row.g_wozbag) / 1000) : "",
        },
      ]),
  );

/** First the one that is trusted most: StatLine, then the file of 2022, then the maps. */
export const places: Place[] = [
  { name: "kwb", year: 2024, levels: gwb, source: "cbs-kwb-2024", ...feedOf("85984NED") },
  { name: "2022", year: 2022, levels: gw, division: 2022, source: "wijken-2022", read: (m) => csv(m, "nl-wijken-2022") },
  { name: "kwb", year: 2017, levels: gwb, division: 2017, source: "cbs-kwb-editions", ...feedOf("83765NED") },
  ...[2023, 2024, 2025].map(
    (year): Place => ({
      name: "kwb",
      year,
      levels: g,
      source: "cbs-gemeenten",
      ...(year === 2025 ? { provisional: true } : {}),
      read: (m) => gemeenten(m, year),
    }),
  ),
  { name: "kwb", year: 2019, levels: "wijk", division: 2019, source: "cbs-kwb-editions", read: cities2019 },
  { name: "kwb", year: 2023, levels: "wijk", division: 2023, source: "cbs-kwb-editions", read: utrecht2023 },
  { name: "kwb", year: 2020, levels: "wijk", division: 2020, source: "cbs-kwb-editions", ...feedOf("84799NED") },
  { name: "kwb", year: 2020, levels: g, division: 2020, source: "cbs-kwb-editions", read: (m) => csv(m, "nl-gemeenten-2020") },
  { name: "kwb", year: 2021, levels: "wijk", division: 2021, source: "cbs-kwb-editions", ...feedOf("85039NED") },
  ...[2016, 2017].map(
    (year): Place => ({
      name: "map",
      year,
      levels: gw,
      division: year,
      source: "cbs-wijkbuurtkaart-2016",
      read: (m) => csv(m, `wijk-en-buurtkaart-${year}`),
    }),
  ),
  { name: "map", year: 2015, levels: gwb, division: 2015, source: "cbs-wijkbuurtkaart-2015", read: map2015 },
  ...[2021, 2022, 2023, 2024, 2025].map(
    (year): Place => ({
      name: "police",
      year,
      levels: "gemeente buurt",
      source: "politie-47018",
      ...(year >= 2024 ? { provisional: true } : {}),
      read: (m) => feed(m, ["47018NED", "%270.0.0%20%27", `${year}JJ00`]),
    }),
  ),
  ...Array.from({ length: 14 }, (_, i): Place => {
    const year = 2012 + i;
    const may = year >= 2024 ? { provisional: true as const } : {};
    return { name: "kind", year, levels: g, source: "politie-47018", ...may, read: (m) => crimeKinds(m, year) };
  }),
  ...[2012, 2016, 2020, 2022, 2024].map(
    (year): Place => ({
      name: "50150",
      year,
      levels: "gemeente buurt",
      source: "rivm-50150",
      read: (m) => feed(m, ["50150NED", `${year}JJ00`]),
    }),
  ),
  ...[2012, 2016, 2020].map(
    (year): Place => ({
      name: "50090",
      year,
      levels: gwb,
      division: 2020,
      source: "rivm-50090",
      read: (m) => feed(m, ["50090NED", `${year}JJ00`]),
    }),
  ),
  { name: "lbm", year: 2024, levels: "gemeente buurt", source: "leefbaarometer-2024", read: (m) => scores(m, 2024) },
  { name: "lbm class", year: 2024, levels: "gemeente buurt", source: "leefbaarometer-2024", read: classes },
  ...[2002, 2008, 2012, 2014, 2016].map(
    (year): Place => ({
      name: "lbm 2",
      year,
      levels: gw,
      division: 2016,
      source: "leefbaarometer-2.0",
      read: (m) => olderClass(m, year),
    }),
  ),
  ...[2014, 2019].map(
    (year): Place => ({
      name: "ses",
      year,
      levels: "wijk",
      division: 2021,
      source: "cbs-ses-woa",
      read: (m) => feed(m, ["85163NED", `${year}JJ00`]),
    }),
  ),
];
