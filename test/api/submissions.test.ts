/** What people without a role send, who does something about it, and what they see of it by their link. */
import { expect, test } from "vitest";
import type { z } from "zod";
import type { EntryReport } from "#data/entries/submission.ts";
import type { QueueList, Work } from "#data/schema/queue.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { rates } from "#server/http/limits.ts";
import { writeLetter } from "#server/jobs/letters.ts";
import { retentionRound } from "#server/jobs/rounds.ts";
import { storedJson } from "#server/store/portions.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { reportWords, submissionsOf } from "../fixtures/submissions.ts";
import { faultyFields, json, workflow } from "../fixtures/workflow.ts";

const address = "canary-melder-5d20@example.org";
const secret = "a secret of thirty-two characters";

onEveryEngine((engine) => {
  const flow = workflow(engine, undefined, async () => ({ mails: true }));
  const { app, ask, opened, published, submitted, create, step, trySave } = flow;
  const { send, about, reportOn, received, look, reportsOf, firstReport, answer, propose, short } = submissionsOf(flow);
  /** Every letter that waits or was queued, as it would be sent now. */
  const letters = async () => {
    const { db } = opened();
    const rows = await db.selectFrom("mail").selectAll().orderBy("id").execute();
    const desk = { db, library: app().library, accounts: app().accounts, address: () => "http://localhost", secret };
    return (await Promise.all(rows.map(({ letter }) => writeLetter(desk, storedJson(letter ?? ""))))).filter(
      (one) => one !== undefined,
    );
  };

  test("a report of what is public stands with who may do something about it, is answered, and is followed by its link", async () => {
    const { id } = await published({ title: "Open inloop" });
    const token = await received(await reportOn(id, { email: address }));
    expect(token.length).toBeGreaterThan(40);
    expect(await look(token)).toEqual({
      kind: "report",
      at: expect.any(String),
      standing: "received",
      title: "Open inloop",
      entry: about(id),
    });
    const report = await firstReport(id);
    expect(report).toEqual({ id: expect.any(String), at: expect.any(String), text: reportWords, mailed: true });
    const answered = await json<EntryReport>(await answer(report.id, "wijkteam"));
    expect(answered).toMatchObject({ outcome: "mended", answer: "De tijden zijn aangepast." });
    expect(await look(token)).toMatchObject({
      standing: "mended",
      answer: "De tijden zijn aangepast.",
      answeredAt: answered.answeredAt,
    });
    expect((await answer(report.id, "editor")).status).toBe(409);
    const events = await opened().db.selectFrom("event").selectAll().where("entry", "=", id).orderBy("id").execute();
    const told = events.filter(({ kind }) => kind === "reported" || kind === "answered");
    expect(told.map(({ kind, actor, title }) => [kind, actor, title])).toEqual([
      ["reported", null, "Open inloop"],
      ["answered", app().people.get("wijkteam")?.id, "Open inloop"],
    ]);
    expect(JSON.stringify(told)).not.toContain(address);
    expect(JSON.stringify(told)).not.toContain("canary-woorden");
  });

  test("of what is not public, or is not there, there is no difference; and nothing is kept", async () => {
    const count = async () => (await opened().db.selectFrom("submission").selectAll().execute()).length;
    const before = await count();
    const hidden = [(await create()).id, (await submitted()).id, (await step("wijkteam", await published(), "archive")).id];
    const answers = await Promise.all([...hidden, "bestaat-niet"].map((id) => reportOn(id)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(await Promise.all(answers.map((one) => one.text()))).size).toBe(1);
    expect(await count()).toBe(before);
  });

  test("a text that is too short or too long, an address that is none, no consent: refused by name", async () => {
    const { id } = await published();
    const faults = async (more: object) => {
      const response = await reportOn(id, more);
      expect(response.status).toBe(400);
      return faultyFields(response);
    };
    expect(await faults({ text: "kort" })).toEqual(["text"]);
    expect(await faults({ text: "x".repeat(1001) })).toEqual(["text"]);
    expect(await faults({ email: "geen adres" })).toEqual(["email"]);
    expect(await faults({ consent: false })).toEqual(["consent"]);
    expect(await faults({ entry: { type: "publicatie", id } })).toEqual(["entry.type"]);
    expect(await faults({ state: "answered", outcome: "right" })).toEqual(["outcome", "state"]);
    expect((await reportOn(id, { text: "x".repeat(1000) })).status).toBe(201);
  });

  test("sent again with its key it is one report with one link; with another body it is refused", async () => {
    const { id } = await published();
    const key = crypto.randomUUID();
    const token = await received(await reportOn(id, {}, { key }));
    expect(await json(await reportOn(id, {}, { key }))).toEqual({ token, mailed: false });
    expect((await reportOn(id, { email: address }, { key })).status).toBe(409);
    const { reports } = await json<{ reports: EntryReport[] }>(await reportsOf(id, "editor"));
    expect(reports).toHaveLength(1);
  });

  test("who may neither edit nor judge it sees no report, no count, and cannot answer", async () => {
    const { id } = await published({ title: "Alleen van ons" });
    await reportOn(id);
    const report = await firstReport(id);
    const may = ["admin", "editor", "wijkteam", "colleague", "areaTeam", "twoRoles", "importer"];
    for (const as of app().people.keys()) {
      const allowed = may.includes(as);
      expect([as, (await reportsOf(id, as)).status]).toEqual([as, allowed ? 200 : 404]);
      const { entries, counts } = await json<z.infer<typeof QueueList>>(await ask("/queue?waits=reported&limit=100", { as }));
      expect([as, entries.some((one) => one.id === id)]).toEqual([as, allowed]);
      if (!allowed) expect([as, Object.values(counts).reduce((sum, one) => sum + one, 0)]).toEqual([as, 0]);
      const { parts } = await json<Work>(await ask("/work", { as }));
      expect([as, (parts.find(({ part }) => part === "reported")?.count ?? 0) > 0]).toEqual([as, allowed]);
      if (!allowed) expect([as, (await answer(report.id, as)).status]).toEqual([as, 404]);
    }
    expect((await ask(`/entries/initiative/${id}/reports`)).status).toBe(401);
    expect((await ask(`/entries/soep/${id}/reports`, { as: "admin" })).status).toBe(404);
    expect((await answer("bestaat-niet", "admin")).status).toBe(404);
    await answer(report.id, "colleague", { outcome: "right", answer: "Het klopt zo." });
    const { entries } = await json<z.infer<typeof QueueList>>(await ask("/queue?waits=reported&limit=100", { as: "editor" }));
    expect(entries.map((one) => one.id)).not.toContain(id);
  });

  test("nobody finds another's: a link that is none says the same as one that is gone, and guessing ends in 429", async () => {
    const from = "192.0.2.9";
    const guess = () => send("/submissions/look", { token: crypto.randomUUID() + crypto.randomUUID() }, { from });
    const answers: Response[] = [];
    for (let i = 0; i <= rates.confirmation.points; i++) answers.push(await guess());
    expect(new Set(answers.slice(0, -1).map(({ status }) => status))).toEqual(new Set([404]));
    expect(answers.at(-1)?.status).toBe(429);
    const rows = await opened().db.selectFrom("submission").selectAll().execute();
    const { id } = await published();
    const token = await received(await reportOn(id));
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("a flood of reports from one place ends in 429, and others go on", async () => {
    const { id } = await published();
    const from = "192.0.2.11";
    for (let i = 0; i < rates.report.points; i++) await reportOn("x", {}, { from });
    expect([(await reportOn(id, {}, { from })).status, (await reportOn(id)).status]).toEqual([429, 201]);
  });

  test("with what and where alone a proposal waits; it is published once it is whole, and is followed all the way", async () => {
    const { id, token } = await propose(short(), { email: address });
    expect(await look(token)).toMatchObject({ kind: "proposal", standing: "received", title: "Soep in het buurthuis" });
    const waiting = await json<EntryRecord>(await ask(`/working-versions/${id}`, { as: "editor" }));
    const refused = await flow.tryStep("editor", waiting, "publish");
    expect(refused.status).toBe(400);
    expect(await faultyFields(refused)).toEqual([
      "content.kind",
      "content.lifecycle",
      "content.phase",
      "content.summary",
      "content.themes",
    ]);
    expect((await ask(`/initiatives/${id}`)).status).toBe(404);
    const whole = { ...flow.entry().content, title: "Soep en brood", place: short().place };
    const saved = await json<EntryRecord>(await trySave("areaTeam", waiting, { content: whole }));
    expect(await look(token)).toMatchObject({ standing: "looked", title: "Soep in het buurthuis" });
    await step("editor", await step("areaTeam", saved, "submit"), "publish");
    const placed = await look(token);
    expect(placed).toMatchObject({ standing: "placed", entry: about(id) });
    // A later version is the matter of its makers: nothing more is said of it.
    const later = await json<EntryRecord>(await ask(`/working-versions/${id}`, { as: "areaTeam" }));
    const again = await json<EntryRecord>(await trySave("areaTeam", later, { content: { ...whole, title: "Anders" } }));
    await step("editor", await step("areaTeam", again, "submit"), "return", { reason: "geheim van binnen" });
    expect(await look(token)).toEqual(placed);
  });

  test("what is sent back, refused or merged is told with its reason, and what comes back is looked at again", async () => {
    const { id, token } = await propose({ ...flow.entry().content, ...short("Terug en weer") });
    const first = await json<EntryRecord>(await ask(`/working-versions/${id}`, { as: "editor" }));
    const back = await step("editor", first, "return", { reason: "Waar is het precies?" });
    expect(await look(token)).toMatchObject({ standing: "returned", answer: "Waar is het precies?" });
    const again = await step("areaTeam", back, "submit");
    const seen = await look(token);
    expect([seen.standing, seen.answer]).toEqual(["looked", undefined]);
    await step("editor", again, "archive", { reason: "Dit is geen initiatief." });
    expect(await look(token)).toMatchObject({ standing: "refused", answer: "Dit is geen initiatief." });
    const survivor = await published({ title: "Blijft" });
    const twin = await propose(short("Dubbel"));
    const double = await json<EntryRecord>(await ask(`/working-versions/${twin.id}`, { as: "editor" }));
    expect((await flow.tryMerge("admin", survivor, double, { selfApproved: true })).status).toBe(200);
    expect(await look(twin.token)).toMatchObject({ standing: "merged", entry: about(survivor.id) });
  });

  test("the title of a draft and of what was withdrawn is told to nobody by a link", async () => {
    const shown = await published({ title: "Was openbaar" });
    const token = await received(await reportOn(shown.id));
    const draft = await json<EntryRecord>(await trySave("wijkteam", shown, flow.entry({ title: "Nog geheim" })));
    expect((await look(token)).title).toBe("Was openbaar");
    await step("wijkteam", draft, "archive");
    const seen = await look(token);
    expect([seen.title, seen.entry]).toEqual([undefined, undefined]);
  });

  test("address and words of who reports are in no public byte, no list, and in no mail but the own", async () => {
    const { id } = await published({ title: "Vol kanaries" });
    const token = await received(await reportOn(id, { email: address, text: reportWords }));
    const report = await firstReport(id);
    await answer(report.id, "editor", { outcome: "right", answer: "We hebben het nagekeken." });
    const open = [
      `/initiatives/${id}`,
      "/initiatives",
      "/initiatives/points",
      "/initiatives.csv",
      "/initiatives.geojson",
      "/initiatives.rss",
      "/initiatives.atom",
      "/initiatives.ics",
      "/collections/initiatieven/items",
      "/organisations",
    ];
    for (const path of open)
      expect([path, /canary-(melder|woorden)/.test(await (await ask(path)).text())]).toEqual([path, false]);
    expect(JSON.stringify(await look(token))).not.toMatch(/canary/);
    for (const as of app().people.keys())
      for (const path of [
        `/working-versions/${id}`,
        `/working-versions/${id}/history`,
        "/queue?limit=100",
        "/work",
        `/entries/initiative/${id}/reports`,
      ])
        expect([as, path, (await (await ask(path, { as })).text()).includes("canary-melder")]).toEqual([as, path, false]);
    expect(app().logged()).not.toMatch(/canary/);
    const sent = await letters();
    for (const { to, text, subject } of sent) {
      expect(text + subject).not.toMatch(/canary-(melder|woorden)/);
      if (/melding|voorstel/.test(subject)) expect([to, text.includes("/volgen#")]).toEqual([address, true]);
    }
    expect(sent.some(({ text }) => text.includes("We hebben het nagekeken.") && text.includes(token))).toBe(true);
  });

  // The last: sessions are over by then.
  test("what was answered more than four hundred days ago is gone, address and all; what waits stays", async () => {
    const { id } = await published({ title: "Lang geleden" });
    const answered = await received(await reportOn(id));
    const report = await firstReport(id);
    const open = await received(await reportOn(id));
    await answer(report.id, "editor", { outcome: "right", answer: "Nagekeken." });
    const after = (days: number) => () => new Date(Date.now() + days * 86_400_000).toISOString();
    await retentionRound(opened().db, after(399))();
    expect(await look(answered)).toMatchObject({ answer: "Nagekeken." });
    await retentionRound(opened().db, after(401))();
    expect((await ask("/submissions/look", { method: "POST", body: { token: answered } })).status).toBe(404);
    expect(await look(open)).toMatchObject({ title: "Lang geleden" });
  });
});
