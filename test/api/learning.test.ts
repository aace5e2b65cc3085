/** The leeragenda: people join a learning question and leave it, most joined first, and hear of what answers it. */
import { beforeEach, expect, test } from "vitest";
import type { Learners, LearningAgenda } from "#data/entries/learning.ts";
import type { QuestionOverview } from "#data/entries/question.ts";
import type { RelatedEntries } from "#data/entries/related.ts";
import { writeLetter } from "#server/jobs/letters.ts";
import { dailyRound } from "#server/jobs/notification-rounds.ts";
import type { Letter } from "#server/store/mail.ts";
import { erasePerson } from "#server/store/own-account.ts";
import { tellLearners } from "#server/store/questions/learners.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { knowledgeOf } from "../fixtures/knowledge.ts";
import { json, workflow } from "../fixtures/workflow.ts";

onEveryEngine((engine) => {
  let clock = Date.parse("2026-12-01T10:00:00.000Z");
  const now = () => new Date(++clock).toISOString();
  const flow = workflow(engine, undefined, async () => ({ mails: true, now }));
  const { app, ask, step, opened, tryMerge } = flow;
  const { shown, handedIn, trySaving } = knowledgeOf(flow);
  const type = "learningQuestion";

  const learners = async (id: string, as?: string) => json<Learners>(await ask(`/learning-questions/${id}/learners`, { as }));
  const joining = (id: string, as?: string, method = "PUT") => ask(`/learning-questions/${id}/joining`, { method, as, body: {} });
  const join = async (id: string, as: string) => json<Learners>(await joining(id, as));
  const agenda = async (query = "") => json<LearningAgenda>(await ask(`/learning-questions${query}`));
  const titles = async (query = "") => (await agenda(query)).questions.map(({ entry, joined }) => [entry.content.title, joined]);
  const personOf = (as: string) => app().people.get(as)?.id ?? "";
  const tell = () => tellLearners(opened().db, now());
  const heard = async (as: string) => {
    const { notifications } = await json<{ notifications: { kind: string; entry: { id: string }; title: string }[] }>(
      await ask("/notifications", { as }),
    );
    return notifications.filter(({ kind }) => kind === "learning").map(({ title }) => title);
  };

  beforeEach(async () => {
    await opened().db.deleteFrom("notification").execute();
    await opened().db.deleteFrom("learner").execute();
    await opened().db.deleteFrom("public_entry").execute();
  });

  test("joining twice is once, leaving ends it; everybody sees how many, and who judges sees who", async () => {
    const { id } = await shown(type);
    expect(await learners(id)).toEqual({ joined: 0, mine: false });
    expect(await join(id, "viewer")).toEqual({ joined: 1, mine: true });
    expect(await join(id, "viewer")).toEqual({ joined: 1, mine: true });
    await join(id, "otherTeam");
    for (const as of [undefined, "colleague", "contributor", "editorElsewhere", "nobody"])
      expect(await learners(id, as), String(as)).toEqual({ joined: 2, mine: false });
    for (const as of ["editor", "admin"])
      expect(await learners(id, as)).toEqual({ joined: 2, mine: false, names: ["viewer", "otherTeam"] });
    expect(await json<Learners>(await joining(id, "viewer", "DELETE"))).toEqual({ joined: 1, mine: false });
    expect(await json<Learners>(await joining(id, "viewer", "DELETE"))).toEqual({ joined: 1, mine: false });
    expect((await joining(id)).status).toBe(401);
  });

  test("what is not public, or no learning question, can not be joined", async () => {
    const waiting = await handedIn(type);
    const question = await shown("question");
    for (const id of [waiting.id, question.id, "nothing"]) {
      expect((await joining(id, "viewer")).status).toBe(404);
      expect((await joining(id, "viewer", "DELETE")).status).toBe(404);
      expect((await ask(`/learning-questions/${id}/learners`, { as: "admin" })).status).toBe(404);
    }
  });

  test("the agenda begins with what most people joined, and is narrowed by theme", async () => {
    const first = await shown(type, { title: "Hoe begin je een buurthuis?" });
    const second = await shown(type, { title: "Hoe bereik je jongeren?", themes: ["onderwijs", "samenhang"] });
    await shown(type, { title: "Hoe maak je een wijkplan?", themes: ["wonen"] });
    for (const as of ["viewer", "otherTeam"]) await join(first.id, as);
    await join(second.id, "viewer");
    expect(await titles()).toEqual([
      ["Hoe begin je een buurthuis?", 2],
      ["Hoe bereik je jongeren?", 1],
      ["Hoe maak je een wijkplan?", 0],
    ]);
    expect(await titles("?theme=wonen,onderwijs")).toEqual([
      ["Hoe bereik je jongeren?", 1],
      ["Hoe maak je een wijkplan?", 0],
    ]);
    expect(await titles("?area=GM0363")).toEqual([]);
    expect((await ask("/learning-questions?theme=niets")).status).toBe(400);
    expect(JSON.stringify(await agenda())).not.toContain("viewer");
  });

  test("whose account ends is gone from it, and who joined a duplicate has joined what lives on", async () => {
    const [one, other] = [await shown(type), await shown(type, { title: "Jongeren bij het wijkplan" })];
    await join(one.id, "viewer");
    for (const as of ["viewer", "otherTeam"]) await join(other.id, as);
    expect((await tryMerge("admin", one, other)).status).toBe(200);
    expect((await learners(one.id, "admin")).names).toEqual(["viewer", "otherTeam"]);
    const { id: going } = await app().accounts.create({ name: "Gaat Weg", email: "weg@example.org" });
    await opened().db.insertInto("learner").values({ entry: one.id, person: going, at: now() }).execute();
    expect((await learners(one.id)).joined).toBe(3);
    expect(await erasePerson(opened().db, going)).toBe("erased");
    expect(await opened().db.selectFrom("learner").select("person").where("person", "=", going).execute()).toEqual([]);
    expect((await learners(one.id)).joined).toBe(2);
  });

  test("an activity that answers it stands on its page, and who joined before hears of it once", async () => {
    const { id, content } = await shown(type);
    await join(id, "otherTeam");
    const activity = await shown("activity", { learningQuestions: [id] });
    await join(id, "viewer");
    const related = async (of: string, at: string) => json<RelatedEntries>(await ask(`/entries/${of}/${at}/related`));
    expect((await related(type, id)).namedIn.map((one) => one.id)).toEqual([activity.id]);
    expect((await related("activity", activity.id)).names.map((one) => one.id)).toEqual([id]);
    expect(await tell()).toBe(1);
    expect(await tell()).toBe(0);
    expect(await heard("otherTeam")).toEqual([content.title]);
    expect(await heard("viewer")).toEqual([]);
    // A role elsewhere hides nothing that everybody may read; the mail leads to its page.
    await dailyRound(opened().db, () => "2026-12-03T09:00:00.000Z")();
    const mails = await opened().db.selectFrom("mail").select(["id", "letter"]).where("letter", "like", "%news%").execute();
    const mail = mails.find(({ letter }) => letter?.includes(personOf("otherTeam")));
    const desk = {
      db: opened().db,
      library: app().library,
      accounts: app().accounts,
      address: () => "http://localhost",
      secret: "s".repeat(32),
    };
    const written = await writeLetter(desk, JSON.parse(mail?.letter ?? "{}") as Letter, { letter: mail?.id ?? "", at: now() });
    expect(written?.subject).toBe(`Nieuw bij je leervraag: ${content.title}`);
    expect(written?.text).toContain(`http://localhost/kennis/leervragen/${id}`);
  });

  test("an answer is told too", async () => {
    const made = await shown(type);
    await join(made.id, "viewer");
    expect(await tell()).toBe(0);
    const saved = await json<typeof made>(
      await trySaving(made, { standing: "beantwoord", answer: "Vraag ze wat ze willen doen, en begin daar." }),
    );
    await step("editor", await step("wijkteam", saved, "submit"), "publish");
    expect(await tell()).toBe(1);
    expect(await heard("viewer")).toEqual([made.content.title]);
  });

  test("questions that were asked more often are shown together until they are a learning question", async () => {
    const some = [
      await shown("question", { title: "Hoe begin je een buurtmoestuin in de straat?" }),
      await shown("question", { title: "Een buurtmoestuin beginnen in onze straat, hoe?" }),
    ];
    await shown("question", { title: "Wie regelt de sleutels van het buurthuis?" });
    const alike = async () =>
      (await json<QuestionOverview>(await ask("/questions/overview", { as: "admin" }))).alike.map((group) =>
        group.map(({ id }) => id).sort(),
      );
    expect(await alike()).toEqual([some.map(({ id }) => id).sort()]);
    await shown(type, { questions: some.map(({ id }) => id) });
    expect(await alike()).toEqual([]);
  });
});
