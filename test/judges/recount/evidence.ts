/** The verdicts on areas of a division without borders, reached once more from codes, names and figures, by the table in data/SOURCES.md. */
import type { BoundaryRelation, EvidenceFile, Given } from "./given.ts";
import type { LevelName } from "./places.ts";
import { csv, feed, type Mirror, type RawTable } from "./raw-files.ts";

type Level = Exclude<LevelName, "group">;
const prefix = { gemeente: "GM", wijk: "WK", buurt: "BU" } as const;

/** Codes that begin alike: of a gemeente (6 signs) or a wijk (8). */
const within = (codes: Iterable<string>, signs: number) => Map.groupBy(codes, (code) => code.slice(2, signs));
const alike = (then: string[] | undefined, now: string[] | undefined) =>
  then !== undefined && now !== undefined && [...then].sort().join() === [...now].sort().join();

const kinOf = (relation: BoundaryRelation | undefined, level: Level, code: string) => relation?.levels[level]?.[code];
/** Borders of that year, or of one before it, say that today's area with this code is that of then. */
const isUnchangedSince = (relations: readonly BoundaryRelation[], year: number, level: Level, code: string) =>
  relations.some((one) => one.from <= year && isUnchanged(one, level, code));
const isUnchanged = (relation: BoundaryRelation | undefined, level: Level, code: string) =>
  kinOf(relation, level, code)?.kind === "same" && kinOf(relation, level, code)?.code === code;

/** Largest difference in points between the two models of RIVM, in every year that both have. */
const mostPoints: Record<Level, number> = { buurt: 4, wijk: 3, gemeente: 2 };
const leastOverlap = 0.8;
const accepted = /Codes$|^description$|^ownFigures$/;

/** RIVM 50090NED: its codes, and good perceived health of the same year on that division and on today's. */
function of2020({ areas, relations }: Given, mirror: Mirror): EvidenceFile["levels"] {
  const [oldest] = relations;
  const pairs = [2012, 2016, 2020].map(
    (year) => [feed(mirror, ["50090NED", `${year}JJ00`]), feed(mirror, ["50150NED", `${year}JJ00`])] as const,
  );
  const [codesThen] = pairs[0] ?? [new Map()];
  const buurtenThen = [...codesThen.keys()].filter((code) => code.startsWith("BU"));
  const [gemeenteThen, gemeenteNow] = [within(buurtenThen, 6), within(areas.buurt.codes, 6)];
  const [wijkThen, wijkNow] = [within(buurtenThen, 8), within(areas.buurt.codes, 8)];
  const sameGemeente = (code: string) => alike(gemeenteThen.get(code.slice(2, 6)), gemeenteNow.get(code.slice(2, 6)));
  const sameWijk = (code: string) => alike(wijkThen.get(code.slice(2, 8)), wijkNow.get(code.slice(2, 8)));
  const people = new Map(areas.buurt.codes.map((code, row) => [code, Math.max(1, areas.buurt.inhabitants[row] ?? 0)]));
  /** By year: how many points the mean of these areas differs. */
  const differences = (codes: readonly string[]) =>
    pairs.flatMap(([then, now]) => {
      const both = codes.flatMap((code) => {
        const [a, b] = [then.get(code)?.ErvarenGezondheidGoedZeerGoed, now.get(code)?.GoedErvarenGezondheid];
        return typeof a === "number" && typeof b === "number" ? [[a - b, people.get(code) ?? 1] as const] : [];
      });
      const weight = both.reduce((sum, [, one]) => sum + one, 0);
      return weight > 0 ? [Math.abs(both.reduce((sum, [points, one]) => sum + points * one, 0)) / weight] : [];
    });
  const differ = (found: number[], level: Level) => found.some((points) => points > mostPoints[level] + 1e-9);
  const overlaps = (code: string) =>
    isUnchanged(oldest, "buurt", code) || (kinOf(oldest, "buurt", code)?.own ?? 0) >= leastOverlap;

  const buurt = (code: string) => {
    if (!sameGemeente(code) && !sameWijk(code)) return "codesChanged";
    const found = differences([code]);
    if (differ(found, "buurt")) return "figuresDiffer";
    if (!sameGemeente(code)) return overlaps(code) ? "wijkCodes" : "bordersDiffer";
    return found.length > 0 || overlaps(code) ? "gemeenteCodes" : "notSeen";
  };
  const isTaken = (code: string) =>
    isUnchanged(oldest, "buurt", code) || (/Codes$/.test(buurt(code)) && !flagged(mirror, 2020).has(code));
  const wijk = (code: string) => {
    const parts = wijkNow.get(code.slice(2)) ?? [];
    if (!sameWijk(code)) return "codesChanged";
    const found = differences(parts);
    if (differ(found, "wijk")) return "figuresDiffer";
    if (!sameGemeente(code)) return parts.every(isTaken) ? "wijkCodes" : "bordersDiffer";
    return found.length > 0 || parts.every(isTaken) ? "gemeenteCodes" : "notSeen";
  };
  const lived = csv(mirror, "nl-gemeenten-2020");
  const living = new Map(areas.gemeente.codes.map((code, row) => [code, areas.gemeente.inhabitants[row] ?? 0]));
  const hasBorders = relations.some(({ from, levels }) => from === 2020 && levels.gemeente);
  const gemeente = (code: string) => {
    const found = differences([code]);
    if (found.length === 0) return "notSeen";
    if (differ(found, "gemeente")) return "figuresDiffer";
    if (sameGemeente(code)) return "gemeenteCodes";
    if (hasBorders) return "bordersDiffer";
    if (!lived.has(code)) return "codesChanged";
    return asMany(Number(lived.get(code)?.AANT_INW), living.get(code) ?? 0, 0.05) ? "ownFigures" : "inhabitantsDiffer";
  };
  return judged({ areas, relations }, [2020, codesThen, flagged(mirror, 2020)], { gemeente, wijk, buurt });
}

