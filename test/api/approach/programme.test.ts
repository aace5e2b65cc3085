/** The programme: every count equals what is counted one by one, unknown is not none, and nothing that is not public is in it. */
import { beforeEach, expect, test } from "vitest";
import type { Programme, ProgrammeRow } from "#data/approach/programme.ts";
import { programmeTypes } from "#data/approach/programme.ts";
import type { ApproachMatrix } from "#data/approach/theme-matrix.ts";
import { itemsOf } from "#data/checklists/checklist.ts";
import { agreementStandings } from "#data/entry-types/agreement.ts";
import { onEveryEngine } from "../../fixtures/databases.ts";
import { nextChecklist } from "../../fixtures/editions.ts";
import { wholeInitiative } from "../../fixtures/initiatives.ts";
import { knowledgeOf, wholeFundingLine } from "../../fixtures/knowledge.ts";
import { chances } from "../../fixtures/many-initiatives.ts";
import { json, workflow } from "../../fixtures/workflow.ts";

const [area, wijk] = ["liendert", "WK030710"];
const day = "2026-12-01";

onEveryEngine((engine) => {
  let seconds = 0;
  const flow = workflow(
    engine,
    async () => ({ set: { truth: true } }),
    async () => ({ now: () => new Date(Date.parse(`${day}T10:00:00Z`) + 1000 * seconds++).toISOString() }),
  );
  const { ask, opened, step } = flow;
  const { handedIn } = knowledgeOf(flow);
  const shown = async (type: string, changes: object) => step("admin", await handedIn(type, changes), "publish");

  const programme = async (query = "") => json<Programme>(await ask(`/programme?${query}`));
  const row = async (query = ""): Promise<ProgrammeRow> => {
    const { rows } = await programme(query);
    expect(rows.map(({ code }) => code)).toEqual([area]);
    return rows[0] as ProgrammeRow;
  };

  beforeEach(async () => {
    for (const table of ["public_entry", "agreement_area", "agreement_row", "money_line", "completeness", "edition"] as const)
      await opened().db.deleteFrom(table).execute();
  });

  test("of an area of which nobody entered anything everything is unknown, and nothing is zero euro or an empty theme", async () => {
    await handedIn("areaApproach", { areas: [area] });
    await handedIn("fundingLine", { areas: [area] });
    await handedIn("checklist", { areas: [area] });
    const found = await row();
    expect(found).toMatchObject({
      gemeenten: ["Amersfoort"],
      agreements: { kept: 0, notKept: 0, lapsed: 0, open: 0, overdue: 0, unsaid: 0 },
      money: { lines: 0, running: 0 },
      themes: { unknown: 8, empty: 0, one: 0, more: 0 },
      checklists: [],
    });
    for (const absent of ["phase", "since", "changed"]) expect(found).not.toHaveProperty(absent);
    expect(found.money).not.toHaveProperty("until");
  });

  test("agreements, money, themes and the last change are what they are when they are counted one by one", async () => {
    const chance = chances(20);
    const one = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T;
    const where = () => ({ areas: [one(["BU03071001", wijk, "GM0307", "BU05990110", area])] });
    const period = () => {
      const from = chance() < 0.8 ? { from: `${2024 + Math.floor(chance() * 4)}-03-01` } : {};
      return {
        ...from,
        ...(chance() < 0.7 ? { to: `${2025 + Math.floor(chance() * 4)}-${one(["06-30", "12-01", "12-31"])}` } : {}),
      };
    };
    let first: string | undefined;
    for (let i = 0; i < 10; i++) {
      const standing = one(agreementStandings);
      const told = { standing, standingSince: "2026-01-01", standingReason: "Zo ging het." };
      await shown("agreement", { ...where(), ...told, period: period().to ? { to: period().to } : {} });
      const whole = await shown("fundingLine", {
        ...where(),
        period: sane(period()),
        duration: one(["structural", "temporary"]),
      });
      first ??= whole.id;
      const lines = [{ ...line(), partOf: one([whole.id, undefined]) }];
      await shown(
        "initiative",
        wholeInitiative({
          funding: JSON.parse(JSON.stringify(lines)),
          lifecycle: one(["loopt", "beeindigd"]),
          themes: ["wonen"],
        }),
      );
    }
    const { db } = opened();
    // What was a part of this is now a part of nothing that everybody may see.
    await db
      .deleteFrom("public_entry")
      .where("id", "=", first ?? "")
      .execute();
    const links = await db.selectFrom("public_entry_area").selectAll().where("code", "=", area).execute();
    const here = new Set(links.map(({ id }) => id));
    const agreements = (await db.selectFrom("agreement_row").selectAll().execute()).filter(({ entry }) => here.has(entry));
    const all = await db.selectFrom("money_line").selectAll().execute();
    const money = all.filter(
      ({ entry, part_of }) => here.has(entry) && (part_of === null || !all.some((whole) => whole.entry === part_of)),
    );
    expect([agreements.length > 5, money.length > 5, money.length < all.length]).toEqual([true, true, true]);
    const begun = ({ from_day }: (typeof money)[number]) => from_day === null || from_day <= day;
    const over = ({ to_day }: (typeof money)[number]) => to_day !== null && to_day < day;
    const running = money.filter((one) => begun(one) && !over(one));
    const last = (days: (string | null)[]) =>
      days
        .filter((one) => one !== null)
        .sort()
        .at(-1);
    const found = await row();
    expect(found.agreements).toEqual({
      kept: agreements.filter(({ standing }) => standing === "kept").length,
      notKept: agreements.filter(({ standing }) => standing === "notKept").length,
      lapsed: agreements.filter(({ standing }) => standing === "lapsed").length,
      open: agreements.filter(({ open }) => open === 1).length,
      overdue: agreements.filter(({ open, ends }) => open === 1 && ends < day).length,
      unsaid: agreements.filter(({ open, standing }) => open === 0 && ["agreed", "running"].includes(standing)).length,
    });
    const { kept, notKept, lapsed, open, unsaid } = found.agreements;
    expect(kept + notKept + lapsed + open + unsaid).toBe(agreements.length);
    const { until, ended, ...counts } = found.money;
    expect([until, ended]).toEqual([
      last(running.map(({ to_day }) => to_day)),
      last(money.filter(over).map(({ to_day }) => to_day)),
    ]);
    expect(counts).toEqual({
      lines: money.length,
      running: running.length,
      ongoing: running.filter(({ to_day, duration }) => to_day === null && duration === "structural").length,
      endUnknown: running.filter(({ to_day, duration }) => to_day === null && duration === "temporary").length,
      later: money.filter((one) => !begun(one) && !over(one)).length,
    });
    const matrix = await json<ApproachMatrix>(await ask("/theme-matrix"));
    const kinds = matrix.rows[0]?.cells.map(({ kind }) => kind) ?? [];
    for (const [kind, count] of Object.entries(found.themes)) expect(kinds.filter((one) => one === kind)).toHaveLength(count);
    const entries = (await db.selectFrom("public_entry").select(["id", "type", "updated_at"]).execute()).filter(
      ({ id, type }) => here.has(id) && programmeTypes.some((one) => one === type),
    );
    const newest = entries.toSorted((a, b) => (a.updated_at < b.updated_at ? 1 : -1))[0];
    expect(found.changed).toEqual({ day, type: newest?.type });

    function sane({ from, to }: { from?: string; to?: string }) {
      return from && to && from > to ? { from } : { ...(from ? { from } : {}), ...(to ? { to } : {}) };
    }
    function line() {
      const { title: _, areas: __, ...rest } = wholeFundingLine({ period: sane(period()) }) as Record<string, unknown>;
      return {
        source: rest.source,
        payer: rest.payer,
        amount: 100,
        period: rest.period,
        status: "committed",
        duration: one(["structural", "temporary"]),
      };
    }
  });

  test("the phase of now; of each checklist the progress of the one that changed last, read by the newest edition", async () => {
    await shown("areaApproach", {
      areas: [area],
      phaseHistory: [
        { phase: "uitvoeren", since: "2025-01-01" },
        { phase: "orienteren", since: "2022-07-04" },
      ],
    });
    await shown("checklist", { areas: [area] });
    // Of a part of the area it is another's.
    await shown("checklist", { areas: [wijk], template: "agenda", rows: [] });
    const found = await row();
    expect(found).toMatchObject({ phase: "uitvoeren", since: "2025-01-01" });
    expect(found.checklists).toHaveLength(1);
    const [list] = found.checklists;
    expect(list).toMatchObject({ template: "phases", done: 1, bare: 0, edition: "2026", day });
    expect(list?.total).toBeGreaterThan(10);
    // One that an organisation enters counts at once: of its four parts it keeps three.
    const { parts } = nextChecklist();
    const edition = nextChecklist({ parts: parts.slice(0, 3) });
    await json(await ask("/editions", { method: "POST", as: "admin", body: { edition, after: "2026" } }), 201);
    const { total, done } = (await row()).checklists[0] ?? {};
    expect([total, done]).toEqual([itemsOf(edition).length + 1, 1]);
  });

  test("figures of choice with year and source, at most three; no row adds up or averages other rows", async () => {
    expect((await row()).figures).toEqual([]);
    const { rows, indicators } = await programme("indicators=inwoners,druk");
    expect(indicators.map(({ id }) => id)).toEqual(["inwoners", "druk"]);
    for (const { sources } of indicators) expect(sources.join()).toContain("Wijkblik");
    for (const figure of rows[0]?.figures ?? []) expect(figure.trend.way === "absent").toBe(figure.value === null);
    expect((await ask("/programme?indicators=inwoners,druk,a,b")).status).toBe(400);
    expect((await ask("/programme?indicators=nergens")).status).toBe(404);
    expect((await ask("/programme?list=nergens")).status).toBe(404);
  });

  test("as CSV a row for every area with its figures, and unknown in words", async () => {
    const answer = await ask("/programme?format=csv&indicators=inwoners");
    expect(answer.headers.get("Content-Type")).toContain("text/csv");
    const [heading = "", first = "", ...more] = (await answer.text()).replace("\uFEFF", "").trim().split("\r\n");
    expect(more).toEqual([]);
    const cells = new Map(heading.split(";").map((name, i) => [name, first.split(";")[i]]));
    expect(cells.get("naam")).toBe("Amersfoort Liendert");
    expect([cells.get("fase"), cells.get("geld"), cells.get("geld_loopt_regels")]).toEqual(["onbekend", "onbekend", ""]);
    expect([cells.get("themas_onbekend"), cells.get("checklist_fasen"), cells.get("afspraken_nagekomen")]).toEqual([
      "8",
      "niet ingevuld",
      "0",
    ]);
    expect(cells.get("inwoners_jaar")).toMatch(/^20\d\d$/);
  });
});
