/** What needs attention in an area: every kind appears when it should and goes when it is solved. */
import { beforeEach, expect, test } from "vitest";
import { signalKinds } from "#data/approach/signals.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { knowledgeOf } from "../fixtures/knowledge.ts";
import { signalsOf } from "../fixtures/signals.ts";
import { vraagbaakOf } from "../fixtures/vraagbaak.ts";
import { json, workflow } from "../fixtures/workflow.ts";

onEveryEngine((engine) => {
  let clock = Date.parse("2026-12-01T10:00:00.000Z");
  const now = () => new Date(++clock).toISOString();
  const flow = workflow(engine, undefined, async () => ({ mails: true, now }));
  const { app, ask, step, opened } = flow;
  const { shown, trySaving } = knowledgeOf(flow);
  const { round } = vraagbaakOf(flow, now);

  const { signals, said, of } = signalsOf(flow);
  const change = async (from: EntryRecord, changes: object) =>
    step("editor", await step("wijkteam", await json<EntryRecord>(await trySaving(from, changes)), "submit"), "publish");
  const whole = {
    goals: [{ text: "Minder mensen met schulden" }],
    residents: "De bewonersraad beslist mee over elk plan.",
  };

  beforeEach(async () => {
    clock = Date.parse("2026-12-01T10:00:00.000Z");
    const { db } = opened();
    for (const table of ["question", "public_entry", "saved_region"] as const) await db.deleteFrom(table).execute();
  });

  test("an agreement whose end has passed needs attention until somebody says how it went", async () => {
    const period = { from: "2025-01-01", to: "2026-11-30" };
    const late = await shown("agreement", { title: "Speelplek maken", period });
    await shown("agreement", { title: "Gehouden", period, standing: "kept", standingSince: "2026-11-30" });
    expect(await of("agreementOverdue")).toEqual([
      { entry: { type: "agreement", id: late.id, title: "Speelplek maken" }, day: "2026-11-30" },
    ]);
    await change(late, { title: "Speelplek maken", period, standing: "running" });
    expect(await of("agreementOverdue")).toHaveLength(1);
    const newest = await json<EntryRecord>(await ask(`/working-versions/${late.id}`, { as: "wijkteam" }));
    await change(newest, {
      title: "Speelplek maken",
      period,
      standing: "lapsed",
      standingSince: "2026-12-01",
      standingReason: "Er was geen plek.",
    });
    expect(await of("agreementOverdue")).toEqual([]);
  });

  test("an agreement ends within a year, the first end first; its last day is not too late, and another year is not near", async () => {
    for (const to of ["2027-12-01", "2026-12-01", "2027-12-02", "2027-03-31"])
      await shown("agreement", { title: `Tot ${to}`, period: { from: "2026-01-01", to } });
    await shown("agreement", { title: "Zonder einde", period: {} });
    expect((await of("agreementEnding")).map(({ day }) => day)).toEqual(["2026-12-01", "2027-03-31", "2027-12-01"]);
    expect(await of("agreementOverdue")).toEqual([]);
    const { kinds, total } = await signals("WK030710", undefined, "&limit=1");
    expect(kinds.map(({ kind, total: count, signals: some }) => [kind, count, some.length])).toEqual([
      ["agreementEnding", 3, 1],
      ["agreementUnconfirmed", 5, 1],
    ]);
    expect(total).toBe(8);
  });

  test("an agreement without a party of residents, also where a text says that there is one", async () => {
    const alone = { parties: [{ organisation: 'Club "role":"bewoners"', role: "uitvoerder" }], period: {} };
    const agreement = await shown("agreement", { title: "Zonder bewoners", ...alone });
    await shown("agreement", { title: "Met bewoners", period: {} });
    expect((await of("agreementWithoutResidents")).map(({ entry }) => entry?.title)).toEqual(["Zonder bewoners"]);
    await change(agreement, { title: "Zonder bewoners", period: {} });
    expect(await of("agreementWithoutResidents")).toEqual([]);
  });

  test("a party that did not confirm the text as it stands is waited for; what an initiative agreed is told by what it is", async () => {
    const [mine, others] = [`Welzijn ${crypto.randomUUID()}`, "Bewonersraad"];
    await opened().db.updateTable("organisation").set({ name: mine }).where("id", "=", app().own).execute();
    const parties = [
      { organisation: mine, role: "uitvoerder" },
      { organisation: others, role: "bewoners" },
    ];
    const { id } = await shown("agreement", { title: "Samen vegen", parties, period: {} });
    const waits = (waiting: number) => [{ entry: { type: "agreement", id, title: "Samen vegen" }, parties: { waiting, of: 2 } }];
    expect(await of("agreementUnconfirmed")).toEqual(waits(2));
    const { text } = await json<{ text: string }>(await ask(`/agreements/${id}/confirmations`, { as: "wijkteam" }));
    const given = await ask(`/agreements/${id}/confirmation`, { method: "PUT", as: "wijkteam", body: { text } });
    expect(given.status).toBe(200);
    expect(await of("agreementUnconfirmed")).toEqual(waits(1));
    const agreements = [{ what: "Elke week soep", who: "Buurtkeuken", until: "2026-06-30" }];
    const initiative = await flow.published({ title: "Soep op dinsdag", agreements });
    expect(await of("agreementOverdue", "GM0307")).toEqual([
      { entry: { type: "initiative", id: initiative.id, title: "Soep op dinsdag" }, day: "2026-06-30", what: "Elke week soep" },
    ]);
    expect(await of("agreementUnconfirmed", "GM0307")).toHaveLength(1);
    expect(await of("agreementWithoutResidents", "GM0307")).toEqual([]);
  });

  test("money ends within a year, unless money of the same source or theme goes on", async () => {
    const ends = {
      title: "Loopt af",
      source: "Het fonds",
      themes: ["werk"],
      period: { from: "2025-01-01", to: "2027-06-30" },
      amount: 1250.5,
    };
    const line = await shown("fundingLine", ends);
    await shown("fundingLine", {
      title: "Ander",
      source: "Rijk",
      themes: ["wonen"],
      period: { from: "2026-01-01", to: "2029-12-31" },
    });
    expect(await of("moneyEnding")).toEqual([
      {
        entry: { type: "fundingLine", id: line.id, title: "Loopt af" },
        day: "2027-06-30",
        source: "Het fonds",
        amount: 1250.5,
        status: "committed",
      },
    ]);
    const theme = await shown("fundingLine", {
      title: "Zelfde thema",
      source: "Rijk",
      themes: ["werk"],
      period: { to: "2029-12-31" },
    });
    expect(await of("moneyEnding")).toEqual([]);
    await step("admin", theme, "archive", { reason: "Bleek niet waar." });
    expect(await of("moneyEnding")).toHaveLength(1);
    const funding = [{ source: "Buurtfonds", status: "paid" as const, period: { to: "2027-02-28" }, amount: 800 }];
    const initiative = await flow.published({ title: "Soep op dinsdag", themes: ["gezondheid"], funding });
    expect((await of("moneyEnding", "GM0307")).map(({ entry, ...more }) => [entry?.id, more])).toEqual([
      [initiative.id, { day: "2027-02-28", source: "Buurtfonds", amount: 800, status: "paid" }],
      [line.id, { day: "2027-06-30", source: "Het fonds", amount: 1250.5, status: "committed" }],
    ]);
    await shown("fundingLine", { title: "Zelfde bron", source: "Het fonds", themes: [], period: { from: "2027-07-01" } });
    expect((await of("moneyEnding")).map(({ entry }) => entry?.id)).toEqual([initiative.id]);
  });

  test("a focusgebied without an approach, and what an approach lacks until it is there", async () => {
    expect(said(await signals("liendert"))).toEqual({ approachAbsent: ["liendert"] });
    expect(said(await signals("GM0307"))).toEqual({ approachAbsent: ["liendert"] });
    expect(said(await signals("GM0363"))).toEqual({});
    const bare = { title: "Samen", areas: ["liendert"], alliance: [], phaseHistory: [] };
    const approach = await shown("areaApproach", bare);
    expect(said(await signals("liendert"))).toEqual({
      approachWithoutChair: ["Samen"],
      approachWithoutResidents: ["Samen"],
      approachWithoutGoals: ["Samen"],
      approachWithoutPhase: ["Samen"],
    });
    await change(approach, { title: "Samen", areas: ["liendert"], ...whole });
    expect(said(await signals("liendert"))).toEqual({});
  });

  test("a question waits until there is an answer", async () => {
    const question = await shown("question");
    await round();
    const [waiting] = await of("question");
    expect(waiting).toEqual({ entry: { type: "question", id: question.id, title: question.content.title }, day: "2026-12-01" });
    const answers = [{ text: "Begin met een gesprek in de straat.", organisation: "Stadsboeren", on: "2026-12-01" }];
    await change(question, { answers });
    expect(await of("question")).toEqual([]);
  });

  test("what nobody confirmed for half a year needs attention, and what was written does not change", async () => {
    const agreement = await shown("agreement", { title: "Oud", period: {} });
    await shown("publication");
    expect(await of("unconfirmed")).toEqual([]);
    clock = Date.parse("2027-06-02T10:00:00.000Z");
    expect(await of("unconfirmed")).toEqual([
      { entry: { type: "agreement", id: agreement.id, title: "Oud" }, day: agreement.verifiedOn },
    ]);
    const verified = await ask(`/working-versions/${agreement.id}/verify`, {
      method: "POST",
      as: "wijkteam",
      body: {},
      headers: { "If-Match": `"v${agreement.version}"` },
    });
    expect(verified.status).toBe(200);
    expect(await of("unconfirmed")).toEqual([]);
  });

  test("the most urgent kind comes first, of one kind alone what was asked, and another area hears nothing of it", async () => {
    await shown("agreement", { parties: [{ organisation: "Gemeente", role: "trekker" }], period: { to: "2026-01-01" } });
    await shown("question");
    const kinds = (await signals()).kinds.map(({ kind }) => kind);
    expect(kinds).toEqual(signalKinds.filter((kind) => kinds.includes(kind)));
    expect(kinds).toEqual(["agreementOverdue", "agreementWithoutResidents", "agreementUnconfirmed", "question"]);
    expect((await signals("WK030710", undefined, "&kind=question")).kinds.map(({ kind }) => kind)).toEqual(["question"]);
    expect(await signals("GM0363")).toEqual({ total: 0, kinds: [] });
    for (const area of ["WK9999ZZ", "niets-hier"]) expect((await ask(`/signals?area=${area}`)).status, area).toBe(404);
    for (const query of ["", "?area=", "?area=GM0307&limit=0", "?area=GM0307&kind=niets", "?area=R-!"])
      expect((await ask(`/signals${query}`)).status, query).toBe(400);
  });
});
