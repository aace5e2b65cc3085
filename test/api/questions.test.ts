/** The vraagbaak: a question goes to three wijkwijzen of two organisations, moves on by itself, and its answer reaches who asked. */
import { beforeEach, expect, test } from "vitest";
import type { OwnGuide, QuestionOverview, QuestionStanding } from "#data/entries/question.ts";
import type { SubmissionStatus } from "#data/entries/submission.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { publicAddresses } from "../fixtures/entry-flow.ts";
import { knowledgeOf, wholeQuestion } from "../fixtures/knowledge.ts";
import { secret, vraagbaakOf, wholeGuide } from "../fixtures/vraagbaak.ts";
import { faultyFields, json, workflow } from "../fixtures/workflow.ts";

const [hour, start] = [3_600_000, Date.parse("2026-12-01T10:00:00.000Z")];

onEveryEngine((engine) => {
  let clock = start;
  const now = () => new Date(++clock).toISOString();
  const flow = workflow(engine, undefined, async () => ({ mails: true, now, secret }));
  const { app, ask, step, opened } = flow;
  const { shown, handedIn, visit } = knowledgeOf(flow);
  const desk = vraagbaakOf(flow, now);
  const { guide, round, states, stepped, stepping, answering, stateOf, letters } = desk;
  const public_ = async (id: string) => json<{ content: { answers: object[] } }>(await ask(`/entries/question/${id}`));

  beforeEach(async () => {
    clock = start;
    for (const table of ["asking", "question", "guide", "mail"] as const) await opened().db.deleteFrom(table).execute();
    await opened().db.deleteFrom("public_entry").where("type", "=", "question").execute();
    await guide("colleague", { organisation: "Stadsboeren" });
    await guide("otherTeam", { organisation: "Stadsboeren", areas: [] });
    await guide("viewer", { organisation: "Buurtgroen", phases: [], areas: [] });
    await guide("contributor", {
      organisation: "Stadsboeren",
      phases: [],
      areas: [],
      about: "Ik weet iets van bankjes en bloembakken.",
    });
    await guide("areaTeam", {
      organisation: "Wonen",
      themes: ["wonen"],
      about: "Sloop en nieuwbouw van flats en wisselwoningen.",
    });
  });

  test("three are asked, of two organisations, each told why; nobody who asks learns who", async () => {
    const { id } = await shown("question");
    expect(await round()).toBe(3);
    expect(await round()).toBe(0);
    expect(await states(id)).toEqual({ colleague: "asked", otherTeam: "asked", viewer: "asked" });
    const mails = await letters();
    expect(mails.map(({ to }) => to).sort()).toEqual(
      ["colleague", "otherTeam", "viewer"].map((name) => app().people.get(name)?.email).sort(),
    );
    const first = mails.find(({ to }) => to === app().people.get("colleague")?.email);
    expect(first?.subject).toBe("Een vraag voor jou: Hoe begin je een buurtmoestuin?");
    for (const words of [
      "omdat je iets weet van leefomgeving",
      "omdat je ervaring hebt met initiëren",
      "omdat je Amersfoort kent",
      "omdat wat je schreef past bij “buurtmoestuin” en “moestuin”",
    ])
      expect(first?.text).toContain(words);
    expect(first?.text).toContain(`http://localhost/vraag-aan-jou#${await desk.tokenOf(id, "colleague")}~decline`);
    const standing = await json<QuestionStanding>(await ask(`/questions/${id}/standing`));
    expect([standing.state, standing.asked.length]).toEqual(["routed", 3]);
    expect(JSON.stringify(standing)).not.toMatch(/Stadsboeren|"load"|colleague/);
  });

  test("opening a link changes nothing; who declines is followed by the next, and who passes it on by a colleague", async () => {
    const { id } = await shown("question");
    await guide("contributor", {
      organisation: "Buurtgroen",
      phases: [],
      areas: [],
      themes: ["leefomgeving"],
      about: "Bankjes en bloembakken met zitjes.",
    });
    await round();
    const token = await desk.tokenOf(id, "viewer");
    for (const _ of [1, 2]) await json(await visit("/askings/look", { token }));
    expect((await app().app.request(`http://localhost/vraag-aan-jou?x=${token}`)).status).toBe(200);
    expect((await states(id)).viewer).toBe("asked");
    expect(await stepped(id, "viewer", "pass")).toBe("passed");
    expect(await stepped(id, "viewer", "pass")).toBe("passed");
    expect((await stepping(id, "viewer", "accept")).status).toBe(409);
    expect(await round()).toBe(1);
    expect((await states(id)).contributor).toBe("asked");
    expect(await stepped(id, "otherTeam", "decline")).toBe("declined");
    // Nobody who fits is left: who knows of other things is not asked.
    expect(await round()).toBe(0);
    await guide("dataSteward", { organisation: "Nieuw" });
    expect(await round()).toBe(1);
    expect((await visit("/askings/look", { token: "niet-van-ons-en-toch-lang" })).status).toBe(404);
  });

  test("after three working days comes a reminder, after five the next are asked; a late answer is welcome", async () => {
    const { id } = await shown("question");
    await round();
    await letters();
    clock += 2 * 24 * hour;
    await round();
    expect(await letters()).toEqual([]);
    clock += 24 * hour;
    expect(await stepped(id, "colleague", "accept")).toBe("accepted");
    await Promise.all([round(), round()]);
    expect((await letters()).map(({ subject }) => subject.split("?")[0])).toEqual(Array(3).fill("Denk je nog mee"));
    await guide("dataSteward", { organisation: "Nieuw" });
    // Friday, and then the weekend.
    clock = Date.parse("2026-12-07T10:00:00Z");
    expect(await round()).toBe(0);
    clock = Date.parse("2026-12-08T10:00:00Z");
    expect(await round()).toBe(2);
    expect(await states(id)).toEqual({
      colleague: "accepted",
      otherTeam: "lapsed",
      viewer: "lapsed",
      contributor: "asked",
      dataSteward: "asked",
    });
    const overview = await json<QuestionOverview>(await ask("/questions/overview", { as: "admin" }));
    expect(overview.questions).toMatchObject([{ id, state: "routed", round: 2, workDays: 5 }]);
    expect(overview.guides.find(({ name }) => name === "colleague")).toMatchObject({ open: 1, most: 2 });
    expect(JSON.stringify(overview)).not.toContain("@");
    expect(await stepped(id, "viewer", "accept")).toBe("accepted");
  });

  test("a public answer is judged before anybody reads it, and then who asked hears of it", async () => {
    const { id } = await shown("question");
    await round();
    await letters();
    expect((await answering(id, "colleague", "openbaar", "kort")).status).toBe(400);
    expect((await answering(id, "colleague", "openbaar")).status).toBe(200);
    expect((await answering(id, "colleague", "openbaar")).status).toBe(200);
    expect((await answering(id, "colleague", "openbaar", "Iets anders dan ik eerder zei.")).status).toBe(409);
    expect((await public_(id)).content.answers).toEqual([]);
    await round();
    expect([await stateOf(id), await letters()]).toEqual(["routed", []]);
    const working = await json<EntryRecord>(await ask(`/working-versions/${id}`, { as: "editor" }));
    expect(working.state).toBe("submitted");
    await step("editor", working, "publish");
    expect((await public_(id)).content.answers).toMatchObject([
      { text: "Wij leenden grond van de gemeente.", organisation: "Stadsboeren" },
    ]);
    await Promise.all([round(), round()]);
    expect(await stateOf(id)).toBe("answered");
    const mails = await letters();
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      [app().people.get("wijkteam")?.email, "Er is een antwoord op je vraag: Hoe begin je een buurtmoestuin?"],
    ]);
    const page = await (await app().app.request(`http://localhost/kennis/vragen/${id}`)).text();
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? "{}");
    expect(data).toMatchObject({
      "@type": "QAPage",
      mainEntity: {
        "@type": "Question",
        answerCount: 1,
        suggestedAnswer: [{ "@type": "Answer", author: { name: "Stadsboeren" } }],
      },
    });
    for (const path of await publicAddresses(ask, { type: "question", id, dutch: "vragen" }))
      expect(await (await ask(path)).text(), path).not.toContain("colleague");
  });

  test("who judges an answer did not write it; one that is taken out is asked of others", async () => {
    await guide("editor", { organisation: "Gemeente" });
    const { id } = await shown("question");
    await round();
    expect((await answering(id, "editor", "openbaar")).status).toBe(200);
    const working = await json<EntryRecord>(await ask(`/working-versions/${id}`, { as: "editor" }));
    expect((await flow.tryStep("editor", working, "publish")).status).toBe(403);
    await step("admin", working, "discard");
    await round();
    expect((await states(id)).editor).toBe("lapsed");
  });

  test("a question that stays inside is put to guides by a redacteur, is never public, and its answer goes to who asked alone", async () => {
    const made = await handedIn("question", {
      visibility: "besloten",
      title: "Kanarie in de wijk",
      question: "Over de kanarie van de buren.",
    });
    expect((await flow.tryStep("editor", made, "publish")).status).toBe(409);
    const put = (as: string, version: number) =>
      ask(`/questions/${made.id}/routing`, { method: "POST", as, body: {}, headers: { "If-Match": `"v${version}"` } });
    expect([(await put("wijkteam", made.version)).status, (await put("nobody", made.version)).status]).toEqual([403, 404]);
    expect((await put("editor", made.version - 1)).status).toBe(409);
    expect((await put("editor", made.version)).status).toBe(204);
    expect(await round()).toBe(3);
    expect((await answering(made.id, "colleague", "openbaar")).status).toBe(400);
    expect((await answering(made.id, "colleague", "besloten", "Zo deden wij het met kanaries.")).status).toBe(200);
    expect(await stateOf(made.id)).toBe("answered");
    const [told] = (await letters()).filter(({ subject }) => subject.startsWith("Er is een antwoord"));
    expect(told?.text).toContain("Zo deden wij het met kanaries.");
    expect(told?.text).not.toContain("colleague@");
    expect((await ask(`/questions/${made.id}/standing`)).status).toBe(404);
    for (const path of await publicAddresses(ask, { type: "question", id: made.id, dutch: "vragen" }))
      expect((await (await ask(path)).text()).toLowerCase(), path).not.toContain("kanarie");
  });

  test("without an account a question waits until the mailbox says yes", async () => {
    const content = { ...wholeQuestion(), internalContact: undefined };
    const sent = { type: "question", content, consent: true };
    expect(await faultyFields(await visit("/proposals", sent))).toEqual(["email"]);
    const { token, id, state } = await json<{ token: string; id: string; state: string }>(
      await visit("/proposals", { ...sent, email: "vraagt@example.org" }),
      201,
    );
    expect(state).toBe("draft");
    const [mail] = await letters();
    expect([mail?.subject, mail?.text.includes(`/volgen#${token}`)]).toEqual(["Bevestig je vraag voor Wijkblik", true]);
    const look = async (path: string) => json<SubmissionStatus>(await visit(path, { token }));
    expect((await look("/submissions/look")).standing).toBe("unconfirmed");
    expect((await look("/submissions/confirm")).standing).toBe("received");
    expect((await look("/submissions/confirm")).standing).toBe("received");
    const waiting = await json<EntryRecord>(await ask(`/working-versions/${id}`, { as: "editor" }));
    expect(waiting.state).toBe("submitted");
    await step("editor", waiting, "publish");
    await round();
    await letters();
    expect((await answering(id, "colleague", "besloten")).status).toBe(200);
    expect((await letters()).map(({ to }) => to)).toEqual(["vraagt@example.org"]);
  });

  test("a guide sets what they know, is asked nothing while away or full, and stops", async () => {
    const set = (body: object) => ask("/account/guide", { method: "PUT", as: "viewer", body });
    expect(await faultyFields(await set({ ...wholeGuide(), themes: [], awayFrom: "2026-12-05" }))).toEqual(["awayTo", "themes"]);
    expect(await faultyFields(await set({ ...wholeGuide(), areas: ["GM9999"] }))).toEqual(["areas.0"]);
    await guide("viewer", { awayFrom: "2026-11-30", awayTo: "2026-12-01" });
    await guide("otherTeam", { most: 1 });
    const first = await shown("question");
    const second = await shown("question", { title: "Nog een vraag over een moestuin" });
    await round();
    expect(await states(first.id)).toEqual({ colleague: "asked", otherTeam: "asked", contributor: "asked" });
    expect(await states(second.id)).toEqual({ colleague: "asked", contributor: "asked" });
    expect((await json<OwnGuide>(await ask("/account/guide", { as: "otherTeam" }))).guide?.open).toBe(1);
    expect((await ask("/account/guide", { method: "DELETE", as: "otherTeam" })).status).toBe(204);
    expect((await json<OwnGuide>(await ask("/account/guide", { as: "otherTeam" }))).guide).toBeNull();
    expect((await states(first.id)).otherTeam).toBe("declined");
  });

  test("what is withdrawn asks nobody any more", async () => {
    const made = await shown("question");
    await round();
    await letters();
    await step("editor", made, "archive", { reason: "Bij nader inzien niet." });
    await round();
    expect([await stateOf(made.id), new Set(Object.values(await states(made.id)))]).toEqual(["closed", new Set(["lapsed"])]);
    expect((await stepping(made.id, "colleague", "accept")).status).toBe(409);
    expect((await answering(made.id, "colleague", "besloten")).status).toBe(409);
  });
});
