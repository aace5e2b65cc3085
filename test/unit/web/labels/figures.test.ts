/** A figure is never written without what must be said of it. */
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import type { Profile, ProfileFigure } from "#data/schema/profile.ts";
import { hasValue, type Status, statuses } from "#data/schema/status.ts";
import {
  careOf,
  columnRemarks,
  countsOfMarks,
  figureText,
  figureWords,
  type KnownFigure,
  marksOfEntry,
  markTexts,
  writeFigure,
} from "#web/labels/figures.ts";
import { statusReason, statusWord, statusWordLong } from "#web/labels/format.ts";
import { figureReasons, marksAmong, profileWriter } from "#web/labels/profile-figures.ts";

const unit = (nl: string, decimals: number) => ({ label: { nl, en: nl }, decimals });
const quantiles = { method: "quantile", classes: 5 } as const;
const share = { unit: unit("%", 1), classMethod: quantiles, method: "counted" } as const;
const people = { unit: unit("inwoners", 0), classMethod: quantiles, method: "counted" } as const;
const known = (value: number | null, more: Partial<KnownFigure> = {}): KnownFigure => ({
  value,
  status: "ok",
  computed: false,
  level: "wijk",
  ...more,
});

/** Benefits per 1,000 inhabitants of which the source rounds the benefits to ten. */
const benefits = {
  unit: unit("per 1.000 inwoners", 0),
  classMethod: quantiles,
  method: "counted",
  aggregation: { rule: "ratio", numerator: "bijstand", denominator: "inwoners", scale: 1000 },
  rounding: { to: 10, of: "numerator" },
} as const;
const counted = "uitkeringen";

describe("the text of a figure", () => {
  it("carries its unit: attached for a percentage, with a space otherwise", () => {
    expect(figureText(writeFigure(share, known(12.34)))).toBe("12,3%");
    expect(figureText(writeFigure(people, known(670_610)))).toBe("670.610 inwoners");
    expect(writeFigure(people, known(670_610)).bare).toBe("670.610");
  });

  it("names a class and its number", () => {
    const labels = ["zwak", "voldoende", "goed"].map((nl) => ({ nl, en: nl }));
    const named = { ...share, unit: unit("klasse", 0), classMethod: { method: "given", classes: 3, labels } } as const;
    expect(figureText(writeFigure({ ...named, classMethod: { ...named.classMethod, labels } }, known(3)))).toBe("goed (3)");
  });

  it("is never a number where there is none, and zero is a number", () => {
    expect(figureText(writeFigure(share, known(0)))).toBe("0,0%");
    expect(figureText(writeFigure(share, known(99, { status: "suppressed" })))).toBe("afgeschermd door de bron");
    expect(figureText(writeFigure(share, known(null)))).not.toMatch(/\d/);
  });
});

describe("absence", () => {
  const absent = statuses.filter((status) => !hasValue(status));

  it("has a word of its own for each of the seven reasons, short and long, and a sentence", () => {
    expect(absent).toHaveLength(7);
    for (const of of [statusWord, statusWordLong, (status: Status) => statusReason(status) ?? ""]) {
      const said = absent.map(of);
      expect(new Set(said).size).toBe(absent.length);
      expect(said).not.toContain("");
    }
    for (const status of absent) expect(statusWord(status).length).toBeLessThanOrEqual(20);
  });

  it("says who withholds: the source, or we", () => {
    expect(statusWordLong("suppressed")).toContain("door de bron");
    expect(statusWordLong("withheldByUs")).toContain("door ons");
    expect(figureReasons(writeFigure(share, known(null, { status: "withheldByUs" })))).toEqual([statusReason("withheldByUs")]);
  });

  it("has no marks, no margin and no coverage", () => {
    for (const status of absent) {
      const figure = writeFigure({ ...share, method: "modelled" }, known(3, { status, computed: true, coverage: 40 }));
      expect([figure.marks, figure.margin, figure.coverage]).toEqual([[], undefined, undefined]);
    }
  });
});

