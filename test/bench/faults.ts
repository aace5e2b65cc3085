/** Faults that the tests must find: one per room and kind. */

export interface Fault {
  what: string;
  /** Folder it is in; the one file in it that holds `from` is changed, wherever that moved to. */
  room: string;
  from: string;
  to: string;
  project: "unit" | "api" | "stress";
  /** Parts of the names of the test files. */
  tests: string[];
}

export const faults: readonly Fault[] = [
  {
    what: "what lies in a hole counts as inside",
    room: "data/geometry",
    from: "if (side > 0 === b[1] > a[1]) inside = !inside;",
    to: "if (side > 0 === b[1] > a[1]) inside = true;",
    project: "unit",
    tests: ["geometry/segments"],
  },
  {
    what: "a text is cut where it nests",
    room: "data/text",
    from: "if (++depth > limits.depth)",
    to: "if (++depth > limits.depth + 1)",
    project: "unit",
    tests: ["text/json-limits"],
  },
  {
    what: "people of another organisation may too",
    room: "data/schema",
    from: "grant.organisation !== subject.organisation) return false",
    to: "grant.organisation !== subject.organisation) return true",
    project: "unit",
    tests: ["schema/permission"],
  },
  {
    what: "merging replaces where it should add",
    room: "data/schema",
    from: 'missingIn(kept, other).length > 0 ? "adds"',
    to: 'missingIn(kept, other).length > 0 ? "replaces"',
    project: "unit",
    tests: ["schema/merge"],
  },
  {
    what: "a value on a limit falls a class lower",
    room: "data/stats",
    from: "if (value < (breaks[middle] ?? 0)) high",
    to: "if (value <= (breaks[middle] ?? 0)) high",
    project: "unit",
    tests: ["stats/classify"],
  },
  {
    what: "a column loses its largest values",
    room: "data/codecs",
    from: "range < 65_536 ? 2 : 4",
    to: "range < 65_536 ? 2 : 2",
    project: "unit",
    tests: ["codecs/columns"],
  },
  {
    what: "a tile directory joins what is not the same",
    room: "tiles/pmtiles",
    from: "last.offset === offset && last.id + last.run === id",
    to: "last.id + last.run === id",
    project: "unit",
    tests: ["pmtiles/pmtiles"],
  },
  {
    what: "nothing is too small to be drawn",
    room: "tiles/topology",
    from: "(zoom === maxZoom ? dropBelowAtMaxZoom : dropBelow) * stepsPerUnit(zoom) ** 2",
    to: "0 * stepsPerUnit(zoom) ** 2",
    project: "unit",
    tests: ["tiles/topology"],
  },
  {
    what: "a digit of a long number is lost",
    room: "server/bulk-import",
    from: "length > mostDigits",
    to: "length > 15",
    project: "unit",
    tests: ["bulk-import"],
  },
  {
    what: "a secret that repeats itself is strong",
    room: "server/auth",
    from: "new Set(bare).size < fewestDifferent",
    to: "new Set(bare).size < 1",
    project: "stress",
    tests: ["secret"],
  },
  {
    what: "an old copy is given for a changed file",
    room: "server/http",
    from: "resource.modified > since) return { status: 412 }",
    to: "resource.modified < since) return { status: 412 }",
    project: "unit",
    tests: ["http/ranges"],
  },
  {
    what: "long work never lets others in",
    room: "server/scheduling",
    from: "performance.now() - began < sliceMs",
    to: "performance.now() - began >= 0",
    project: "unit",
    tests: ["scheduling/yielding"],
  },
  {
    what: "one person may judge their own work",
    room: "server/entries",
    from: "return alone.length > 0;",
    to: "return false;",
    project: "api",
    tests: ["four-eyes"],
  },
  {
    what: "a key that comes again with another body is taken for the first",
    room: "server/store",
    from: "found.fingerprint === fingerprint ?",
    to: "found.fingerprint !== undefined ?",
    project: "api",
    tests: ["working-versions"],
  },
  {
    what: "characters that no database keeps come in",
    room: "server/http",
    from: "isStorable(value) ? []",
    to: "value !== undefined ? []",
    project: "api",
    tests: ["sound-requests"],
  },
  {
    what: "a migration runs twice",
    room: "server/store/migrations",
    from: "filter(([name]) => !done.has(name))",
    to: "filter(([name]) => name !== undefined)",
    project: "api",
    tests: ["store/migrate.test"],
  },
  {
    what: "minus is written as a hyphen",
    room: "web/labels",
    from: 'format.format(rounded === 0 ? 0 : rounded).replace("-", "−")',
    to: "format.format(rounded === 0 ? 0 : rounded)",
    project: "unit",
    tests: ["labels/format"],
  },
  {
    what: "what another changed is taken for one's own",
    room: "web/state",
    from: "const byMe = !was || !same(was.value, mine);",
    to: "const byMe = true;",
    project: "unit",
    tests: ["state/merge-drafts"],
  },
  {
    what: "one typing error is not forgiven in a word of six",
    room: "data/search",
    from: "(length < 4 ? 0 : length < 8 ? 1 : 2)",
    to: "(length < 7 ? 0 : length < 8 ? 1 : 2)",
    project: "unit",
    tests: ["search/near-words"],
  },
  {
    what: "areas without a figure come first",
    room: "web/figures",
    from: "return Number(Number.isNaN(x)) - Number(Number.isNaN(y))",
    to: "return Number(Number.isNaN(y)) - Number(Number.isNaN(x))",
    project: "unit",
    tests: ["figures/area-table"],
  },
];
