/**
 * The same island on the division of 2015, as shapefiles with the column names of then. Two buurten were still one, and two
 * have since swapped their codes: nothing may be joined on a code alone.
 */

import { outline } from "./outline.ts";
import { areas, type SampleArea } from "./people.ts";
import { type Buurt, between } from "./town.ts";
import { shapefile } from "./well-known-binary.ts";

interface OldArea {
  code: string;
  name: string;
  cells: Buurt["cells"];
  figures: Record<string, number>;
}

/** Split since: BU99990301 of 2015 is BU99990301 and BU99990303 today. */
const merged = { into: "BU99990301", from: "BU99990303" };
const swapped: Record<string, string> = { BU99990104: "BU99990105", BU99990105: "BU99990104" };

const noFigure = -99_999_999;
const toTen = (value: number) => Math.round(value / 10) * 10;

/** Seven per cent fewer people than in 2024, and everything that follows from who they are. */
function figuresOf(parts: SampleArea[], code: string): Record<string, number> {
  const sum = (field: string) => parts.reduce((total, { figures }) => total + (figures[field] ?? 0), 0);
  const people = Math.round((sum("AantalInwoners_5") * 0.93) / 5) * 5;
  const homes = Math.round((sum("HuishoudensTotaal_29") * 0.92) / 5) * 5;
  const land = sum("OppervlakteLand_116");
  const now = sum("AantalInwoners_5");
  const h = now > 0 ? parts.reduce((total, part) => total + part.hardship * (part.figures.AantalInwoners_5 ?? 0), 0) / now : 0;
  const share = (field: string) => (now > 0 ? Math.round((sum(field) / now) * 100) : 0);
  const benefit = (name: string, rate: number) =>
    people < 50 ? noFigure : toTen(people * rate * between(`${name} ${code}`, 0.8, 1.2));
  const cars = Math.round((homes * (1.3 - 0.8 * h)) / 5) * 5;
  return {
    OAD: Math.round(parts.reduce((total, part) => total + (part.figures.Omgevingsadressendichtheid_121 ?? 0), 0) / parts.length),
    STED: Math.round(parts.reduce((total, part) => total + (part.figures.MateVanStedelijkheid_120 ?? 5), 0) / parts.length),
    AANT_INW: people,
    AANT_MAN: Math.round((people * 0.49) / 5) * 5,
    AANT_VROUW: people - Math.round((people * 0.49) / 5) * 5,
    P_00_14_JR: share("k_0Tot15Jaar_8"),
    P_15_24_JR: share("k_15Tot25Jaar_9"),
    P_25_44_JR: share("k_25Tot45Jaar_10"),
    P_45_64_JR: share("k_45Tot65Jaar_11"),
    P_65_EO_JR: share("k_65JaarOfOuder_12"),
    P_ONGEHUWD: Math.round(40 + 20 * h),
    P_GEHUWD: Math.round(48 - 22 * h),
    P_GESCHEID: Math.round(6 + 4 * h),
    P_VERWEDUW: Math.round(6 - 2 * h),
    BEV_DICHTH: land > 0 ? Math.round((people / land) * 100) : noFigure,
    AANTAL_HH: homes,
    P_EENP_HH: Math.round(25 + 35 * h),
    P_HH_Z_K: Math.round(35 - 12 * h),
    P_HH_M_K: Math.round(40 - 23 * h),
    GEM_HH_GR: people > 0 ? Number((2.4 - 0.6 * h).toFixed(1)) : noFigure,
    AO_UIT_TOT: benefit("ao", 0.03 + 0.05 * h),
    WW_UIT_TOT: benefit("ww", 0.02 + 0.02 * h),
    WWB_UITTOT: benefit("wwb", 0.01 + 0.09 * h),
    AUTO_TOT: cars,
    AUTO_HH: homes > 0 ? Number((cars / homes).toFixed(1)) : noFigure,
    AUTO_LAND: land > 0 ? Math.round((cars / land) * 100) : noFigure,
    OPP_TOT: land,
    OPP_LAND: land,
    OPP_WATER: 0,
  };
}

const withBorder = (level: SampleArea["level"]) =>
  areas.filter((area) => area.level === level && area.buurten.some(({ cells }) => cells.length > 0));

function oldBuurten(): OldArea[] {
  const now = withBorder("Buurt").filter(({ code }) => code !== merged.from);
  return now.map((area) => {
    const parts = area.code === merged.into ? [area, ...areas.filter(({ code }) => code === merged.from)] : [area];
    const code = swapped[area.code] ?? area.code;
    return {
      code,
      name: area.name,
      cells: parts.flatMap(({ buurten }) => buurten.flatMap(({ cells }) => cells)),
      figures: figuresOf(parts, code),
    };
  });
}

const oldAreas = (level: "Wijk" | "Gemeente"): OldArea[] =>
  withBorder(level).map((area) => ({
    code: area.code,
    name: area.name,
    cells: area.buurten.flatMap(({ cells }) => cells),
    figures: figuresOf([area], area.code),
  }));

/** dBASE III: text as ISO-8859-1, numbers as text of nine or twelve places. */
function dbase(rows: Record<string, string | number>[]): Uint8Array {
  const [first = {}] = rows;
  const fields = Object.entries(first).map(([name, cell]) => ({
    name,
    width: typeof cell === "string" ? 60 : 12,
    kind: typeof cell === "string" ? "C" : "N",
  }));
  const header = 33 + 32 * fields.length;
  const width = 1 + fields.reduce((sum, field) => sum + field.width, 0);
  const bytes = new Uint8Array(header + rows.length * width + 1).fill(0x20);
  const view = new DataView(bytes.buffer);
  bytes.fill(0, 0, header);
  bytes.set([3, 115, 12, 31]);
  view.setUint32(4, rows.length, true);
  view.setUint16(8, header, true);
  view.setUint16(10, width, true);
  const write = (text: string, at: number) =>
    bytes.set(
      Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 0xff),
      at,
    );
  for (const [i, field] of fields.entries()) {
    write(field.name, 32 + 32 * i);
    write(field.kind, 43 + 32 * i);
    bytes[48 + 32 * i] = field.width;
    bytes[49 + 32 * i] = rows.some((row) => !Number.isInteger(row[field.name] ?? 0)) && field.kind === "N" ? 1 : 0;
  }
  bytes[header - 1] = 0x0d;
  for (const [r, row] of rows.entries()) {
    let at = header + r * width + 1;
    for (const field of fields) {
      const text = String(row[field.name] ?? "");
      write(field.kind === "N" ? text.padStart(field.width) : text.padEnd(field.width), at);
      at += field.width;
    }
  }
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}

function layer(listed: OldArea[], kind: "BU" | "WK" | "GM", file: string): Record<string, Uint8Array> {
  const sorted = listed.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const rows = sorted.map(({ code, name, figures }) => ({
    [`${kind}_CODE`]: code,
    [`${kind}_NAAM`]: name,
    WATER: "NEE",
    ...figures,
  }));
  const { shp, shx } = shapefile(sorted.map(({ cells }) => outline(cells)));
  const path = `WijkBuurtkaart_2015_v3/${file}`;
  return { [`${path}.shp`]: shp, [`${path}.shx`]: shx, [`${path}.dbf`]: dbase(rows) };
}

/** Members of the zip. */
export const mapOf2015 = (): Record<string, Uint8Array> => ({
  ...layer(oldBuurten(), "BU", "buurt_2015"),
  ...layer(oldAreas("Wijk"), "WK", "wijk_2015"),
  ...layer(oldAreas("Gemeente"), "GM", "gem_2015"),
});
