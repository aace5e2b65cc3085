/** The catalogue holds together: every reference points at something, every text reads well, every rule can be followed. */
import { expect, test } from "vitest";
import { catalog } from "#data/indicators/catalog.ts";
import { editions } from "#data/indicators/editions.ts";
import { type Binding, countedFields, refsOf } from "#data/indicators/entry.ts";
import { sourceOfFigure, sourceOfTable, sourceOfUrl, sources } from "#data/indicators/sources.ts";
import { allAddresses, optionalAddresses } from "#data/pipeline/sources/addresses.ts";
import { Indicator, themes } from "#data/schema/indicator.ts";

const byId = new Map(catalog.map((entry) => [entry.id, entry]));
const faults = (fault: (entry: (typeof catalog)[number]) => boolean) => catalog.filter(fault).map(({ id }) => id);
const yearsOf = (id: string) => new Set(byId.get(id)?.from.flatMap(({ years }) => years));

test("there are at least seventy indicators, each valid and with an id of its own", () => {
  expect(catalog.length).toBeGreaterThanOrEqual(70);
  expect(byId.size).toBe(catalog.length);
  expect(faults((entry) => !Indicator.safeParse(entry).success)).toEqual([]);
});

test("the map opens with the class of the Leefbaarometer", () => {
  expect(catalog[0]?.id).toBe("leefbaarometer-klasse");
  expect(catalog[0]?.classMethod.labels?.map(({ nl }) => nl)).toEqual([
    "zeer onvoldoende",
    "ruim onvoldoende",
    "onvoldoende",
    "zwak",
    "voldoende",
    "ruim voldoende",
    "goed",
    "zeer goed",
    "uitstekend",
  ]);
});

test("every theme has indicators", () => {
  expect(themes.filter((theme) => !catalog.some((entry) => entry.theme === theme))).toEqual([]);
});

test("denominators, weights, numerators and scores that are referred to exist", () => {
  const missing = catalog.flatMap(({ id, denominator, aggregation, classOf }) => {
    const wanted = [denominator, classOf?.indicator];
    if (aggregation.rule === "mean") wanted.push(aggregation.weight);
    if (aggregation.rule === "ratio") wanted.push(aggregation.numerator, aggregation.denominator);
    return wanted.filter((other) => other !== undefined && !byId.has(other)).map((other) => `${id} -> ${other}`);
  });
  expect(missing).toEqual([]);
});

test("the parts of a ratio can be added up and exist in every year of the ratio", () => {
  const wrong = catalog.flatMap(({ id, aggregation }) => {
    if (aggregation.rule !== "ratio") return [];
    return [aggregation.numerator, aggregation.denominator].filter(
      (part) => byId.get(part)?.aggregation.rule !== "sum" || [...yearsOf(id)].some((year) => !yearsOf(part).has(year)),
    );
  });
  expect(wrong).toEqual([]);
});

test("percentages and averages are never added up", () => {
  expect(faults(({ unit, aggregation }) => unit.label.nl === "%" && aggregation.rule === "sum")).toEqual([]);
  expect(faults(({ denominator, aggregation }) => denominator !== undefined && aggregation.rule === "sum")).toEqual([]);
});

test("a rate worked out here is withheld below fifty people", () => {
  expect(faults(({ from }) => from.some(({ figure }) => figure.kind === "ratio" && figure.minimum < 50))).toEqual([]);
});

test("a share is of all groups it is one of, so that none can pass a hundred percent", () => {
  const partial = faults(({ from }) =>
    from.some(({ figure }) => {
      if (figure.kind !== "ratio" || figure.scale !== 100 || figure.denominator.length === 1) return false;
      const whole = new Set(figure.denominator.map(({ field }) => field));
      return !figure.numerator.every(({ field }) => whole.has(field));
    }),
  );
  expect(partial).toEqual([]);
});

test("given classes have one limit less than they have classes, ascending, and a label for each where they are named", () => {
  const wrong = faults(({ classMethod: { method, classes, breaks, labels } }) => {
    if (method !== "given") return false;
    const ascending = breaks?.every((limit, i) => i === 0 || limit > (breaks[i - 1] ?? limit));
    return !ascending || breaks?.length !== classes - 1 || (labels !== undefined && labels.length !== classes);
  });
  expect(wrong).toEqual([]);
});