describe("marks", () => {
  const modelled = { ...share, method: "modelled" } as const;

  it("are said in every form: words, letters, sentences and one text", () => {
    const figure = writeFigure(modelled, known(12.3, { status: "estimated", computed: true, coverage: 92 }));
    expect(figure.marks).toEqual(["estimated", "computed", "modelled"]);
    expect(markTexts(figure)).toEqual(["geschat", "berekend door Wijkblik", "model van de bron", "over 92%"]);
    expect(figureWords(figure)).toBe("12,3% (geschat, berekend door Wijkblik, model van de bron, over 92%)");
    expect(figureReasons(figure)).toHaveLength(4);
    expect(figureWords(writeFigure(share, known(12.3, { status: "provisional" })))).toBe("12,3% (voorlopig)");
    expect(figureWords(writeFigure(share, known(12.3)))).toBe("12,3%");
  });

  it("that a head says of all are not said again in every row, and the others are explained under it", () => {
    const figures = [
      writeFigure(modelled, known(1, { computed: true })),
      writeFigure(modelled, known(2, { status: "estimated", computed: true })),
    ];
    expect(markTexts(figures[1] ?? { marks: [], coverage: undefined }, ["computed", "modelled"])).toEqual(["geschat"]);
    expect(marksAmong(figures, ["computed", "modelled"])).toEqual(["estimated"]);
  });

  it("are counted for what shows a whole column", () => {
    const entry = { level: "wijk", year: 2020, file: "", bytes: 0, computed: true, counts: [5, 0, 1203, 2] } as const;
    const column = { ...entry, counts: [...entry.counts] };
    expect(columnRemarks(modelled, column)).toEqual(["berekend door Wijkblik", "model van de bron", "1.203 wijken geschat"]);
    expect(columnRemarks(share, { ...column, computed: false, counts: [0, 8] })).toEqual(["voorlopig"]);
    expect(columnRemarks(share, { ...column, computed: false, counts: [1, 8] })).toEqual(["8 wijken voorlopig"]);
    expect(marksOfEntry(modelled, column)).toEqual(["estimated", "computed", "modelled"]);
    expect(countsOfMarks({ estimated: 3, provisional: 2 })).toBe("waarvan 3 geschat, 2 voorlopig");
    expect(countsOfMarks({ estimated: 0, provisional: 0 })).toBeUndefined();
  });
});

describe("the margin of rounding", () => {
  const of = (value: number, base: number) => writeFigure(benefits, known(value, { base: { value: base, counted } }));

  it("of ten benefits among 300 people is 17 per 1,000, and the count says more than the rate", () => {
    const figure = of(33, 300);
    expect(figure.margin).toBe("± 17");
    expect(figure.count).toBe("10 uitkeringen, afgerond op tien");
    expect(figureText(figure)).toBe("33 ± 17 per 1.000 inwoners");
    expect(figureReasons(figure).join(" ")).toContain("17 hoger of lager");
  });

  it("is said alone where it is no more than a quarter, and not at all where it is less than the last digit", () => {
    expect([of(93, 2000).margin, of(93, 2000).count]).toEqual(["± 3", undefined]);
    expect(of(46, 40_000).margin).toBeUndefined();
  });

  it("is of wijken and buurten only, and not known without what the rate is of", () => {
    const base = { value: 300, counted };
    expect(writeFigure(benefits, known(33, { base, level: "gemeente" })).margin).toBeUndefined();
    expect(writeFigure(benefits, known(33, { base, level: "land" })).margin).toBeUndefined();
    expect(writeFigure(benefits, known(33)).margin).toBeUndefined();
  });

  it("cannot be told of what was added up or brought over from rounded figures", () => {
    const base = { value: 300, counted };
    expect(writeFigure(benefits, known(33, { base, computed: true })).margin).toBeUndefined();
    expect(writeFigure(benefits, known(33, { base, status: "estimated" })).margin).toBeUndefined();
  });

  it("of a count that is rounded itself needs nothing else", () => {
    const rounded = { ...people, rounding: { to: 10, of: "value" } } as const;
    expect(figureText(writeFigure(rounded, known(230)))).toBe("230 ± 5 inwoners");
    expect(figureWords(writeFigure(rounded, known(10)))).toBe("10 ± 5 inwoners (afgerond op tien)");
  });
});

