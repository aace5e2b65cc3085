/** The register of agreements: of areas and of initiatives, found, ordered, paged and counted as a plain loop over the contents does. */
import { beforeAll, describe, expect, test } from "vitest";
import type { AgreementList, AgreementRow } from "#data/approach/agreements.ts";
import { type AgreementStanding, agreementStandings, endedStandings } from "#data/entry-types/agreement.ts";
import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import type { EntryContent, EntryRecord } from "#data/schema/record.ts";
import { keepAgreements } from "#server/store/approach/agreement-rows.ts";
import { insertPublicEntries } from "#server/store/entries/public-entries.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { knowledgeOf, wholeOf } from "../fixtures/knowledge.ts";
import { chances } from "../fixtures/many-initiatives.ts";
import { json, workflow } from "../fixtures/workflow.ts";

const today = "2026-12-01";
const areas = ["GM0307", "GM0363", "WK030710", "BU03071001"];
const number = 400;

interface Planted {
  id: string;
  position: number;
  standing: AgreementStanding;
  open: boolean;
  until: string | undefined;
  themes: string[];
  areas: string[];
  residents: boolean;
  regular: boolean;
}

/** Entries with agreements of every kind, and what a list over all of them should say. */
function planted(): { records: EntryRecord[]; rows: Planted[] } {
  const chance = chances(11);
  const some = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;
  const day = () =>
    chance() < 0.15
      ? undefined
      : `202${5 + Math.floor(chance() * 5)}-0${1 + Math.floor(chance() * 9)}-1${Math.floor(chance() * 10)}`;
  const rows: Planted[] = [];
  const records = Array.from({ length: number }, (_, i): EntryRecord => {
    const isInitiative = chance() < 0.5;
    const id = `plant${String(i).padStart(4, "0")}`;
    const lies = areas.filter(() => chance() < 0.4);
    const themes = [some(initiativeThemes)];
    const regular = chance() < 0.5;
    const shared = { themes, regular };
    const residents = chance() < 0.5;
    const parties = [
      { organisation: "Gemeente", role: "trekker" },
      ...(residents ? [{ organisation: "Bewoners", role: "bewoners" }] : []),
    ];
    let content: Record<string, unknown>;
    if (isInitiative) {
      const lifecycle = chance() < 0.2 ? "beeindigd" : "loopt";
      const agreements = Array.from({ length: Math.floor(chance() * 4) }, (__, at) => {
        const [until, who] = [day(), some(["gemeente", "BEWONERS", "Iemand anders"])];
        const open = lifecycle !== "beeindigd";
        const withResidents = residents && who === "BEWONERS";
        rows.push({ id, position: at, standing: "agreed", open, until, ...shared, areas: lies, residents: withResidents });
        return { what: `Afspraak ${i} ${at}`, who, ...(until ? { until } : {}) };
      });
      content = wholeOf("initiative", { ...shared, parties, agreements, lifecycle });
    } else {
      const [until, standing] = [day(), some(agreementStandings)];
      const open = !endedStandings.includes(standing);
      rows.push({ id, position: 0, standing, open, until, ...shared, areas: lies, residents });
      content = wholeOf("agreement", { ...shared, parties, standing, period: until ? { to: until } : {} });
    }
    const placed = { areas: lies, shown: null, told: { areas: lies } };
    const at = "2026-11-01T00:00:00.000Z";
    return {
      ...{ id, type: isInitiative ? "initiative" : "agreement", version: 1, state: "published", createdAt: at, updatedAt: at },
      ...{ organisation: undefined, createdBy: undefined, submittedBy: undefined, writtenBy: [], public: true, placed },
      content: content as unknown as EntryContent,
    } as unknown as EntryRecord;
  });
  return { records, rows };
}

const last = "9999-12-31";
const inOrder = (back: boolean) => (a: Planted, b: Planted) => {
  const [from, to] = [a.until ?? last, b.until ?? last];
  if (back && (from === last) !== (to === last)) return from === last ? 1 : -1;
  if (from !== to) return (from < to ? -1 : 1) * (back ? -1 : 1);
  return a.id === b.id ? a.position - b.position : a.id < b.id ? -1 : 1;
};
const soon = ({ open, until }: Planted) => open && until !== undefined && until >= today && until <= "2027-12-01";
const overdue = ({ open, until }: Planted) => open && until !== undefined && until < today;

