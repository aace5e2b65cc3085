/** Mail of what happened, through a real SMTP server: when it comes, what it says as text and as HTML, and how it is stopped. */

import { expect, test } from "vitest";
import { endingRound, lastMorning } from "#server/jobs/notification-rounds.ts";
import { retentionRound } from "#server/jobs/rounds.ts";
import { lastMonday } from "#server/jobs/subscription-rounds.ts";
import { recordEvent } from "#server/store/entries/events.ts";
import { listNotifications } from "#server/store/entries/notifications.ts";
import { setGrants } from "#server/store/people.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { linksOf, sameWords } from "../fixtures/letter-words.ts";
import { hiddenContact, newsDesk } from "../fixtures/news-desk.ts";

test("a mail of the day goes at seven in the morning of the Netherlands, in summer and in winter", () => {
  expect(lastMorning("2026-11-29T05:59:59.999Z")).toBe("2026-11-28T06:00:00.000Z");
  expect(lastMorning("2026-11-29T06:00:00.000Z")).toBe("2026-11-29T06:00:00.000Z");
  expect(lastMorning("2026-07-01T05:00:00.000Z")).toBe("2026-07-01T05:00:00.000Z");
  expect(lastMorning("2026-07-01T04:59:00.000Z")).toBe("2026-06-30T05:00:00.000Z");
  // The day on which the clock goes back, and the one after it.
  expect(lastMorning("2026-10-25T12:00:00.000Z")).toBe("2026-10-25T06:00:00.000Z");
  expect(lastMorning("2026-10-25T05:30:00.000Z")).toBe("2026-10-24T05:00:00.000Z");
});

test("the mail of the week goes on Monday at seven in the morning of the Netherlands, on both sides of a change of the clock", () => {
  expect(lastMonday("2026-11-30T05:59:59.999Z")).toBe("2026-11-23T06:00:00.000Z");
  expect(lastMonday("2026-11-30T06:00:00.000Z")).toBe("2026-11-30T06:00:00.000Z");
  expect(lastMonday("2026-12-06T23:59:00.000Z")).toBe("2026-11-30T06:00:00.000Z");
  expect(lastMonday("2026-07-05T12:00:00.000Z")).toBe("2026-06-29T05:00:00.000Z");
  // The clock went back on Sunday 25 October 2026.
  expect(lastMonday("2026-10-26T05:30:00.000Z")).toBe("2026-10-19T05:00:00.000Z");
  expect(lastMonday("2026-10-26T06:00:00.000Z")).toBe("2026-10-26T06:00:00.000Z");
});