describe("the figures of a profile", () => {
  const indicator = { ...benefits, id: "bijstand-per-1000", columns: [{ level: "gemeente", year: 2020, computed: true }] };
  const inhabitants = { ...people, id: "inwoners" };
  const numerator = { ...people, id: "bijstand", unit: unit(counted, 0) };
  const national = [{ year: 2020, value: 24, status: "ok", computed: true }];
  const indicators = [{ ...indicator, national }, inhabitants, numerator] as unknown as PublishedIndicator[];
  const year = (value: number) => ({ year: 2020, value, status: "ok", computed: false, source: "cbs" });
  const figures = [
    { indicator: "inwoners", ...year(300), series: [year(300)] },
    {
      indicator: "bijstand-per-1000",
      ...year(33),
      series: [year(33)],
      gemeente: { value: 20, status: "ok" },
      national: { value: 24, status: "ok" },
    },
  ] as unknown as ProfileFigure[];
  const write = profileWriter(
    { area: { level: "buurt" }, figures } as unknown as Profile,
    { indicators } as unknown as Pick<Catalog, "indicators">,
  );
  const [rate] = indicators;
  const figure = figures[1];

  it("have their margin from the people in the same profile, and beside them who computed what", () => {
    if (!rate || !figure) throw new Error("the test has both");
    expect(figureWords(write.here(rate, figure))).toContain("± 17");
    expect(write.gemeente(rate, figure)?.marks).toEqual(["computed"]);
    expect(write.national(rate, figure)?.marks).toEqual(["computed"]);
  });
});

it("what makes years hard to compare is said of those years and later ones", () => {
  const remarks = [{ from: 2022, why: { nl: "In 2022 zijn de vragen anders.", en: "other questions" } }];
  expect(careOf({ remarks }, 2020)).toEqual([]);
  expect(careOf({ remarks }, 2024)).toEqual(["In 2022 zijn de vragen anders."]);
});

describe("no place can write a figure without its marks", () => {
  const root = fileURLToPath(new URL("../../../..", import.meta.url));
  const files = globSync("web/**/*.{ts,tsx}", { cwd: root }).filter((file) => !/^web\/(dist|paraglide|labels)\//.test(file));
  const using = (pattern: RegExp) => files.filter((file) => pattern.test(readFileSync(`${root}/${file}`, "utf8"))).sort();

  it("numbers with the unit of an indicator are formatted in web/labels, and outside it for the limits of classes alone", () => {
    expect(using(/\bformatSigned\b/)).toEqual(["web/figures/legend/classes.ts"]);
    expect(using(/\bunitBehind\b/)).toEqual(["web/figures/legend/legend.tsx"]);
    // The same figure as a number in a file, beside a column with its marks.
    expect(using(/\beurosOf\b/)).toEqual(["web/figures/table/area-table.tsx", "web/pages/compare/compare-csv.ts"]);
    // The ends of an axis: what the marks in it say is written as everywhere.
    const charts = ["spread", "time-axis", "trend"].map((name) => `web/figures/area/${name}.tsx`);
    expect(using(/\baxisText\b/)).toEqual([...charts, "web/pages/compare/compare-trend.tsx"]);
  });

  it("the bare text of a written figure stands beside its marks", () => {
    // The large figure of the panel, which has its marks as labels under it, and the one component for all other places.
    expect(using(/\.bare\b|\{[^}]*\bbare\b[^}]*\} = figure/)).toEqual([
      "web/figures/area/current-figure.tsx",
      "web/ui/figure.tsx",
    ]);
    expect(readFileSync(`${root}/web/figures/area/current-figure.tsx`, "utf8")).toContain("<MarkBadges figure={figure} />");
  });

  it("a text without marks is shown by the tooltip alone, with the marks in words under it", () => {
    expect(using(/\bfigureText\b/)).toEqual(["web/map/areas/tooltip.tsx", "web/ui/figure.tsx"]);
    expect(readFileSync(`${root}/web/map/areas/tooltip.tsx`, "utf8")).toContain("markTexts(figure)");
  });

  it("no number of a column is formatted by itself", () => {
    const bare = /formatNumber\([^)]*\b(?:column|figure|national|gemeente)\.?\w*\.?(?:values?\b)/;
    expect(using(bare)).toEqual([]);
  });
});