test("a class that follows from a score has a limit between each pair of classes", () => {
  expect(
    faults(({ classOf, classMethod }) => classOf !== undefined && classOf.limits.length !== classMethod.classes - 1),
  ).toEqual([]);
});

test("a diverging ramp has a middle and a sequential one has none", () => {
  expect(faults(({ ramp, classMethod }) => (ramp === "diverging") !== (classMethod.middle !== undefined))).toEqual([]);
});

const ofEdition = ({ figure }: Binding) => refsOf(figure).some(({ table }) => table === "kwb");
const seen = editions.filter(({ part }) => part !== undefined).map(({ year }) => year);
const isSeen = (binding: Binding) => !ofEdition(binding) || binding.years.every((year) => seen.includes(year));

test("every indicator names the source of its newest figures", () => {
  const wrong = faults(({ source, from }) => {
    // A table that nobody has seen yet may be newer: its columns then name their own source.
    // So do those of gemeenten alone, where wijken are older.
    const wijken = from.filter(isSeen).filter(({ levels }) => levels.includes("wijk"));
    const newest = (wijken.length > 0 ? wijken : from).reduce((a, b) => (Math.max(...b.years) > Math.max(...a.years) ? b : a));
    return !countedFields(newest.figure).some(({ table }) => sourceOfTable(table) === source);
  });
  expect(wrong).toEqual([]);
});

test("every figure names the source it comes from, also where that is not the indicator's", () => {
  const inhabitants = catalog.find(({ id }) => id === "inwoners");
  expect(inhabitants?.from.map(({ figure }) => sourceOfFigure(figure))).toEqual([
    "cbs-kwb-2024",
    "wijken-2022",
    ...editions.map(() => "cbs-kwb-editions"),
    "cbs-gemeenten",
    "cbs-wijkbuurtkaart-2016",
    "cbs-wijkbuurtkaart-2015",
  ]);
});

test("a binding of an older division says so, and its source tells on which grounds areas of today take its figures", () => {
  const wrong = faults(({ from }) =>
    from.some(({ figure, division }) => {
      const source = sources.find(({ id }) => id === sourceOfFigure(figure));
      const years: (number | undefined)[] = source && "division" in source ? [source.division.year].flat() : [undefined];
      return !years.includes(division);
    }),
  );
  expect(wrong).toEqual([]);
});

test("no two bindings of an indicator give the same year at the same level, but StatLine and a file that stands in for it", () => {
  const twice = faults(({ from }) =>
    [from.filter(ofEdition), from.filter((binding) => !ofEdition(binding))].some((bindings) => {
      const places = bindings.flatMap(({ years, levels }) => years.flatMap((year) => levels.map((level) => `${year} ${level}`)));
      return new Set(places).size !== places.length;
    }),
  );
  expect(twice).toEqual([]);
});

test("every address the import reads belongs to one source, and every source is read", () => {
  const all = [...allAddresses, ...optionalAddresses];
  expect(all.filter((url) => !sourceOfUrl(url))).toEqual([]);
  const read = new Set(all.map(sourceOfUrl));
  expect(sources.map(({ id }) => id).filter((id) => !read.has(id))).toEqual([]);
});

const dutch = catalog.flatMap(({ id, explanation, caveat }) => [
  { id, text: explanation.nl },
  ...(caveat ? [{ id, text: caveat.nl }] : []),
]);
const sentences = (text: string) => text.replace(/(\d)\.(\d)/g, "$1$2").split(/(?<=[.?!])\s+/);

test("Dutch sentences have at most twenty words and end with a full stop", () => {
  const long = dutch.flatMap(({ id, text }) =>
    sentences(text)
      .filter((one) => one.split(/\s+/).length > 20)
      .map((one) => `${id}: ${one}`),
  );
  expect(long).toEqual([]);
  expect(dutch.filter(({ text }) => !/\.$/.test(text) || /\s{2}|undefined/.test(text))).toEqual([]);
});

test("an explanation has at most three sentences and differs from the name", () => {
  expect(faults(({ explanation }) => sentences(explanation.nl).length > 3)).toEqual([]);
  expect(faults(({ explanation, name }) => explanation.nl === name.nl || explanation.en === explanation.nl)).toEqual([]);
});

test("names differ from each other and short names fit a chip", () => {
  for (const language of ["nl", "en"] as const) {
    const names = catalog.map(({ name }) => name[language]);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    expect(catalog.map(({ short }) => short[language]).filter((short) => short.length > 32)).toEqual([]);
  }
});
