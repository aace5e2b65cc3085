/** Forty planted queries over a small corpus: the right entry is among the first three, and both engines answer the same. */
import { beforeAll, expect, test } from "vitest";
import type { SearchAnswer } from "#data/entries/search.ts";
import { inTransaction } from "#server/store/database.ts";
import { insertImported } from "#server/store/entries/import-entries.ts";
import { unpublish } from "#server/store/entries/public-entries.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { corpusEntries, plantedAfter, plantedBefore } from "../fixtures/planted-search.ts";
import { json, workflow } from "../fixtures/workflow.ts";

const at = "2026-11-28T09:00:00.000Z";
const first = 3;

/** What the engine before this one answered, by question. */
const answers = new Map<string, SearchAnswer>();

onEveryEngine((engine) => {
  const { ask, opened } = workflow(engine);
  beforeAll(() =>
    inTransaction(opened().db, (within) => insertImported(within, corpusEntries(), "published", { actor: undefined, at })),
  );
  const search = async (query: Record<string, string>): Promise<SearchAnswer> =>
    json(await ask(`/search?${new URLSearchParams(query)}`));

  test("queries find what they were planted for among the first three", async () => {
    const missed: string[] = [];
    const planted = [...plantedBefore, ...plantedAfter];
    for (const [query, title] of planted) {
      const { hits } = await search({ q: query, type: "entry" });
      const titles = hits.slice(0, first).map((hit) => hit.title);
      if (!titles.includes(title)) missed.push(`${query}: ${titles.join(", ")}`);
    }
    process.stdout.write(`${engine.name}: ${planted.length - missed.length} of ${planted.length}\n${missed.join("\n")}\n`);
    expect(planted.length - missed.length).toBeGreaterThanOrEqual(36);
  });

  test("both engines answer the same", async () => {
    for (const [q] of [...plantedBefore, ...plantedAfter, ["de het een", ""], ["xqzw", ""]] as const) {
      const answer = await search({ q, limit: "50" });
      expect(answer, q).toEqual(answers.get(q) ?? answer);
      answers.set(q, answer);
    }
  });

  test("a word in the title comes before one in a text, the word itself before other forms, those before typing errors", async () => {
    const titles = async (q: string) => (await search({ q, type: "entry" })).hits.map(({ title }) => title);
    expect(await titles("schuldhulp")).toEqual(["Schuldhulpmaatjes aan de keukentafel", "Schuldhulpverlening dichtbij"]);
    const street = await titles("straat");
    // Another form in a title, a compound in a title, the word in a text.
    const order = [
      "Klimaatadaptatie in versteende straten",
      "Straatvoetbal onder de lampen",
      "Wisselwoningen bij groot onderhoud",
    ];
    expect(street.filter((title) => order.includes(title))).toEqual(order);
    expect((await titles("eenzaamheid"))[0]).toBe("Eenzaamheid onder oudere huurders");
  });

  test("hits say where the words stand and why they are there", async () => {
    const { hits, suggestion } = await search({ q: "buurthuizen kofie", type: "initiative" });
    expect(suggestion).toBe("buurthuizen koffie");
    const [
      { title, titleMarks, snippet, snippetMarks, why } = { title: "", titleMarks: [], snippet: "", snippetMarks: [], why: [] },
    ] = hits;
    expect(titleMarks.map(([from, to]) => title.slice(from, to))).toEqual(["Koffie", "buurthuis"]);
    expect(snippetMarks.map(([from, to]) => snippet.slice(from, to))).toEqual(["koffie"]);
    expect(why).toEqual([
      { asked: "kofie", found: "Koffie", how: "typing", in: "title" },
      { asked: "buurthuizen", found: "buurthuis", how: "stem", in: "title" },
    ]);
  });

  test("where nothing has all words comes what has the most, and it is said which stand nowhere", async () => {
    const answer = await search({ q: "koffie zonnepanelen qwxzvb", type: "entry" });
    expect([answer.loose, answer.missing]).toEqual([true, ["qwxzvb"]]);
    expect(answer.hits.map(({ title }) => title).sort()).toEqual(["Koffie in het buurthuis", "Op het dak zie je de hele stad"]);
  });

  test("type, theme, phase, area and period narrow it", async () => {
    const found = async (query: Record<string, string>) => (await search({ type: "entry", ...query })).hits;
    expect((await found({ q: "schuldhulp", type: "publication" })).map(({ type }) => type)).toEqual(["publication"]);
    expect((await found({ q: "straat", theme: "veiligheid" })).every(({ themes }) => themes.includes("veiligheid"))).toBe(true);
    expect((await found({ q: "koffie", phase: "uitvoeren" })).length).toBe(1);
    expect(await found({ q: "koffie", phase: "orienteren" })).toEqual([]);
    expect((await found({ q: "koffie", area: "GM0307" })).length).toBe(1);
    expect(await found({ q: "koffie", area: "GM0363" })).toEqual([]);
    expect((await found({ q: "zonnepanelen", from: "2025-05-01", to: "2025-07-01" })).length).toBe(1);
    expect(await found({ q: "zonnepanelen", from: "2026-01-01" })).toEqual([]);
    expect(await found({ q: "koffie", type: "unknown" })).toEqual([]);
  });

  test("pages follow each other without a gap, and areas and indicators stand on the first", async () => {
    const all = await search({ q: "buurt", type: "entry", limit: "50" });
    const seen: string[] = [];
    for (let next: string | undefined = "/api/v1/search?q=buurt&type=entry&limit=3"; next; ) {
      const page: SearchAnswer = await json(await ask(next.replace("/api/v1", "")));
      seen.push(...page.hits.map(({ id }) => id));
      next = page.next;
    }
    expect(seen).toEqual(all.hits.map(({ id }) => id));
    expect(all.numberMatched).toBe(seen.length);
    const { areas, indicators } = await search({ q: "amersfoort" });
    expect(areas[0]).toMatchObject({ code: "GM0307", name: "Amersfoort", level: "gemeente" });
    expect(indicators).toEqual([]);
  });

  test("provinces and the country are found by name, code and in spite of a typing error, before areas", async () => {
    const province = { code: "PV26", name: "Utrecht", level: "provincie" };
    for (const q of ["utrecht", "Provincie Utrecht", "PV26", "utrcht"])
      expect((await search({ q })).areas[0], q).toEqual(province);
    const { areas } = await search({ q: "utrecht", type: "area" });
    expect(areas.filter(({ level }) => level === "provincie")).toEqual([province]);
    expect((await search({ q: "nederland", type: "area" })).areas[0]).toEqual({ code: "NL00", name: "Nederland", level: "land" });
    expect((await search({ q: "utrecht", type: "entry" })).areas).toEqual([]);
    expect((await ask("/areas/PV26/profile")).status).toBe(200);
  });

  test("what is taken off is found no more, and its words are nobody's suggestion", async () => {
    await inTransaction(opened().db, (within) => unpublish(within, "planted-030"));
    const { hits, suggestion } = await search({ q: "voedselboss", type: "entry" });
    expect(hits).toEqual([]);
    expect(suggestion).toBeUndefined();
  });
});
