/** The weekly mail of what needs attention: only for who chose it, on Monday, once, about what they may read, and stopped as all mail is. */
import { beforeEach, expect, test } from "vitest";
import type { EntryRecord } from "#data/schema/record.ts";
import { setGrants } from "#server/store/people.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { wholeOf } from "../fixtures/knowledge.ts";
import { linksOf, sameWords } from "../fixtures/letter-words.ts";
import { newsDesk } from "../fixtures/news-desk.ts";
import { json } from "../fixtures/workflow.ts";

const [hour, week] = [3_600_000, 7 * 24 * 3_600_000];
/** Eight in the morning in the Netherlands, and a week later. */
const monday = "2026-11-30T07:00:00.000Z";

onEveryEngine((engine) => {
  const { app, db, goTo, pass, who, post, stepped, sent, to, stopIn } = newsDesk(engine);
  const chosen = async (as: string, delivery: string) =>
    app().ask("/notification-settings", { method: "PUT", as, body: { settings: [{ kind: "signals", delivery }] } });
  const choose = async (as: string, delivery = "weekly") => expect((await chosen(as, delivery)).status).toBe(200);
  const made = async (type: string, content: object) =>
    stepped(
      "wijkteam",
      await json<EntryRecord>(
        await post("wijkteam", "/working-versions", { type, organisation: app().own, content: wholeOf(type, content) }),
        201,
      ),
      "submit",
    );
  const shown = async (type: string, content: object) => stepped("editor", await made(type, content), "publish");
  const late = { title: "Speelplek maken", period: { from: "2025-01-01", to: "2026-10-31" } };
  const signalMails = async (as: string) => to(await sent(), as).filter(({ subject }) => /vra(agt|gen) aandacht/.test(subject));

  beforeEach(async () => {
    goTo(monday);
    for (const table of ["mail", "notification_setting", "public_entry", "notification"] as const)
      await db().deleteFrom(table).execute();
  });

  test("nobody gets it who did not choose it; who did gets it once a week, with why, what one can do and where", async () => {
    const agreement = await shown("agreement", late);
    expect(await signalMails("editor")).toEqual([]);
    await choose("editor");
    const [mail, ...more] = await signalMails("editor");
    expect(more).toEqual([]);
    // The agreement, which nobody confirmed either, and the focusgebied of Amersfoort that nobody entered an approach of.
    expect(mail?.subject).toBe("Drie dingen vragen aandacht in je gebieden");
    for (const words of [
      "Afspraken waarvan het einde voorbij is",
      "Vul in hoe het afliep, of kies een nieuw einde.",
      "Het einde was 31 oktober 2026",
      "Nog niet bevestigd: 2 van de 2 partijen",
      "Gebieden zonder aanpak",
      "Amersfoort Liendert",
    ])
      expect(mail?.text).toContain(words);
    if (!mail) throw new Error("no mail came");
    sameWords(mail);
    const links = linksOf(mail.html);
    for (const path of [`/aanpak/afspraken/${agreement.id}`, "/gebied/liendert/aanpak", "/werk"])
      expect(links).toContain(`http://localhost${path}`);
    expect(mail.text).not.toContain("kanarie");
    for (const later of [hour, 24 * hour, 3 * 24 * hour]) {
      goTo(new Date(Date.parse(monday) + later).toISOString());
      expect(await signalMails("editor")).toEqual([]);
    }
    goTo(new Date(Date.parse(monday) + week).toISOString());
    expect(await signalMails("editor")).toHaveLength(1);
  });

  test("what was filled in and forgotten is told by the day, and leads to where one can do something", async () => {
    goTo("2026-05-04T10:00:00.000Z");
    const list = await shown("checklist", {});
    await shown("assessment", { on: "2024-03-31" });
    goTo(monday);
    await choose("wijkteam");
    const [mail] = await signalMails("wijkteam");
    if (!mail) throw new Error("no mail came");
    for (const words of ["De antwoorden zijn hetzelfde sinds 4 mei 2026", "De laatste afweging is van 31 maart 2024"])
      expect(mail.text).toContain(words);
    sameWords(mail);
    for (const path of [`/aanpak/checklists/${list.id}`, "/gebied/WK030710/aanpak/afweging"])
      expect(linksOf(mail.html)).toContain(`http://localhost${path}`);
  });

  test("it comes on Monday from seven in the morning on, and not on a day long after it", async () => {
    await shown("agreement", late);
    await choose("editor");
    goTo("2026-12-03T10:00:00.000Z");
    expect(await signalMails("editor")).toEqual([]);
    goTo("2026-12-07T05:59:00.000Z");
    expect(await signalMails("editor")).toEqual([]);
    goTo("2026-12-07T06:01:00.000Z");
    expect(await signalMails("editor")).toHaveLength(1);
  });

  test("nothing comes where there is nothing, and nothing of what was solved before it was written", async () => {
    await choose("editorElsewhere");
    expect(await signalMails("editorElsewhere")).toEqual([]);
    await choose("wijkteam");
    const agreement = await shown("agreement", late);
    await stepped("admin", agreement, "archive", { reason: "De speelplek is er." });
    expect(await signalMails("wijkteam")).toEqual([]);
    pass(hour);
    await shown("agreement", { ...late, title: "Van later" });
    expect(await signalMails("wijkteam")).toEqual([]);
  });

  test("it says nothing of what its reader may not read", async () => {
    const canary = "Kanarie in de kolenmijn";
    const waiting = "Kanarie in een concept";
    await made("agreement", { ...late, title: waiting, summary: waiting });
    const asked = await made("question", { title: canary, visibility: "besloten" });
    expect((await post("editor", `/questions/${asked.id}/routing`, {}, asked.version)).status).toBe(204);
    await shown("agreement", late);
    for (const as of ["editor", "areaTeam", "otherTeam", "editorElsewhere", "viewer", "nobody"]) await choose(as);
    const mails = await sent();
    expect(to(mails, "editor")[0]?.text).toContain(canary);
    expect(to(mails, "editor")[0]?.text).toContain(`http://localhost/beheer/${asked.id}`);
    for (const as of ["otherTeam", "editorElsewhere", "nobody"]) expect(to(mails, as), as).toEqual([]);
    expect(to(mails, "areaTeam")).toHaveLength(1);
    for (const {
      to: [reader],
      text,
      html,
    } of mails) {
      expect([reader, (text + html).includes(waiting)]).toEqual([reader, false]);
      const mayRead = ["editor", "areaTeam"].some((as) => who(as).email === reader);
      if (!mayRead && reader !== who("viewer").email) expect([reader, (text + html).includes(canary)]).toEqual([reader, false]);
    }
  });

  test("it is stopped by a mail program with one press, by the own settings, and with all other mail", async () => {
    await shown("agreement", late);
    await choose("editor");
    const [mail] = await signalMails("editor");
    const path = stopIn(mail);
    const token = decodeURIComponent(path.split("/").at(-1) ?? "");
    expect(await json(await post(undefined, "/mail-stops/look", { token }))).toEqual({
      address: false,
      kinds: ["signals"],
      stopped: false,
    });
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const pressed = await app().ask(path, { method: "POST", body: "List-Unsubscribe=One-Click", headers });
    expect(await json(pressed)).toEqual({ address: false, kinds: ["signals"], stopped: true });
    goTo(new Date(Date.parse(monday) + week).toISOString());
    expect(await signalMails("editor")).toEqual([]);
    await choose("editor");
    expect((await post(undefined, "/mail-stops", { token, what: "all" })).status).toBe(200);
    expect(await signalMails("editor")).toEqual([]);
    for (const delivery of ["daily", "atOnce"]) expect((await chosen("editor", delivery)).status).toBe(400);
    const events = { settings: [{ kind: "comment", delivery: "weekly" }] };
    expect((await app().ask("/notification-settings", { method: "PUT", as: "editor", body: events })).status).toBe(400);
  });

  test("whose roles are taken away hears of nothing any more", async () => {
    await shown("agreement", late);
    await choose("areaTeam");
    await setGrants(db(), who("areaTeam").id, []);
    expect(await signalMails("areaTeam")).toEqual([]);
    await setGrants(db(), who("areaTeam").id, [{ role: "wijkteam", areas: ["GM0307"] }]);
  });
});
