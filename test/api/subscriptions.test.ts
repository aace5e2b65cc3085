/** To be kept up to date without an account: nothing before the mailbox says yes, each new thing once, and an end by one press. */
import { expect, test } from "vitest";
import type { SubscriptionInput, SubscriptionStatus } from "#data/entries/subscription.ts";
import { dayMs } from "#data/schema/day.ts";
import { unconfirmedRound } from "#server/jobs/subscription-rounds.ts";
import { subscriptionToken } from "#server/store/entries/subscriptions.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { publicAddresses } from "../fixtures/entry-flow.ts";
import { wholeOf } from "../fixtures/knowledge.ts";
import { sameWords } from "../fixtures/letter-words.ts";
import type { Mail } from "../fixtures/mail-server.ts";
import { newsDesk } from "../fixtures/news-desk.ts";
import { faultyFields, json } from "../fixtures/workflow.ts";

const [minute, hour] = [60_000, 3_600_000];

onEveryEngine((engine) => {
  const { app, db, now, goTo, pass, post, stepped, submitted, sent } = newsDesk(engine);
  let visitors = 0;
  const visit = (path: string, body: unknown, type = "application/json") =>
    app().app.request(
      `http://localhost/api/v1${path}`,
      { method: "POST", headers: { "Content-Type": type }, body: typeof body === "string" ? body : JSON.stringify(body) },
      { incoming: { socket: { remoteAddress: `10.4.${Math.floor(++visitors / 250)}.${visitors % 250}` } } },
    );
  const everything = { areas: [] as string[], themes: [], types: [] };
  const input = (name: string, changes: object = {}): SubscriptionInput => ({
    email: `${name}@example.org`,
    question: everything,
    pace: "atOnce",
    consent: true,
    ...changes,
  });
  const asking = async (name: string, changes: object = {}) => {
    const response = await visit("/subscriptions", input(name, changes));
    expect([response.status, await response.text()]).toEqual([202, ""]);
  };
  const of = (mails: readonly Mail[], name: string) => mails.filter(({ to: [first] }) => first === `${name}@example.org`);
  const tokenIn = (mail: Mail | undefined) => /\/op-de-hoogte#([\w.-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
  const look = async (token: string) => json<SubscriptionStatus>(await visit("/subscriptions/look", { token }));
  const stepping = (token: string, step: string, more: object = {}) => visit("/subscriptions/steps", { token, step, ...more });
  const follows = async (name: string, changes: object = {}) => {
    await asking(name, changes);
    const token = tokenIn(of(await sent(), name)[0]);
    expect((await json<SubscriptionStatus>(await stepping(token, "confirm"))).state).toBe("confirmed");
    return token;
  };
  const published = async (title: string, more: object = {}) => stepped("editor", await submitted(title, more), "publish");
  const knowledge = async (type: string, content: object, judge = "editor") => {
    const body = { type, organisation: app().own, content: wholeOf(type, content) };
    const made = await stepped("wijkteam", await json(await post("wijkteam", "/working-versions", body), 201), "submit");
    return stepped(judge, made, "publish");
  };
  const rows = (name: string) =>
    db().selectFrom("subscription").selectAll().where("email", "=", `${name}@example.org`).orderBy("id").execute();

  test("nothing is mailed before the mailbox says yes; then what is new, once, and nothing of before", async () => {
    goTo("2026-11-24T10:00:00.000Z");
    await published("Van voor die tijd");
    await asking("anna");
    const [confirm, ...more] = of(await sent(), "anna");
    expect(more).toEqual([]);
    expect(confirm?.subject).toBe("Wil je op de hoogte blijven? Bevestig het");
    expect(confirm?.text).toContain("Alles wat nieuw is in heel Nederland");
    expect(confirm?.header("List-Unsubscribe")).toBe("");
    if (confirm) sameWords(confirm);
    const token = tokenIn(confirm);
    // A scanner that opens the link, the page and all that is in it, confirms nothing.
    await app().app.request(`http://localhost/op-de-hoogte`);
    expect(await look(token)).toEqual({ state: "asked", question: everything, pace: "atOnce" });
    await published("Niet bevestigd");
    pass(2 * minute);
    expect(of(await sent(), "anna")).toEqual([]);
    for (const _ of [1, 2]) expect((await json<SubscriptionStatus>(await stepping(token, "confirm"))).state).toBe("confirmed");
    pass(hour);
    expect(of(await sent(), "anna")).toEqual([]);
    const found = await published("Soep voor de straat");
    pass(2 * minute);
    const [mail, ...twice] = of(await sent(), "anna");
    expect(twice).toEqual([]);
    expect(mail?.subject).toBe("Nieuw: Soep voor de straat");
    expect(mail?.text).toContain(`http://localhost/initiatieven/${found.id}`);
    expect(mail?.text).not.toMatch(/Van voor die tijd|Niet bevestigd/);
    if (mail) sameWords(mail);
    pass(2 * hour);
    expect(of(await sent(), "anna")).toEqual([]);
    // What is changed, or put back after it was archived, is not new.
    const again = { organisation: app().own, content: wholeOf("initiative", { title: "Soep voor de hele straat" }) };
    const saved = await app().ask(`/working-versions/${found.id}`, {
      method: "PUT",
      as: "wijkteam",
      body: again,
      headers: { "If-Match": `"v${found.version}"` },
    });
    await stepped("editor", await stepped("wijkteam", await json(saved), "submit"), "publish");
    pass(2 * hour);
    expect(of(await sent(), "anna")).toEqual([]);
    expect((await json<SubscriptionStatus>(await stepping(token, "stop"))).state).toBe("stopped");
  });

  test("the same asked again sends nothing new and answers the same, however the address is spelled; a mailbox gets three a day", async () => {
    goTo("2026-11-25T10:00:00.000Z");
    await asking("bert");
    await Promise.all([asking("bert"), asking("B.ert"), asking("bert+wijk"), asking("bert", { pace: "weekly" })]);
    expect((await sent()).filter(({ to: [first] }) => /bert|b\.ert/i.test(first ?? "")).length).toBe(1);
    expect(await rows("bert")).toHaveLength(1);
    for (const theme of ["wonen", "werk", "onderwijs", "gezondheid"])
      await asking("bert", { question: { ...everything, themes: [theme] } });
    expect(of(await sent(), "bert")).toHaveLength(2);
    expect(await rows("bert")).toHaveLength(5);
    // Who follows it already hears that, once in two days; the answer says nothing of it.
    goTo("2026-11-27T10:00:01.000Z");
    const token = await follows("bert");
    await asking("bert");
    expect(of(await sent(), "bert")).toEqual([]);
    pass(49 * hour);
    await asking("bert");
    await asking("bert");
    const [again, ...more] = of(await sent(), "bert");
    expect([again?.subject, more]).toEqual(["Je blijft al op de hoogte", []]);
    expect(tokenIn(again)).toBe(token);
    await stepping(token, "stop");
  });

  test("what nobody confirmed is gone after two days, and its link is of no use", async () => {
    goTo("2026-12-01T10:00:00.000Z");
    await asking("carla");
    const token = tokenIn(of(await sent(), "carla")[0]);
    pass(47 * hour);
    await unconfirmedRound(db(), now)();
    expect(await rows("carla")).toHaveLength(1);
    pass(hour);
    expect((await stepping(token, "confirm")).status).toBe(409);
    expect(await look(token)).toEqual({ state: "stopped" });
    await unconfirmedRound(db(), now)();
    expect(await rows("carla")).toEqual([]);
    await asking("carla");
    expect(of(await sent(), "carla")).toHaveLength(1);
  });

  test("only what fits: areas, themes and types; and in the week what the week brought, on Monday", async () => {
    goTo("2026-12-02T10:00:00.000Z");
    const question = { areas: ["GM0307"], themes: ["samenhang"], types: ["story", "example"] };
    const token = await follows("dirk", { question, pace: "weekly" });
    expect((await look(token)).question).toEqual({ ...question, types: ["example", "story"] });
    await follows("els", { question: { ...everything, areas: ["NL00"], types: ["example"] } });
    await knowledge("example", { title: "Past precies" });
    await knowledge("example", { title: "Ander thema", themes: ["wonen"] });
    await knowledge("example", { title: "Andere plaats", areas: ["GM0363"] }, "admin");
    await knowledge("publication", { title: "Andere soort" });
    await published("Een initiatief");
    await submitted("Nog niet openbaar");
    pass(2 * minute);
    const now1 = await sent();
    expect(of(now1, "dirk")).toEqual([]);
    const [at] = of(now1, "els");
    expect(at?.subject).toBe("Drie keer iets nieuws in Wijkblik");
    expect(at?.text).toMatch(/Past precies|Ander thema|Andere plaats/);
    expect(at?.text).not.toMatch(/Andere soort|Een initiatief/);
    goTo("2026-12-07T05:59:00.000Z");
    expect(of(await sent(), "dirk")).toEqual([]);
    goTo("2026-12-07T06:00:00.000Z");
    const [week, ...more] = of(await sent(), "dirk");
    expect([week?.subject, more]).toEqual(["Nieuw: Past precies", []]);
    expect(week?.text).toContain("praktijkvoorbeelden en verhalen over");
    expect(week?.text).toContain("in Amersfoort");
    goTo("2026-12-14T06:30:00.000Z");
    expect(of(await sent(), "dirk")).toEqual([]);
  });

  test("at once is once an hour at most, and what came in between is in the next; what was archived before it was mailed is in none", async () => {
    goTo("2026-12-15T10:00:00.000Z");
    await follows("fatima");
    await published("Eerste");
    pass(2 * minute);
    expect(of(await sent(), "fatima")).toHaveLength(1);
    const gone = await published("Weer weg");
    await published("Tweede");
    await published("Derde");
    pass(10 * minute);
    expect(of(await sent(), "fatima")).toEqual([]);
    await stepped("editor", gone, "archive", { reason: "Dubbel ingevoerd" });
    pass(hour);
    const [mail, ...more] = of(await sent(), "fatima");
    expect([mail?.subject, more]).toEqual(["Twee keer iets nieuws in Wijkblik", []]);
    expect(mail?.text).not.toMatch(/Weer weg|Eerste/);
  });

  test("a mail program stops it with one POST (RFC 8058), a GET stops nothing, and the address is gone with it", async () => {
    goTo("2026-12-17T10:00:00.000Z");
    const token = await follows("gerrit");
    await published("Nieuw voor Gerrit");
    pass(2 * minute);
    const [mail] = of(await sent(), "gerrit");
    expect(mail?.header("List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
    const [, address = ""] = /<http:\/\/localhost\/api\/v1(.+)>$/.exec(mail?.header("List-Unsubscribe") ?? "") ?? [];
    const opened = await app().app.request(`http://localhost/api/v1${address}`);
    expect([opened.status, opened.headers.get("Location")]).toEqual([303, `/op-de-hoogte#${token}`]);
    expect(await rows("gerrit")).toHaveLength(1);
    await published("Blijft liggen");
    pass(2 * hour);
    for (const _ of [1, 2]) {
      const stopped = await visit(address, "List-Unsubscribe=One-Click", "application/x-www-form-urlencoded");
      expect(await json(stopped)).toEqual({ state: "stopped" });
    }
    expect(await rows("gerrit")).toEqual([]);
    expect(of(await sent(), "gerrit")).toEqual([]);
    const letters = await db().selectFrom("mail").select("letter").execute();
    expect(JSON.stringify(letters)).not.toContain("gerrit");
    expect((await stepping(token, "confirm")).status).toBe(409);
  });

  test("it is changed by the link; two of one mailbox never become the same", async () => {
    goTo("2026-12-19T10:00:00.000Z");
    const token = await follows("hanna");
    await follows("hanna", { question: { ...everything, types: ["story"] } });
    const change = { question: { ...everything, types: ["activity"] }, pace: "weekly" };
    expect(await json(await stepping(token, "change", change))).toEqual({ state: "confirmed", ...change });
    expect((await stepping(token, "change", { ...change, question: { ...everything, types: ["story"] } })).status).toBe(409);
    expect((await stepping(token, "change", { ...change, question: { ...everything, areas: ["GM9999"] } })).status).toBe(400);
  });

  test("what is wrong is said, and nothing is kept", async () => {
    const wrong = async (changes: object) => faultyFields(await visit("/subscriptions", input("wrong", changes)));
    expect(await wrong({ question: { ...everything, areas: ["GM9999"] } })).toEqual(["question.areas.0"]);
    expect(await wrong({ question: { ...everything, types: ["geheim"] } })).toEqual(["question.types.0"]);
    expect(await wrong({ email: "geen adres", consent: false, pace: "elk uur" })).toEqual(["consent", "email", "pace"]);
    expect(await wrong({ question: { ...everything, areas: Array(21).fill("GM0307") } })).toEqual(["question.areas"]);
    expect(await rows("wrong")).toEqual([]);
    const { id } = (await db().selectFrom("subscription").select("id").executeTakeFirst()) ?? { id: "" };
    for (const token of [
      "niet-van-ons-en-toch-lang",
      `${id}.${"a".repeat(43)}`,
      subscriptionToken("another secret of thirty-two chars", id),
    ])
      expect((await visit("/subscriptions/look", { token })).status).toBe(404);
  });

  test("an address stands in no public byte, and in no answer to its own link", async () => {
    goTo("2026-12-21T10:00:00.000Z");
    const token = await follows("kanarie-volger");
    const found = await published("Iets nieuws");
    const addresses = await publicAddresses(app().ask, { type: "initiative", id: found.id, dutch: "initiatieven" });
    for (const as of [undefined, "editor", "admin"])
      for (const path of addresses)
        expect((await (await app().ask(path, { as })).text()).includes("kanarie-volger"), `${path} as ${as}`).toBe(false);
    expect(JSON.stringify(await look(token))).not.toContain("kanarie-volger");
    pass(2 * dayMs);
  });
});
