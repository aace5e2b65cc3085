/** Mail before an agreement ends, through a real SMTP server: to members of its parties and its owner, 60 and 14 days before. */
import { expect, test } from "vitest";
import type { EntryRecord } from "#data/schema/record.ts";
import { agreementRound } from "#server/approach/agreement-reminders.ts";
import { endingRound } from "#server/jobs/notification-rounds.ts";
import { listOrganisations } from "#server/store/organisations.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { wholeOf } from "../fixtures/knowledge.ts";
import { sameWords } from "../fixtures/letter-words.ts";
import { newsDesk } from "../fixtures/news-desk.ts";

const everybody = ["wijkteam", "colleague", "viewer", "twoRoles", "otherTeam"];

onEveryEngine((engine) => {
  const { app, db, now, goTo, post, stepped, inbox, sent, to } = newsDesk(engine);

  const nameOf = async (id: string) => (await listOrganisations(db())).find((one) => one.id === id)?.name ?? "";
  const published = async (content: object, type = "agreement", as = "contributor") => {
    const made = (await (await post(as, "/working-versions", { type, content })).json()) as EntryRecord;
    return stepped("editor", await stepped(as, made, "submit"), "publish");
  };
  const parties = async () => [
    { organisation: await nameOf(app().own), role: "uitvoerder" },
    { organisation: (await nameOf(app().other)).toUpperCase(), role: "financier" },
  ];
  const round = () => agreementRound(db(), now)();
  const told = async (as: string, id: string) =>
    (await inbox(as)).notifications.filter(({ kind, entry }) => kind === "agreementEnding" && entry.id === id).length;
  /** Who was told of the end in the mail of a morning. */
  const mailed = async (morning: string, title: string) => {
    goTo(morning);
    const mails = await sent();
    return [...everybody, "contributor", "areaTeam", "editor"].filter((as) =>
      to(mails, as).some(({ text }) => text.includes(title) && text.includes("loopt bijna af")),
    );
  };

  test("who is a party and who owns it hears 60 and 14 days before, once, also of two processes at once", async () => {
    goTo("2026-11-23T10:00:00.000Z");
    const title = "De zorg opent een steunpunt";
    const { id } = await published(wholeOf("agreement", { title, parties: await parties(), period: { to: "2027-03-31" } }));
    await round();
    // 61 days before.
    goTo("2027-01-29T10:00:00.000Z");
    await round();
    expect(await told("wijkteam", id)).toBe(0);
    goTo("2027-01-30T10:00:00.000Z");
    await Promise.all([round(), round()]);
    await round();
    for (const as of [...everybody, "contributor"]) expect(await told(as, id), as).toBe(1);
    for (const as of ["areaTeam", "editor", "admin", "nobody"]) expect(await told(as, id), as).toBe(0);
    expect(await mailed("2027-01-31T09:00:00.000Z", title)).toEqual([...everybody, "contributor"]);
    goTo("2027-03-16T10:00:00.000Z");
    await round();
    expect(await told("otherTeam", id)).toBe(1);
    goTo("2027-03-17T10:00:00.000Z");
    await round();
    await round();
    expect(await told("otherTeam", id)).toBe(2);
    goTo("2027-03-18T09:00:00.000Z");
    const [mail, ...more] = to(await sent(), "otherTeam");
    expect(more).toEqual([]);
    expect(mail?.subject).toBe(`Afspraak loopt bijna af: ${title}`);
    expect(mail?.text).toContain("Laatste dag: 31 maart 2027");
    expect(mail?.text).toContain(`http://localhost/aanpak/afspraken/${id}`);
    if (mail) sameWords({ text: mail.text, html: mail.html });
    // The owner hears it once: not as of what ends within 90 days too.
    await endingRound(db(), now)();
    expect((await inbox("contributor")).notifications.filter(({ kind }) => kind === "ending")).toEqual([]);
  });

  test("of what was kept nobody hears, also where that was said after it was told and before the mail went", async () => {
    goTo("2028-01-10T10:00:00.000Z");
    const [first, second] = ["De wijkagent loopt elke week mee", "Het plein krijgt nieuwe banken"];
    const content = async (title: string, more: object = {}) =>
      wholeOf("agreement", { title, parties: await parties(), period: { to: "2028-02-20" }, ...more });
    const kept = await published(await content(first, { standing: "kept", standingSince: "2028-01-01" }));
    const running = await published(await content(second, { standing: "running" }));
    await round();
    expect(await told("otherTeam", kept.id)).toBe(0);
    expect(await told("otherTeam", running.id)).toBe(1);
    const changed = await app().ask(`/working-versions/${running.id}`, {
      method: "PUT",
      as: "contributor",
      body: { content: await content(second, { standing: "kept", standingSince: "2028-01-10" }) },
      headers: { "If-Match": `"v${running.version}"` },
    });
    await stepped("editor", await stepped("contributor", (await changed.json()) as EntryRecord, "submit"), "publish");
    expect(await mailed("2028-01-11T09:00:00.000Z", second)).toEqual([]);
  });

  test("who wants no such mail finds it in the messages alone; an agreement of an initiative is told to who is named in it", async () => {
    goTo("2029-01-10T10:00:00.000Z");
    const what = "Wij geven de moestuin water";
    const agreements = [{ what, who: await nameOf(app().other), until: "2029-02-01" }];
    const { id } = await published(wholeInitiative({ agreements, period: {} }), "initiative");
    const settings = [{ kind: "agreementEnding", delivery: "none" }];
    expect((await app().ask("/notification-settings", { method: "PUT", as: "otherTeam", body: { settings } })).status).toBe(200);
    await round();
    expect(await told("otherTeam", id)).toBe(1);
    expect(await told("wijkteam", id)).toBe(0);
    expect(await mailed("2029-01-11T09:00:00.000Z", what)).toEqual(["contributor"]);
  });
});