onEveryEngine((engine) => {
  const flow = workflow(engine, undefined, async () => ({ now: () => `${today}T12:00:00.000Z` }));
  const { ask, opened, step } = flow;
  const { shown } = knowledgeOf(flow);
  const list = async (query = "") => json<AgreementList>(await ask(`/agreements${query}`));
  const names = (rows: readonly AgreementRow[]) => rows.map(({ entry, position }) => `${entry.id} ${position}`);

  describe("over generated entries", () => {
    let rows: Planted[];
    beforeAll(async () => {
      const made = planted();
      rows = made.rows;
      await insertPublicEntries(opened().db, made.records);
    });

    const questions: [string, (row: Planted) => boolean][] = [
      ["", () => true],
      ["area=GM0307", (row) => row.areas.includes("GM0307")],
      ["area=GM0307,WK030710", (row) => row.areas.some((code) => code === "GM0307" || code === "WK030710")],
      ["theme=wonen,werk", (row) => row.themes.some((theme) => theme === "wonen" || theme === "werk")],
      ["standing=kept,running", (row) => row.standing === "kept" || row.standing === "running"],
      ["ends=open", ({ open }) => open],
      ["ends=year", soon],
      ["ends=overdue", overdue],
      ["ends=none", (row) => row.until === undefined],
      ["from=2027-01-01&to=2027-12-31", ({ until = "" }) => until >= "2027-01-01" && until <= "2027-12-31"],
      ["from=2028-01-01", ({ until = "" }) => until >= "2028-01-01"],
      ["residents=false&regular=true", (row) => !row.residents && row.regular],
      ["area=GM0363&ends=year&residents=true", (row) => row.areas.includes("GM0363") && soon(row) && row.residents],
      ["area=&theme=&standing=&ends=&from=&residents=", () => true],
    ];
    test.each(questions)("?%s finds, orders and counts what a loop does, page by page", async (query, fits) => {
      for (const sort of ["ends", "-ends"]) {
        const expected = rows.filter(fits).sort(inOrder(sort === "-ends"));
        let found: AgreementRow[] = [];
        for (let next: string | undefined = `/agreements?${query}&sort=${sort}&limit=57`; next; ) {
          const page: AgreementList = await json<AgreementList>(await ask(next));
          found = [...found, ...page.agreements];
          expect(page.numberMatched).toBe(expected.length);
          const count = (holds: (row: Planted) => boolean) => expected.filter(holds).length;
          expect(page.totals).toEqual({
            standing: Object.fromEntries(agreementStandings.map((one) => [one, count(({ standing }) => standing === one)])),
            overdue: count(overdue),
            endsSoon: count(soon),
            withoutEnd: count(({ until }) => until === undefined),
            withoutResidents: count(({ open, residents }) => open && !residents),
          });
          next = page.next?.replace("/api/v1", "");
        }
        expect(names(found)).toEqual(expected.map(({ id, position }) => `${id} ${position}`));
        expect(found.map((row) => [row.overdue, row.endsSoon, row.residents, row.standing])).toEqual(
          expected.map((row) => [overdue(row), soon(row), row.residents, row.standing]),
        );
      }
    });

    test("a table of all has a line for each, and made anew from what is public it is the same", async () => {
      const csv = await (await ask("/agreements/exports/csv?ends=year")).text();
      expect(csv.trim().split("\r\n")).toHaveLength(rows.filter(soon).length + 1);
      const { db } = opened();
      const before = await db.selectFrom("agreement_row").selectAll().orderBy("entry").orderBy("position").execute();
      await db.deleteFrom("agreement_row").execute();
      await keepAgreements(db, await db.selectFrom("public_entry").selectAll().execute());
      expect(await db.selectFrom("agreement_row").selectAll().orderBy("entry").orderBy("position").execute()).toEqual(before);
    });
  });

  test("what an entry says is in it while it is public, and goes with it", async () => {
    const goal = "Minder tocht in huis";
    const ended = { standing: "notKept", standingSince: "2026-05-01", standingReason: "De aannemer viel om." };
    const made = await shown("agreement", { goal, title: "Veertig woningen worden warm", ...ended, areas: ["WK030710"] });
    const mine = async () => (await list("?standing=notKept&limit=500")).agreements.filter(({ entry }) => entry.id === made.id);
    expect(await mine()).toMatchObject([
      {
        ...{ entry: { type: "agreement" }, position: 0, what: "Veertig woningen worden warm", goal, from: "2026-01-01" },
        ...{ until: "2027-12-31", standing: "notKept", standingSince: "2026-05-01", standingReason: "De aannemer viel om." },
        ...{ residents: true, overdue: false, endsSoon: false, themes: ["wonen"], regular: false },
        parties: [
          { organisation: "De Alliantie", role: "uitvoerder" },
          { organisation: "Bewonersraad Soesterkwartier", role: "bewoners" },
        ],
      },
    ]);
    await step("editor", made, "archive");
    expect(await mine()).toEqual([]);
  });

  test.each(["area=<>", "theme=niets", "standing=klaar", "ends=ooit", "from=2026-02-30", "after=x", "sort=title", "q=x"])(
    "?%s is refused",
    async (query) => {
      expect((await ask(`/agreements?${query}`)).status).toBe(400);
    },
  );

  test("Excel and CSV say what was asked", async () => {
    const answer = await ask("/agreements/exports/csv?area=GM0307&ends=overdue");
    expect(answer.headers.get("Content-Disposition")).toContain("afspraken-register");
    expect(await answer.text()).toContain("Bewoners doen mee");
    const book = await ask("/agreements/exports/xlsx?residents=false");
    expect(book.headers.get("Content-Type")).toContain("spreadsheetml");
    expect((await book.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
  });
});