const xss = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`;

onEveryEngine((engine) => {
  const { app, db, now, goTo, pass, who, post, stepped, submitted, inbox, sent, to, stopIn } = newsDesk(engine);

  test("who made something hears within a minute that it was returned: why, where to mend it, and how such mail is stopped", async () => {
    const { id, ...rest } = await submitted("Buurtkas De Linde");
    await stepped("editor", { id, ...rest }, "return", { reason: "De doelgroep ontbreekt." });
    expect(to(await sent(), "wijkteam")).toEqual([]);
    pass(6_000);
    const [mail, ...more] = to(await sent(), "wijkteam");
    expect(more).toEqual([]);
    expect(mail?.subject).toBe("Teruggestuurd: Buurtkas De Linde");
    for (const words of [
      "Beste wijkteam,",
      "De doelgroep ontbreekt.",
      `http://localhost/beheer/${id}`,
      "Je krijgt deze mail omdat",
      "/post-stoppen#",
    ])
      expect(mail?.text).toContain(words);
    expect(mail?.header("List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
    expect(stopIn(mail)).not.toBe("");
    pass(60_000);
    expect(to(await sent(), "wijkteam")).toEqual([]);
    expect((await inbox("wijkteam")).notifications[0]).toMatchObject({
      kind: "returned",
      by: "editor",
      read: false,
      entry: { id },
    });
    expect((await inbox("colleague")).notifications).toEqual([]);
  });

  test("several at once are one mail, and what was read meanwhile is not in it", async () => {
    const entries = [await submitted("Eerste"), await submitted("Tweede"), await submitted("Derde")];
    for (const entry of entries) await stepped("editor", entry, "publish");
    const read = (await inbox("wijkteam")).notifications.find(({ title }) => title === "Tweede");
    expect((await post("wijkteam", "/notifications/read", { ids: [read?.id] })).status).toBe(200);
    pass(10_000);
    const [mail, ...more] = to(await sent(), "wijkteam");
    expect(more).toEqual([]);
    expect(mail?.subject).toBe("Goedgekeurd: twee initiatieven");
    expect(mail?.text).toContain("- Eerste");
    expect(mail?.text).not.toContain("Tweede");
  });

  test("an editor gets what waits once a day at seven: not what was judged or read before, and what comes later the next day", async () => {
    goTo("2026-11-24T10:00:00.000Z");
    await sent();
    for (const title of ["Wacht een", "Wacht twee"]) await submitted(title);
    await stepped("editor", await submitted("Al beoordeeld"), "publish");
    const read = await submitted("Al gelezen");
    const list = await inbox("editor");
    await post("editor", "/notifications/read", { ids: [list.notifications.find(({ entry }) => entry.id === read.id)?.id] });
    goTo("2026-11-25T05:59:00.000Z");
    expect(to(await sent(), "editor")).toEqual([]);
    goTo("2026-11-25T06:00:30.000Z");
    const [mail, ...more] = to(await sent(), "editor");
    expect(more).toEqual([]);
    expect(mail?.subject).toBe("Wacht op je oordeel: twee initiatieven");
    expect(mail?.text).toMatch(/- Wacht een[\s\S]*- Wacht twee/);
    expect(mail?.text).not.toMatch(/Al beoordeeld|Al gelezen/);
    const late = await submitted("Te laat voor vandaag");
    goTo("2026-11-25T20:00:00.000Z");
    expect(to(await sent(), "editor")).toEqual([]);
    goTo("2026-11-26T06:01:00.000Z");
    expect(to(await sent(), "editor").map(({ subject }) => subject)).toEqual(["Wacht op je oordeel: Te laat voor vandaag"]);
    await stepped("editor", late, "publish");
  });

  test("what ends within 90 days is told to its owner once for each last day, in the mail of the day", async () => {
    goTo("2026-11-30T10:00:00.000Z");
    await stepped("editor", await submitted("Loopt af", { period: { from: "2026-01-01", to: "2027-01-31" } }), "publish");
    await stepped("editor", await submitted("Loopt door", { period: { from: "2026-01-01", to: "2027-06-30" } }), "publish");
    pass(10_000);
    await sent();
    await Promise.all([endingRound(db(), now)(), endingRound(db(), now)()]);
    goTo("2026-12-01T06:01:00.000Z");
    expect(await endingRound(db(), now)()).toBe(0);
    const [mail, ...more] = to(await sent(), "wijkteam");
    expect(more).toEqual([]);
    expect(mail?.subject).toBe("Loopt bijna af: Loopt af");
    expect(mail?.text).toContain("Laatste dag: 31 januari 2027");
    expect(mail?.text).not.toContain("Loopt door");
  });

  test("every kind says the same as text and as HTML, holds no markup of ours or theirs, nothing to fetch, and nobody's data", async () => {
    goTo("2026-12-02T10:00:00.000Z");
    const email = `fatima-${crypto.randomUUID()}@example.org`;
    const { id: person } = await app().accounts.create({ name: `Fatima ${xss}`, email });
    await setGrants(db(), person, [{ role: "editor", areas: ["GM0307"] }]);
    const entry = await submitted(`Titel ${xss}`);
    const subject = { organisation: app().own, areas: ["GM0307"], createdBy: who("wijkteam").id };
    for (const kind of ["mention", "assigned", "answered", "reminder", "ending"] as const)
      await recordEvent(db(), {
        entry: { type: "initiative", id: entry.id },
        kind,
        actor: who("wijkteam").id,
        at: now(),
        title: `Titel ${xss}`,
        subject,
        details: { person, reason: `Reden ${xss}`, until: "2026-12-31", comment: "id-van-opmerking" },
        mail: "daily",
      });
    for (const kind of ["comment", "comment", "reported", "submitted"] as const)
      await recordEvent(db(), {
        entry: { type: "initiative", id: entry.id },
        kind,
        actor: who("wijkteam").id,
        at: now(),
        title: `Titel ${xss}`,
        subject,
        details: { reason: `Reden ${xss}` },
        mail: "daily",
      });
    goTo("2026-12-03T06:01:00.000Z");
    const [mail, ...more] = (await sent()).filter(({ to: [first] }) => first === email);
    expect(more).toEqual([]);
    if (!mail) throw new Error("no mail came");
    expect(mail.subject).toMatch(/berichten van Wijkblik$/);
    for (const heading of [
      "Wacht op je oordeel",
      "Nieuwe opmerkingen",
      "2 opmerkingen",
      "Iemand noemt je",
      "Aan jou gegeven",
      "Voor 31 december 2026",
      "Iemand meldt dat er iets niet klopt",
      "Antwoord op",
      "Klopt dit nog?",
      "Loopt binnen 90 dagen af",
    ])
      expect(mail.text).toContain(heading);
    sameWords(mail);
    expect(mail.html).not.toMatch(/<script|<img|onerror=|<link|url\(|@import|src=/i);
    expect(linksOf(mail.html).filter((link) => !link.startsWith("http://localhost"))).toEqual([]);
    for (const canary of [
      hiddenContact.name,
      hiddenContact.email,
      hiddenContact.phone,
      who("wijkteam").email,
      "id-van-opmerking",
    ])
      for (const part of [mail.text, mail.html, mail.subject]) expect(part).not.toContain(canary);
  });

  test("what was read goes after ninety days, what happened after four hundred, and with a person what they heard", async () => {
    const count = async (table: "event" | "notification") => (await db().selectFrom(table).selectAll().execute()).length;
    const { notifications } = await inbox("editor");
    await post("editor", "/notifications/read", { until: notifications[0]?.id });
    expect((await inbox("editor")).unread).toBe(0);
    const events = await count("event");
    pass(89 * 86_400_000);
    await retentionRound(db(), now)();
    // Sessions are over long before that.
    const kept = async () =>
      (await listNotifications(db(), { person: who("editor").id, scopes: [{}] }, { limit: 100, unread: false })).notifications;
    expect(await kept()).toContainEqual({ ...notifications[0], read: true });
    pass(2 * 86_400_000);
    await retentionRound(db(), now)();
    expect(await count("event")).toBe(events);
    expect(await kept()).toEqual([]);
    expect(await count("notification")).toBeGreaterThan(0);
    await db().deleteFrom("person").where("id", "=", who("wijkteam").id).execute();
    expect(await db().selectFrom("notification").selectAll().where("person", "=", who("wijkteam").id).execute()).toEqual([]);
    pass(400 * 86_400_000);
    await retentionRound(db(), now)();
    expect([await count("event"), await count("notification")]).toEqual([0, 0]);
  });
});
