/** One mail asks about everything of somebody that nobody confirmed for long, and one page confirms it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Confirmation } from "#data/schema/account.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { writeLetter } from "#server/jobs/letters.ts";
import { freshnessRound } from "#server/jobs/notification-rounds.ts";
import { createStopTokens } from "#server/mail/stop-tokens.ts";
import type { Opened } from "#server/store/database.ts";
import { takeMail } from "#server/store/mail.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { sameWords } from "../fixtures/letter-words.ts";

const secret = "a secret of thirty-two characters";
const xss = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`;

onEveryEngine((engine) => {
  let app: InitiativeApp;
  let opened: Opened;
  let today = "2026-01-10T09:00:00.000Z";
  const now = () => today;
  beforeAll(async () => {
    opened = await engine.open();
    app = await initiativeApp(opened, { mails: true, now });
  });
  afterAll(() => app.remove());

  const ask = (path: string, as?: string, body?: unknown, version?: number) =>
    app.ask(path, { method: "POST", as, body: body ?? {}, ...(version ? { headers: { "If-Match": `"v${version}"` } } : {}) });
  const done = async (response: Response) => {
    expect(response.status, await response.clone().text()).toBeLessThan(300);
    return (await response.json()) as EntryRecord;
  };
  const publish = async ({ id, version }: EntryRecord, as = "editor") =>
    done(await ask(`/working-versions/${id}/steps`, as, { step: "publish" }, version));
  const published = async (title: string, as = "wijkteam", organisation?: string) => {
    const content = wholeInitiative({ title });
    const made = await done(await ask("/working-versions", as, { content, ...(organisation ? { organisation } : {}) }));
    return publish(await done(await ask(`/working-versions/${made.id}/steps`, as, { step: "submit" }, made.version)));
  };
  const round = () => freshnessRound(opened.db, now, createStopTokens(secret).keyOf)();
  const letters = async () => {
    const desk = { db: opened.db, library: app.library, accounts: app.accounts, address: () => "http://localhost", secret };
    const taken = await takeMail(opened.db, { at: today, leaseMs: 1e13, most: 100 });
    const reminders = taken.filter(({ letter }) => letter.kind === "reminder");
    return Promise.all(reminders.map(({ id, letter }) => writeLetter(desk, letter, { letter: id, at: today })));
  };
  const tokenIn = (text = "") => /\/bevestigen#(\S+)/.exec(text)?.[1] ?? "";
  const look = async (token: string) =>
    ((await (await ask("/confirmations/look", undefined, { token })).json()) as { entries: Confirmation[] }).entries;
  const dayOf = async (id: string) => ((await (await app.ask(`/initiatives/${id}`)).json()) as { verifiedOn: string }).verifiedOn;

  test("eleven entries that grew old on other days are one mail, one page, and one press; what changed meanwhile says so", async () => {
    const made: EntryRecord[] = [];
    for (let i = 0; i < 11; i++) {
      today = `2026-01-${String(10 + (i % 5)).padStart(2, "0")}T09:00:00.000Z`;
      made.push(await published(`Initiatief ${i} ${i === 3 ? xss : ""}`, "wijkteam", app.own));
    }
    today = "2026-07-20T09:00:00.000Z";
    await Promise.all([round(), round(), round()]);
    await round();
    const [letter, ...more] = await letters();
    expect(more).toEqual([]);
    expect(letter?.subject).toBe("Elf initiatieven zijn een half jaar niet bevestigd");
    expect(letter?.to).toBe(app.people.get("wijkteam")?.email);
    expect(letter?.text).toMatch(/^Beste wijkteam,/);
    for (const { id } of made) expect(letter?.text).toContain(`/initiatieven/${id}`);
    if (letter) sameWords(letter);
    expect(letter?.html).not.toMatch(/<script|<img/i);
    const inbox = (await (await app.ask("/notifications", { as: "wijkteam" })).json()) as { notifications: object[] };
    expect(inbox.notifications[0]).toMatchObject({ kind: "reminder", count: 11, title: "" });

    const token = tokenIn(letter?.text);
    const asked = await look(token);
    expect(asked.map(({ state }) => state)).toEqual(Array(11).fill("open"));
    // A scanner that opens everything in the mail.
    for (const link of letter?.text.match(/http:\/\/localhost\/api\S+/g) ?? [])
      await app.ask(link.slice("http://localhost".length));
    expect((await look(token)).map(({ state }) => state)).toEqual(Array(11).fill("open"));

    // Somebody else changes one that is public while the page is looked at, and confirms another.
    const [changed, other, left] = made as [EntryRecord, EntryRecord, EntryRecord];
    const body = { organisation: app.own, content: wholeInitiative({ title: "Nu anders" }) };
    const headers = { "If-Match": `"v${changed.version}"` };
    const draft = await done(await app.ask(`/working-versions/${changed.id}`, { method: "PUT", as: "colleague", body, headers }));
    const again = await done(await ask(`/working-versions/${draft.id}/steps`, "colleague", { step: "submit" }, draft.version));
    await opened.db.updateTable("public_entry").set({ version: 99 }).where("id", "=", changed.id).execute();
    expect((await ask(`/working-versions/${other.id}/verify`, "colleague")).status).toBe(200);

    const chosen = asked.filter(({ id }) => id !== left.id).map(({ id, version }) => ({ id, version }));
    const outcome = (await (await ask("/confirmations", undefined, { token, entries: chosen })).json()) as {
      entries: Confirmation[];
    };
    const stateOf = (id: string) => outcome.entries.find((entry) => entry.id === id)?.state;
    expect([stateOf(changed.id), stateOf(other.id), stateOf(left.id)]).toEqual(["changed", "confirmed", "open"]);
    expect(outcome.entries.filter(({ state }) => state === "confirmed")).toHaveLength(9);
    expect([await dayOf(made[4]?.id ?? ""), await dayOf(left.id)]).toEqual(["2026-07-20", "2026-01-12"]);
    await publish(again);
    // The rest without a choice: all that are open.
    const rest = (await (await ask("/confirmations", undefined, { token })).json()) as { entries: Confirmation[] };
    expect(new Set(rest.entries.map(({ state }) => state))).toEqual(new Set(["confirmed"]));
    expect((await ask("/confirmations", undefined, { token })).status).toBe(409);
    for (const { id } of made) {
      const { history } = (await (await app.ask(`/working-versions/${id}/history`, { as: "admin" })).json()) as {
        history: { step: string }[];
      };
      expect(history.filter(({ step }) => step === "verify").length).toBeLessThanOrEqual(1);
    }
  });

  test("what is not public is in no reminder: the mail and the page show what everybody sees", async () => {
    today = "2027-02-01T09:00:00.000Z";
    const { id, version } = await published("Openbare naam", "areaTeam");
    const body = { content: wholeInitiative({ title: "Geheime nieuwe naam" }) };
    const headers = { "If-Match": `"v${version}"` };
    await done(await app.ask(`/working-versions/${id}`, { method: "PUT", as: "areaTeam", body, headers }));
    today = "2027-08-10T09:00:00.000Z";
    await round();
    const letter = (await letters()).find((one) => one?.text.includes(id));
    expect(letter?.subject).toBe("Klopt dit nog? Openbare naam");
    const shown = JSON.stringify([letter, await look(tokenIn(letter?.text))]);
    expect(shown).not.toContain("Geheime");
    expect(shown).not.toContain("persoon@example.org");
  });

  test("an address without an account gets its letter, at most once a week, until it stops them by one press", async () => {
    today = "2028-01-05T09:00:00.000Z";
    const propose = async (title: string) => {
      const content = wholeInitiative({ title, internalContact: undefined });
      const { id } = await done(await ask("/proposals", undefined, { content, consent: true, email: "buur@example.org" }));
      return publish(await done(await app.ask(`/working-versions/${id}`, { as: "editor" })));
    };
    await propose("Van een buur");
    today = "2028-01-08T09:00:00.000Z";
    await propose("Nog een van de buur");
    const mine = async () => (await letters()).filter((one) => one?.to === "buur@example.org");
    today = "2028-07-06T09:00:00.000Z";
    await round();
    const [letter, ...more] = await mine();
    expect([letter?.subject, more]).toEqual(["Klopt dit nog? Van een buur", []]);
    expect(letter?.text).toMatch(/^Beste lezer,[\s\S]*dit adres als contact/);
    today = "2028-07-10T09:00:00.000Z";
    await round();
    expect(await mine()).toEqual([]);
    const stop = letter?.stop?.slice("http://localhost".length) ?? "";
    const look = await ask("/mail-stops/look", undefined, { token: stop.split("/").at(-1) });
    expect(await look.json()).toEqual({ address: true, kinds: [], stopped: false });
    expect(
      (await app.ask(stop, { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" } })).status,
    ).toBe(200);
    today = "2028-07-20T09:00:00.000Z";
    await round();
    expect(await mine()).toEqual([]);
    expect(JSON.stringify(await opened.db.selectFrom("mail_stop").selectAll().execute())).not.toContain("buur");
  });

  test("who wants no such mail gets none, and finds it in the inbox", async () => {
    const settings = [{ kind: "reminder", delivery: "none" }];
    expect((await app.ask("/notification-settings", { method: "PUT", as: "contributor", body: { settings } })).status).toBe(200);
    today = "2029-01-05T09:00:00.000Z";
    const { id } = await published("Stil", "contributor");
    today = "2029-07-10T09:00:00.000Z";
    await round();
    expect((await letters()).filter((one) => one?.text.includes(id))).toEqual([]);
    const inbox = (await (await app.ask("/notifications", { as: "contributor" })).json()) as { notifications: object[] };
    expect(inbox.notifications[0]).toMatchObject({ kind: "reminder", title: "Stil", entry: { id } });
  });
});
