/** Mail of what happened, through a real SMTP server: when it comes, what it says as text and as HTML, and how it is stopped. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import type { NotificationList } from "#data/entries/notification.ts";
import type { InitiativeRecord } from "#data/schema/record.ts";
import { createLog } from "#server/http/log.ts";
import { writeLetter } from "#server/jobs/letters.ts";
import { mailRound } from "#server/jobs/mail.ts";
import { dailyRound, endingRound, lastMorning, newsRound } from "#server/jobs/notification-rounds.ts";
import { retentionRound } from "#server/jobs/rounds.ts";
import type { Opened } from "#server/store/database.ts";
import { recordEvent } from "#server/store/entries/events.ts";
import { listNotifications } from "#server/store/entries/notifications.ts";
import { setGrants } from "#server/store/people.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { linksOf, sameWords } from "../fixtures/letter-words.ts";
import { type Mail, type MailServer, startMailServer } from "../fixtures/mail-server.ts";

test("a mail of the day goes at seven in the morning of the Netherlands, in summer and in winter", () => {
  expect(lastMorning("2026-11-29T05:59:59.999Z")).toBe("2026-11-28T06:00:00.000Z");
  expect(lastMorning("2026-11-29T06:00:00.000Z")).toBe("2026-11-29T06:00:00.000Z");
  expect(lastMorning("2026-07-01T05:00:00.000Z")).toBe("2026-07-01T05:00:00.000Z");
  expect(lastMorning("2026-07-01T04:59:00.000Z")).toBe("2026-06-30T05:00:00.000Z");
  // The day on which the clock goes back, and the one after it.
  expect(lastMorning("2026-10-25T12:00:00.000Z")).toBe("2026-10-25T06:00:00.000Z");
  expect(lastMorning("2026-10-25T05:30:00.000Z")).toBe("2026-10-24T05:00:00.000Z");
});

const address = () => "http://localhost";
const secret = "a secret of thirty-two characters";
const xss = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`;
const hidden = { name: "Kanarie Verborgen", email: "kanarie@example.org", phone: "+31 6 99 88 77 66" };

onEveryEngine((engine) => {
  let app: InitiativeApp;
  let opened: Opened;
  let smtp: MailServer;
  let clock = Date.parse("2026-11-23T10:00:00.000Z");
  const now = () => {
    clock++;
    return new Date(clock).toISOString();
  };
  const goTo = (moment: string) => {
    clock = Date.parse(moment);
  };
  beforeAll(async () => {
    opened = await engine.open();
    app = await initiativeApp(opened, { mails: true, now });
    smtp = await startMailServer();
  });
  afterAll(async () => {
    await app.remove();
    await smtp.stop();
  });
  const who = (name: string) => app.people.get(name) ?? { id: "", email: "", cookie: "" };
  const post = (as: string | undefined, path: string, body: unknown, version?: number) =>
    app.ask(path, { method: "POST", as, body, ...(version ? { headers: { "If-Match": `"v${version}"` } } : {}) });
  const stepped = async (as: string, { id, version }: InitiativeRecord, step: string, more: object = {}) => {
    const response = await post(as, `/working-versions/${id}/steps`, { step, ...more }, version);
    expect(response.status, await response.clone().text()).toBe(200);
    return (await response.json()) as InitiativeRecord;
  };
  const submitted = async (title: string, more: object = {}) => {
    const body = { organisation: app.own, content: wholeInitiative({ title, internalContact: hidden, ...more }) };
    const made = (await (await post("wijkteam", "/working-versions", body)).json()) as InitiativeRecord;
    return stepped("wijkteam", made, "submit");
  };
  const inbox = async (as: string) =>
    (await (await app.ask("/notifications?limit=100", { as })).json()) as z.infer<typeof NotificationList>;
  /** Everything that is due goes; returns what came. */
  const sent = async (): Promise<Mail[]> => {
    const before = smtp.mails.length;
    const write: Parameters<typeof mailRound>[0]["write"] = (letter, sending) =>
      writeLetter({ db: opened.db, accounts: app.accounts, address, secret }, letter, sending);
    const mailbox = { smtp: smtp.url, from: "Wijkblik <wijkblik@example.org>" };
    const round = () => mailRound({ db: opened.db, mailbox, address, log: createLog("off", () => {}), write, now })();
    // Several servers at once.
    await Promise.all([newsRound(opened.db, now)(), newsRound(opened.db, now)()]);
    await Promise.all([dailyRound(opened.db, now)(), dailyRound(opened.db, now)()]);
    while ((await Promise.all([round(), round()])).some((count) => count > 0));
    return smtp.mails.slice(before);
  };
  const to = (mails: Mail[], name: string) => mails.filter(({ to: [first] }) => first === who(name).email);
  const stopIn = (mail: Mail | undefined) =>
    /<http:\/\/localhost(\/api\/v1\/mail-stops\/at-once\/[^>]+)>/.exec(mail?.header("List-Unsubscribe") ?? "")?.[1] ?? "";

  test("who made something hears within a minute that it was returned: why, where to mend it, and how such mail is stopped", async () => {
    const { id, ...rest } = await submitted("Buurtkas De Linde");
    await stepped("editor", { id, ...rest }, "return", { reason: "De doelgroep ontbreekt." });
    expect(to(await sent(), "wijkteam")).toEqual([]);
    clock += 6_000;
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
    clock += 60_000;
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
    clock += 10_000;
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

  describe("mail is stopped", () => {
    const settingsOf = async (as: string) => {
      const { settings } = (await (await app.ask("/notification-settings", { as })).json()) as {
        settings: { kind: string; delivery: string; choices: string[] }[];
      };
      return Object.fromEntries(settings.map(({ kind, delivery }) => [kind, delivery]));
    };
    const set = (as: string, settings: object[]) => app.ask("/notification-settings", { method: "PUT", as, body: { settings } });

    test("by a mail program with one press, of that kind only; opening the address or a token that was made up stops nothing", async () => {
      clock += 10_000;
      await sent();
      const entry = await submitted("Wordt gestopt");
      await stepped("editor", entry, "return", { reason: "Nog eens kijken" });
      clock += 10_000;
      const path = stopIn(to(await sent(), "wijkteam")[0]);
      const opened = await app.ask(path);
      expect([opened.status, opened.headers.get("Location")]).toEqual([303, `/post-stoppen#${path.split("/").at(-1)}`]);
      const token = decodeURIComponent(path.split("/").at(-1) ?? "");
      const look = await post(undefined, "/mail-stops/look", { token });
      expect(await look.json()).toEqual({ address: false, kinds: ["returned"], stopped: false });
      expect((await settingsOf("wijkteam")).returned).toBe("atOnce");
      for (const forged of [`${token.slice(0, -3)}abc`, token.replace("returned", "approved"), "x".repeat(60)])
        expect((await post(undefined, "/mail-stops", { token: forged, what: "all" })).status).toBe(404);
      const headers = { "Content-Type": "application/x-www-form-urlencoded" };
      const pressed = await app.ask(path, { method: "POST", body: "List-Unsubscribe=One-Click", headers });
      expect([pressed.status, await pressed.json()]).toEqual([200, { address: false, kinds: ["returned"], stopped: true }]);
      expect(await settingsOf("wijkteam")).toMatchObject({ returned: "none", approved: "atOnce" });
      await stepped("editor", await submitted("Komt niet meer"), "return", { reason: "Nog eens kijken" });
      clock += 10_000;
      expect(to(await sent(), "wijkteam")).toEqual([]);
      expect((await inbox("wijkteam")).notifications[0]).toMatchObject({ title: "Komt niet meer", kind: "returned" });
      expect((await post(undefined, "/mail-stops", { token, what: "all" })).status).toBe(200);
      expect(new Set(Object.values(await settingsOf("wijkteam")))).toEqual(new Set(["none"]));
      await set("wijkteam", [
        { kind: "returned", delivery: "atOnce" },
        { kind: "approved", delivery: "atOnce" },
        { kind: "ending", delivery: "daily" },
      ]);
    });

    test("by its own settings: what waits comes as it is wanted now, and nobody sets what is not to be had", async () => {
      const entry = await submitted("Eerst meteen");
      await stepped("editor", entry, "return", { reason: "Nog eens kijken" });
      expect((await set("wijkteam", [{ kind: "returned", delivery: "daily" }])).status).toBe(200);
      clock += 10_000;
      expect(to(await sent(), "wijkteam")).toEqual([]);
      goTo("2026-11-27T06:01:00.000Z");
      expect(to(await sent(), "wijkteam").map(({ subject }) => subject)).toEqual(["Teruggestuurd: Eerst meteen"]);
      expect((await set("wijkteam", [{ kind: "ending", delivery: "atOnce" }])).status).toBe(400);
      expect((await set("wijkteam", [{ kind: "gossip", delivery: "daily" }])).status).toBe(400);
      await set("wijkteam", [{ kind: "returned", delivery: "atOnce" }]);
    });
  });

  test("who lost the right to read an entry hears no more of it: not in the mail, the inbox or its count", async () => {
    const entry = await submitted("Alleen voor het team");
    await stepped("editor", entry, "return", { reason: "Nog eens kijken" });
    const { unread } = await inbox("wijkteam");
    await setGrants(opened.db, who("wijkteam").id, [{ role: "viewer", organisation: app.other }]);
    clock += 10_000;
    expect(to(await sent(), "wijkteam")).toEqual([]);
    await setGrants(opened.db, who("wijkteam").id, [{ role: "wijkteam", organisation: app.own }]);
    const [, token = ""] = (await app.accounts.linkFor(who("wijkteam").email, 60)).split("#");
    const headers = await app.accounts.enter(token, new Request("http://localhost"));
    app.people.set("wijkteam", { ...who("wijkteam"), cookie: headers?.getSetCookie()[0]?.split(";")[0] ?? "" });
    expect((await inbox("wijkteam")).unread).toBe(unread);
    await setGrants(opened.db, who("otherTeam").id, [{ role: "wijkteam", organisation: app.other }]);
    expect((await inbox("colleague")).unread).toBe(0);
  });

  test("what ends within 90 days is told to its owner once for each last day, in the mail of the day", async () => {
    goTo("2026-11-30T10:00:00.000Z");
    await stepped("editor", await submitted("Loopt af", { period: { from: "2026-01-01", to: "2027-01-31" } }), "publish");
    await stepped("editor", await submitted("Loopt door", { period: { from: "2026-01-01", to: "2027-06-30" } }), "publish");
    clock += 10_000;
    await sent();
    await Promise.all([endingRound(opened.db, now)(), endingRound(opened.db, now)()]);
    goTo("2026-12-01T06:01:00.000Z");
    expect(await endingRound(opened.db, now)()).toBe(0);
    const [mail, ...more] = to(await sent(), "wijkteam");
    expect(more).toEqual([]);
    expect(mail?.subject).toBe("Loopt bijna af: Loopt af");
    expect(mail?.text).toContain("Laatste dag: 31 januari 2027");
    expect(mail?.text).not.toContain("Loopt door");
  });

  test("every kind says the same as text and as HTML, holds no markup of ours or theirs, nothing to fetch, and nobody's data", async () => {
    goTo("2026-12-02T10:00:00.000Z");
    const email = `fatima-${crypto.randomUUID()}@example.org`;
    const { id: person } = await app.accounts.create({ name: `Fatima ${xss}`, email });
    await setGrants(opened.db, person, [{ role: "editor", areas: ["GM0307"] }]);
    const entry = await submitted(`Titel ${xss}`);
    const subject = { organisation: app.own, areas: ["GM0307"], createdBy: who("wijkteam").id };
    for (const kind of ["mention", "assigned", "answered", "reminder", "ending"] as const)
      await recordEvent(opened.db, {
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
      await recordEvent(opened.db, {
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
    for (const canary of [hidden.name, hidden.email, hidden.phone, who("wijkteam").email, "id-van-opmerking"])
      for (const part of [mail.text, mail.html, mail.subject]) expect(part).not.toContain(canary);
  });

  test("what was read goes after ninety days, what happened after four hundred, and with a person what they heard", async () => {
    const count = async (table: "event" | "notification") => (await opened.db.selectFrom(table).selectAll().execute()).length;
    const { notifications } = await inbox("editor");
    await post("editor", "/notifications/read", { until: notifications[0]?.id });
    expect((await inbox("editor")).unread).toBe(0);
    const events = await count("event");
    clock += 89 * 86_400_000;
    await retentionRound(opened.db, now)();
    // Sessions are over long before that.
    const kept = async () =>
      (await listNotifications(opened.db, { person: who("editor").id, scopes: [{}] }, { limit: 100, unread: false }))
        .notifications;
    expect(await kept()).toContainEqual({ ...notifications[0], read: true });
    clock += 2 * 86_400_000;
    await retentionRound(opened.db, now)();
    expect(await count("event")).toBe(events);
    expect(await kept()).toEqual([]);
    expect(await count("notification")).toBeGreaterThan(0);
    await opened.db.deleteFrom("person").where("id", "=", who("wijkteam").id).execute();
    expect(await opened.db.selectFrom("notification").selectAll().where("person", "=", who("wijkteam").id).execute()).toEqual([]);
    clock += 400 * 86_400_000;
    await retentionRound(opened.db, now)();
    expect([await count("event"), await count("notification")]).toEqual([0, 0]);
  });
});
