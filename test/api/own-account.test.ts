/** One's own account: name, a new address that counts once it is confirmed, ways to come in again, and the end of it all. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Account } from "#data/entries/own-account.ts";
import type { Grant } from "#data/schema/permission.ts";
import { writeLetter } from "#server/jobs/letters.ts";
import type { Db } from "#server/store/database.ts";
import { takeMail } from "#server/store/mail.ts";
import { firstEmail } from "#server/store/sign-in.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type Asked, type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";
import { reportBy } from "../fixtures/submissions.ts";

const secret = "a secret of thirty-two characters";
const address = () => "http://localhost";

onEveryEngine((engine) => {
  let db: Db;
  /** Without a mail server, and with one, on the same database. */
  let [quiet, mailing]: InitiativeApp[] = [];
  let moved = 0;
  const now = () => new Date(Date.now() + moved).toISOString();
  beforeAll(async () => {
    const opened = await engine.open();
    db = opened.db;
    quiet = await initiativeApp(opened, { now });
    mailing = await initiativeApp(opened, { now, mails: true });
  });
  afterAll(async () => {
    await quiet?.remove();
    await mailing?.remove();
  });
  const app = (mails: boolean): InitiativeApp => (mails ? mailing : quiet) as InitiativeApp;
  const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const enter = async (link = "") =>
    cookieOf(await app(false).ask("/session", { method: "POST", body: { token: link.split("#")[1] } }));
  const newAddress = (name: string) => `${name}-${crypto.randomUUID()}@example.org`;

  /** Somebody who came in, with a way to ask as them. */
  async function member(grants: Grant[], name = "Lid van het team") {
    const email = newAddress("lid");
    const made = await app(false).ask("/people", { method: "POST", as: "admin", body: { name, email, grants } });
    const { id, link } = (await made.json()) as { id: string; link: string };
    const Cookie = await enter(link);
    const ask = (path: string, asked: Asked = {}, mails = false) =>
      app(mails).ask(path, { ...asked, headers: { Cookie, ...asked.headers } });
    const again = async () => {
      const response = await app(false).ask(`/people/${id}/links`, { method: "POST", as: "admin", body: {} });
      return enter(((await response.json()) as { link: string }).link);
    };
    return { id, email, Cookie, ask, again, account: async () => (await (await ask("/account")).json()) as Account };
  }
  const askEmail = (who: Awaited<ReturnType<typeof member>>, email: string, mails = false) =>
    who.ask("/account/email", { method: "PUT", body: { email } }, mails);
  const confirm = (link = "", headers: Record<string, string> = {}) =>
    app(false).ask("/account/email/confirmation", { method: "POST", body: { token: link.split("#")[1] }, headers });
  /** Every letter that waits, as it would be sent now; those of this test only. */
  const letters = async () => {
    const desk = { db, library: app(true).library, accounts: app(true).accounts, address, secret };
    const taken = await takeMail(db, { at: now(), leaseMs: 86_400_000, most: 50 });
    const written = await Promise.all(taken.map(({ id, letter }) => writeLetter(desk, letter, { letter: id, at: now() })));
    return written.filter((letter) => letter !== undefined);
  };
  const linkIn = (text = "") => /http:\S+\/adres#\S+/.exec(text)?.[0];
  const works = async (Cookie: string) => (await app(false).ask("/session", { headers: { Cookie } })).status === 200;

  test("a name is changed by its owner, in every place where it stands; what is no name is refused", async () => {
    const who = await member([{ role: "viewer" }]);
    const put = (name: unknown) => who.ask("/account/name", { method: "PUT", body: { name } });
    expect((await put("<img src=x onerror=alert(1)>")).status).toBe(204);
    expect((await (await who.ask("/session")).json()) as object).toMatchObject({ name: "<img src=x onerror=alert(1)>" });
    expect((await put("Anne van 't Hof")).status).toBe(204);
    expect(await who.account()).toMatchObject({ name: "Anne van 't Hof", email: who.email.toLowerCase() });
    for (const wrong of ["", "x", "a\u0000b", "a".repeat(121), 1]) expect((await put(wrong)).status).toBe(400);
  });

  test("the first page is for the first time: it is over when its owner says so", async () => {
    const who = await member([{ role: "viewer" }]);
    const session = async () => (await (await who.ask("/session")).json()) as { welcome?: true };
    expect((await session()).welcome).toBe(true);
    expect((await who.ask("/account/acknowledged", { method: "POST", body: { what: "welcome" } })).status).toBe(204);
    expect(await session()).not.toHaveProperty("welcome");
    expect((await who.ask("/account/acknowledged", { method: "POST", body: { what: "other" } })).status).toBe(400);
  });

  test("a new address counts after the link to it is used: once, in any browser, and the old address hears of it", async () => {
    const who = await member([{ role: "editor" }]);
    const elsewhere = await who.again();
    const to = newAddress("Nieuw");
    const asked = await askEmail(who, to, true);
    expect([asked.status, await asked.json()]).toEqual([202, { changed: false, mailed: true }]);
    expect(await who.account()).toMatchObject({ email: who.email, newEmail: { email: to.toLowerCase() } });
    const [letter] = (await letters()).filter((one) => one.to === to.toLowerCase());
    const link = linkIn(letter?.text);
    expect(link).toBeTruthy();
    // A token stands nowhere in the database.
    const rows = JSON.stringify([
      await db.selectFrom("email_change").selectAll().execute(),
      await db.selectFrom("mail").selectAll().execute(),
    ]);
    expect(rows).not.toContain(link?.split("#")[1]);
    const answers = await Promise.all(Array.from({ length: 5 }, () => confirm(link)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 400, 400, 400, 400]);
    expect(await who.account()).toMatchObject({ email: to.toLowerCase() });
    expect(await who.account()).not.toHaveProperty("newEmail");
    // Where it was asked goes on; every other session is over.
    expect([await works(who.Cookie), await works(elsewhere)]).toEqual([true, false]);
    const told = (await letters()).filter((one) => one.to === who.email);
    expect(told.map(({ subject }) => subject)).toEqual(["Je mailadres bij Wijkblik is veranderd"]);
    expect(told[0]?.text).not.toContain(to.toLowerCase());
    // Links go to the new one, and not to the old one.
    expect(await db.selectFrom("person").select("email").where("id", "=", who.id).executeTakeFirst()).toEqual({
      email: to.toLowerCase(),
    });
  });

  test("an address of somebody else gives the same answer, and nothing is sent or changed", async () => {
    const [who, other] = [await member([{ role: "viewer" }]), await member([{ role: "viewer" }])];
    const same = await askEmail(who, other.email.toUpperCase(), true);
    const free = newAddress("vrij");
    const fresh = await askEmail(await member([{ role: "viewer" }]), free, true);
    expect([same.status, await same.text()]).toEqual([fresh.status, await fresh.text()]);
    expect((await letters()).map(({ to }) => to)).toEqual([free]);
    expect(await who.account()).toMatchObject({ newEmail: { email: other.email } });
    // Also where it became theirs between the link and its use.
    const late = newAddress("laat");
    await askEmail(who, late, true);
    const link = linkIn((await letters()).find(({ to }) => to === late)?.text);
    await db.updateTable("person").set({ email: late }).where("id", "=", other.id).execute();
    expect((await confirm(link)).status).toBe(400);
    expect(await who.account()).toMatchObject({ email: who.email });
  });

  test("a newer request ends the older, a link lasts an hour, and made-up tokens are nothing", async () => {
    const who = await member([{ role: "viewer" }]);
    const [first, second] = [newAddress("een"), newAddress("twee")];
    await askEmail(who, first, true);
    const older = linkIn((await letters())[0]?.text);
    moved += 1000;
    await askEmail(who, second, true);
    expect((await confirm(older)).status).toBe(400);
    const [letter] = await letters();
    expect(letter?.to).toBe(second);
    moved += 61 * 60_000;
    expect((await confirm(linkIn(letter?.text))).status).toBe(400);
    expect(await who.account()).not.toHaveProperty("newEmail");
    for (const token of ["x".repeat(43), "a", ""]) expect((await confirm(`#${token}`)).status).toBe(400);
  });

  test("without a mail server a beheerder hands the link over, and the beheerder's own address counts at once", async () => {
    const who = await member([{ role: "wijkteam", organisation: app(false).own }]);
    const to = newAddress("kaart");
    expect(await (await askEmail(who, to)).json()).toEqual({ changed: false, mailed: false });
    const make = (as: string, id = who.id) => app(false).ask(`/people/${id}/email-links`, { method: "POST", as, body: {} });
    expect((await make("editor")).status).toBe(403);
    expect((await make("admin", app(false).people.get("viewer")?.id)).status).toBe(404);
    const { link } = (await (await make("admin")).json()) as { link: string };
    expect((await confirm(link)).status).toBe(204);
    expect(await who.account()).toMatchObject({ email: to });
    const admin = await member([{ role: "admin" }]);
    await db.updateTable("person").set({ email: firstEmail }).where("id", "=", admin.id).execute();
    expect(await admin.account()).not.toHaveProperty("email");
    expect((await askEmail(admin, who.email.replace("lid", "iemand"))).status).toBe(202);
    expect(await admin.account()).toMatchObject({ email: who.email.replace("lid", "iemand") });
    // Whoever manages people sees every address: there is nothing to hide.
    expect((await askEmail(admin, to)).status).toBe(409);
  });

  test("ways to come in again: none without passkey, mail server or provider; with a mail server by mail", async () => {
    const who = await member([{ role: "admin" }]);
    expect((await who.account()).ways).toEqual({ passkeys: 0, mail: false, provider: false });
    const mailed = (await (await who.ask("/account", {}, true)).json()) as Account;
    expect(mailed.ways).toMatchObject({ mail: true });
    await db.updateTable("person").set({ email: firstEmail }).where("id", "=", who.id).execute();
    expect(((await (await who.ask("/account", {}, true)).json()) as Account).ways).toMatchObject({ mail: false });
    await db.updateTable("person").set({ email: who.email }).where("id", "=", who.id).execute();
  });

  test("an organisation that somebody works for gives no right, and must be one that can be chosen", async () => {
    const viewer = await member([{ role: "contributor" }]);
    const put = (organisation: unknown) => viewer.ask("/account/organisation", { method: "PUT", body: { organisation } });
    expect((await put(app(false).own)).status).toBe(204);
    expect(await viewer.account()).toMatchObject({ organisation: app(false).own });
    expect(((await (await viewer.ask("/session")).json()) as { grants: Grant[] }).grants).toEqual([{ role: "contributor" }]);
    expect((await put("bestaat-niet")).status).toBe(400);
    expect((await put(null)).status).toBe(204);
    expect(await viewer.account()).not.toHaveProperty("organisation");
  });

  test("an account ends for good by its owner or a beheerder who types the name: nothing leads to the person any more", async () => {
    const canary = `Kanarie ${crypto.randomUUID().slice(0, 8)}`;
    const who = await member([{ role: "wijkteam", organisation: app(false).own }], canary);
    const body = { organisation: app(false).own, content: { title: "Van wie wegging" } };
    const made = (await (await who.ask("/working-versions", { method: "POST", body })).json()) as { id: string };
    await askEmail(who, newAddress("wacht"), true);
    await app(true).ask("/session/links", { method: "POST", body: { email: who.email } });
    await reportBy(db, who, made.id);
    const end = (name: string) => who.ask("/account/erasure", { method: "POST", body: { name } });
    expect((await end("iemand anders")).status).toBe(400);
    expect(await works(who.Cookie)).toBe(true);
    const ended = await end(` ${canary.toUpperCase()} `);
    expect(ended.status).toBe(204);
    expect(ended.headers.getSetCookie().at(-1)).toMatch(/^wijkblik-in=;.*Max-Age=0/);
    expect(await works(who.Cookie)).toBe(false);
    const tables = [
      "person",
      "session",
      "login",
      "passkey",
      "membership",
      "profile",
      "email_change",
      "mail",
      "verification",
      "submission",
    ] as const;
    const kept = await Promise.all(tables.map(async (table) => JSON.stringify(await db.selectFrom(table).selectAll().execute())));
    const ofThem = new RegExp(`${canary}|${who.email}`, "i");
    expect(tables.filter((_, i) => ofThem.test(kept[i] ?? ""))).toEqual([]);
    const history = await (await app(false).ask(`/working-versions/${made.id}/history`, { as: "colleague" })).json();
    expect(history).toMatchObject({ history: [{ step: "create", actor: who.id }] });
    expect(JSON.stringify(history)).not.toContain(canary);
    // By a beheerder.
    const other = await member([{ role: "viewer" }], "Gaat Ook");
    const erase = (as: string, name: string, id = other.id) =>
      app(false).ask(`/people/${id}/erasure`, { method: "POST", as, body: { name } });
    expect((await erase("editor", "Gaat Ook")).status).toBe(403);
    expect((await erase("admin", "Gaat")).status).toBe(400);
    expect((await erase("admin", "gaat ook")).status).toBe(204);
    expect((await erase("admin", "gaat ook")).status).toBe(404);
    expect(await works(other.Cookie)).toBe(false);
    const self = app(false).people.get("admin")?.id;
    expect((await erase("admin", "admin", self)).status).toBe(409);
  });

  // The last one: afterwards there is one beheerder.
  test("a second beheerder is suggested while there is one, until that is said to be enough; the last one cannot go", async () => {
    const one = await member([{ role: "admin" }], "De Laatste");
    expect(await one.account()).toMatchObject({ suggestSecond: false, mayErase: true });
    const { people } = (await (await one.ask("/people?role=admin&limit=100")).json()) as { people: { id: string }[] };
    for (const { id } of people.filter(({ id }) => id !== one.id))
      expect((await one.ask(`/people/${id}/grants`, { method: "PUT", body: { grants: [] } })).status).toBe(200);
    expect(await one.account()).toMatchObject({ suggestSecond: true, mayErase: false, admins: 1 });
    expect((await one.ask("/account/erasure", { method: "POST", body: { name: "De Laatste" } })).status).toBe(409);
    expect(await works(one.Cookie)).toBe(true);
    await one.ask("/account/acknowledged", { method: "POST", body: { what: "secondAdmin" } });
    expect((await one.account()).suggestSecond).toBe(false);
  });
});