/** So many more or fewer, and below 25 people any share is noise. */
const asMany = (then: number, now: number, share: number) => Math.abs(then - now) <= Math.max(25, share * now);

/** Areas of which CBS itself says, in a table since, that their borders (3) or code (2) changed in that year. */
function flagged(mirror: Mirror, year: number): Set<string> {
  const known = flags.get(year);
  if (known) return known;
  const tables = { 2021: "85039NED", 2024: "85984NED" };
  const found = Object.entries(tables).flatMap(([edition, table]) =>
    Number(edition) > year ? [...feed(mirror, ["//opendata.cbs.nl", `/${table}/TypedDataSet`])] : [],
  );
  const changed = found.filter(([, row]) =>
    Object.entries(row).some(
      ([field, cell]) => field.startsWith("Indelingswijziging") && ["2", "3"].includes(String(cell).trim()),
    ),
  );
  const codes = new Set(changed.map(([code]) => code));
  flags.set(year, codes);
  return codes;
}
const flags = new Map<number, Set<string>>();

const plain = (name: unknown) =>
  String(name ?? "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");

/** The file of 2022: its codes, and name, size and inhabitants of each. */
function of2022({ areas, relations }: Given, mirror: Mirror): EvidenceFile["levels"] {
  const then = csv(mirror, "nl-wijken-2022");
  const now = feed(mirror, ["//opendata.cbs.nl", "/85984NED/TypedDataSet"]);
  const names = new Map(areas.wijk.codes.map((code, row) => [code, areas.wijk.names[row]]));
  const wijkenThen = within(
    [...then.keys()].filter((code) => code.startsWith("WK")),
    6,
  );
  const wijkenNow = within(areas.wijk.codes, 6);
  const judge = (share: number, isWijk: boolean) => (code: string) => {
    const hasCodes = alike(wijkenThen.get(code.slice(2, 6)), wijkenNow.get(code.slice(2, 6)));
    if (isWijk && !hasCodes) return "codesChanged";
    const { population, area, name } = then.get(code) ?? {};
    const { AantalInwoners: here, OppervlakteLand: hectares } = now.get(code) ?? {};
    if (population === "" || typeof here !== "number") return "notSeen";
    if (!asMany(Number(population), here, share)) return "inhabitantsDiffer";
    if (!isWijk && hasCodes) return "gemeenteCodes";
    if (isWijk && plain(name) !== plain(names.get(code))) return "nameDiffers";
    if (!Number(area) || !hectares) return isWijk ? "notSeen" : "codesChanged";
    const size = (Number(area) * 100) / Number(hectares);
    if (size < 0.99 || size > 1.06) return "sizeDiffers";
    return isWijk ? "description" : "ownFigures";
  };
  return judged({ areas, relations }, [2022, then, flagged(mirror, 2022)], {
    gemeente: judge(0.05, false),
    wijk: judge(0.1, true),
  });
}

/** Of all areas whose code the file has too, and of which the borders do not say that nothing changed. */
function judged(
  { areas, relations }: Pick<Given, "areas" | "relations">,
  [year, then, changed]: [year: number, then: RawTable, changed: ReadonlySet<string>],
  judges: Partial<Record<Level, (code: string) => string>>,
): EvidenceFile["levels"] {
  const levels = Object.entries(judges) as [Level, (code: string) => string][];
  return Object.fromEntries(
    levels.map(([level, judge]) => [
      level,
      Object.fromEntries(
        areas[level].codes
          .filter((code) => then.has(code) && !isUnchangedSince(relations, year, level, code))
          .map((code) => [code, changed.has(code) && accepted.test(judge(code)) ? "changeFlagged" : judge(code)]),
      ),
    ]),
  );
}

/** Where the published verdict is another one. */
export function faultsOfEvidence(given: Given, mirror: Mirror): string[] {
  const expected: Record<number, EvidenceFile["levels"]> = { 2020: of2020(given, mirror), 2022: of2022(given, mirror) };
  return given.evidence.flatMap(({ from, levels }) =>
    (Object.keys(prefix) as Level[]).flatMap((level) => {
      const [published, own] = [levels[level] ?? {}, expected[from]?.[level] ?? {}];
      return [...new Set([...Object.keys(published), ...Object.keys(own)])]
        .filter((code) => published[code] !== own[code])
        .map((code) => `${from} ${code}: published ${published[code]}, by the files ${own[code]}`);
    }),
  );
}
