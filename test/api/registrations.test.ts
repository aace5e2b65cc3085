/** Registering for an activity: nothing before the mailbox says yes, one taker for the last place, and a waiting list that moves by itself. */
import { beforeEach, describe, expect, test } from "vitest";
import type { ActivityPlaces, Participants, RegistrationInput, RegistrationStatus } from "#data/entries/registration.ts";
import { dayMs } from "#data/schema/day.ts";
import { writeLetter } from "#server/jobs/letters.ts";
import { registrationRound } from "#server/jobs/rounds.ts";
import { confirmRegistration, register, registrationToken } from "#server/store/entries/registrations.ts";
import type { Letter } from "#server/store/mail.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { publicAddresses } from "../fixtures/entry-flow.ts";
import { knowledgeOf } from "../fixtures/knowledge.ts";
import { json, workflow } from "../fixtures/workflow.ts";

const secret = "a secret of thirty-two characters";
const hour = 3_600_000;

onEveryEngine((engine) => {
  let clock = Date.parse("2026-12-01T10:00:00.000Z");
  const now = () => new Date(++clock).toISOString();
  const flow = workflow(engine, undefined, async () => ({ mails: true, now }));
  const { app, ask, opened } = flow;
  const { shown, visit } = knowledgeOf(flow);
  const db = () => opened().db;
  beforeEach(() => {
    clock = Date.parse("2026-12-01T10:00:00.000Z");
  });

  const activity = (changes: object = {}) => shown("activity", { registration: true, ...changes });
  const input = (name: string, changes: Partial<RegistrationInput> = {}): RegistrationInput => ({
    name,
    email: `${name.toLowerCase()}@example.org`,
    gemeente: "GM0307",
    field: "wonen",
    consent: true,
    ...changes,
  });
  const asking = (id: string, name: string, changes: Partial<RegistrationInput> = {}) =>
    visit(`/activities/${id}/registrations`, input(name, changes));
  const rowOf = (entry: string, email: string) =>
    db()
      .selectFrom("registration")
      .selectAll()
      .where("entry", "=", entry)
      .where("email", "=", email)
      .orderBy("id", "desc")
      .executeTakeFirstOrThrow();
  const tokenOf = async (entry: string, name: string) =>
    registrationToken(secret, (await rowOf(entry, `${name.toLowerCase()}@example.org`)).id);
  const stepping = async (entry: string, name: string, step: string) =>
    visit("/registrations/steps", { token: await tokenOf(entry, name), step });
  const stepped = async (entry: string, name: string, step: string) =>
    (await json<RegistrationStatus>(await stepping(entry, name, step))).state;
  const joined = async (entry: string, name: string, changes: Partial<RegistrationInput> = {}) => {
    expect((await asking(entry, name, changes)).status).toBe(202);
    return stepped(entry, name, "confirm");
  };
  const places = async (id: string) => json<ActivityPlaces>(await ask(`/activities/${id}/places`));
  const stateOf = async (entry: string, name: string) => (await rowOf(entry, `${name.toLowerCase()}@example.org`)).state;
  /** What waits to be mailed about a registration, in words. */
  const letters = async () => {
    const rows = await db().selectFrom("mail").select(["id", "letter"]).where("state", "=", "waiting").orderBy("id").execute();
    await db().updateTable("mail").set({ state: "sent" }).execute();
    const found = rows.map(({ id, letter }) => ({ id, letter: JSON.parse(letter ?? "{}") as Letter }));
    const desk = { db: db(), library: app().library, accounts: app().accounts, address: () => "http://localhost", secret };
    const written = [];
    for (const { id, letter } of found)
      if (letter.kind === "registration") written.push(await writeLetter(desk, letter, { letter: id, at: now() }));
    return written.filter((one) => one !== undefined);
  };

  test("a place is theirs when the mailbox says yes, and not before", async () => {
    const { id } = await activity({
      mostPeople: 2,
      onlineLink: "https://example.org/geheime-zaal",
      meetings: [{ day: "2027-03-25", from: "14:00", to: "17:00", mode: "online" }],
    });
    expect(await places(id)).toEqual({ state: "open", left: 2 });
    await letters();
    expect((await asking(id, "Anna")).status).toBe(202);
    expect(await places(id)).toEqual({ state: "open", left: 2 });
    const [confirm] = await letters();
    expect(confirm?.subject).toContain("Bevestig je aanmelding");
    expect(confirm?.text).toContain(`http://localhost/deelname#${await tokenOf(id, "Anna")}`);
    expect([confirm?.text.includes("Anna"), confirm?.text.includes("geheime-zaal")]).toEqual([false, false]);
    const looked = await json<RegistrationStatus>(await visit("/registrations/look", { token: await tokenOf(id, "Anna") }));
    expect([looked.state, looked.activity.title]).toEqual(["asked", "Samen leren over de wijkaanpak"]);
    expect(await stepped(id, "Anna", "confirm")).toBe("placed");
    expect(await stepped(id, "Anna", "confirm")).toBe("placed");
    expect(await places(id)).toEqual({ state: "open", left: 1 });
    const [placed] = await letters();
    expect(placed?.text).toContain("donderdag 25 maart 2027, 14:00 tot 17:00 uur");
    expect(placed?.text).toContain("https://example.org/geheime-zaal");
    // Who is in it already hears that by mail, and the answer says nothing of it.
    expect((await asking(id, "Anna")).status).toBe(202);
    expect((await letters()).map(({ subject }) => subject.split(":")[0])).toEqual(["Je bent al aangemeld"]);
    expect(await stepped(id, "Anna", "cancel")).toBe("cancelled");
    expect(await places(id)).toEqual({ state: "open", left: 2 });
  });

  test("what is wrong is said, and nothing is kept", async () => {
    const { id } = await activity();
    const plain = await shown("activity");
    expect((await asking(id, "Anna", { gemeente: "GM9999" })).status).toBe(400);
    expect((await asking(id, "Anna", { gemeente: "BU03071001" })).status).toBe(400);
    expect((await visit(`/activities/${id}/registrations`, { ...input("Anna"), consent: false })).status).toBe(400);
    expect((await asking("nergens", "Anna")).status).toBe(404);
    expect((await asking(plain.id, "Anna")).status).toBe(409);
    expect(await places(plain.id)).toEqual({ state: "none" });
    expect((await visit("/registrations/look", { token: "niet-van-ons-en-toch-lang" })).status).toBe(404);
    const rows = await db().selectFrom("registration").select("id").where("entry", "in", [id, plain.id]).execute();
    expect(rows).toEqual([]);
  });

  test("registration opens and closes on its days, and a link that is two days old confirms nothing", async () => {
    const { id } = await activity({ opens: "2026-12-10", closes: "2026-12-20" });
    expect([(await places(id)).state, (await asking(id, "Anna")).status]).toEqual(["early", 409]);
    clock = Date.parse("2026-12-10T08:00:00Z");
    expect((await asking(id, "Anna")).status).toBe(202);
    expect((await asking(id, "Bert")).status).toBe(202);
    clock += 49 * hour;
    expect((await stepping(id, "Anna", "confirm")).status).toBe(409);
    clock = Date.parse("2026-12-21T08:00:00Z");
    expect([(await places(id)).state, (await asking(id, "Carla")).status]).toEqual(["closed", 409]);
  });

  test("two take the last place at once, a hundred times: one has it, the other is first on the list and moves up", async () => {
    const { id } = await activity({ mostPeople: 1 });
    for (let round = 0; round < 100; round++) {
      const rows = [];
      for (const who of ["een", "twee"]) {
        const { consent: _, ...sent } = input(`${who}${round}`);
        await register(db(), secret, { ...sent, entry: id }, now());
        rows.push(await rowOf(id, sent.email));
      }
      const states = await Promise.all(rows.map((row) => confirmRegistration(db(), row, now())));
      expect([...states].sort(), `round ${round}`).toEqual(["placed", "waiting"]);
      const [first, second] = states[0] === "placed" ? ["een", "twee"] : ["twee", "een"];
      if (round % 20 !== 0) {
        await db().updateTable("registration").set({ state: "cancelled" }).where("entry", "=", id).execute();
        continue;
      }
      expect(await stepped(id, `${first}${round}`, "cancel")).toBe("cancelled");
      expect(await stateOf(id, `${second}${round}`)).toBe("offered");
      expect((await places(id)).state).toBe("full");
      expect(await stepped(id, `${second}${round}`, "accept")).toBe("placed");
      expect(await stepped(id, `${second}${round}`, "cancel")).toBe("cancelled");
    }
  }, 120_000);

  test("an offer stands two days, then the next has it; whom the rule does not let in keeps their turn", async () => {
    const { id } = await activity({ mostPeople: 2, mostOfGemeente: 1 });
    expect(await joined(id, "Anna")).toBe("placed");
    expect(await joined(id, "Bert", { gemeente: "GM0363" })).toBe("placed");
    expect(await joined(id, "Carla", { gemeente: "GM0363" })).toBe("waiting");
    expect(await joined(id, "Dirk")).toBe("waiting");
    expect(await joined(id, "Els")).toBe("waiting");
    await letters();
    // Carla stands before Dirk, but of her gemeente one has a place.
    expect(await stepped(id, "Anna", "cancel")).toBe("cancelled");
    expect([await stateOf(id, "Carla"), await stateOf(id, "Dirk")]).toEqual(["waiting", "offered"]);
    const offered = (await letters()).find(({ subject }) => subject.startsWith("Er is een plek"));
    expect(offered?.to).toBe("dirk@example.org");
    expect(offered?.text).toContain("donderdag 3 december 2026");
    const round = registrationRound(db(), now);
    clock += 47 * hour;
    await round();
    expect(await stateOf(id, "Dirk")).toBe("offered");
    clock += 2 * hour;
    expect((await stepping(id, "Dirk", "accept")).status).toBe(409);
    await Promise.all([round(), round()]);
    expect([await stateOf(id, "Carla"), await stateOf(id, "Dirk"), await stateOf(id, "Els")]).toEqual([
      "waiting",
      "lapsed",
      "offered",
    ]);
    expect(await stepped(id, "Els", "accept")).toBe("placed");
    expect(await stepped(id, "Bert", "cancel")).toBe("cancelled");
    expect(await stateOf(id, "Carla")).toBe("offered");
  });

  test("three people of one gemeente are the limit, each of another policy field", async () => {
    const { id } = await activity({ mostGemeenten: 20, mostOfGemeente: 3, mixedFields: true });
    expect(await places(id)).toEqual({ state: "open", left: 60, gemeentenLeft: 20 });
    expect(await joined(id, "Anna", { field: "wonen" })).toBe("placed");
    expect(await joined(id, "Bert", { field: "wonen" })).toBe("waiting");
    expect(await joined(id, "Carla", { field: "werk" })).toBe("placed");
    expect(await joined(id, "Dirk", { field: "onderwijs" })).toBe("placed");
    expect(await joined(id, "Els", { field: "gezondheid" })).toBe("waiting");
    expect(await places(id)).toEqual({ state: "open", left: 57, gemeentenLeft: 19 });
  });

  describe("who takes part", () => {
    test("is for its organiser alone: nobody stands in a public byte", async () => {
      const { id } = await activity({ mostPeople: 1 });
      const who = { name: "Kanarie Wachtend", email: "kanarie-wachtend@example.org", organisation: "=Kanariegroep" };
      expect(await joined(id, "Anna")).toBe("placed");
      expect((await asking(id, "x", who)).status).toBe(202);
      const row = await rowOf(id, who.email);
      expect(await confirmRegistration(db(), row, now())).toBe("waiting");
      const addresses = await publicAddresses(ask, { type: "activity", id, dutch: "activiteiten" });
      for (const as of ["", "nobody", "otherTeam", "viewer", "contributor", "editor", "areaTeam", "admin"])
        for (const path of [...addresses, `/activities/${id}/participants`, `/activities/${id}/participants?format=csv`]) {
          const response = await ask(path, { as: as || undefined });
          expect((await response.text()).toLowerCase().includes("kanarie"), `${path} as ${as}`).toBe(false);
        }
      const page = await app().app.request(`http://localhost/kennis/activiteiten/${id}`);
      expect((await page.text()).includes("Kanarie")).toBe(false);
      for (const as of ["editor", "areaTeam", "admin", "viewer"])
        expect([as, (await ask(`/activities/${id}/participants`, { as })).status]).toEqual([as, 403]);
      // Who may not see the working version learns nothing, not even that.
      expect((await ask(`/activities/${id}/participants`, { as: "otherTeam" })).status).toBe(404);
      const { participants } = await json<Participants>(await ask(`/activities/${id}/participants`, { as: "colleague" }));
      expect(participants.map(({ name, state, gemeenteName }) => [name, state, gemeenteName])).toEqual([
        ["Anna", "placed", "Amersfoort"],
        ["Kanarie Wachtend", "waiting", "Amersfoort"],
      ]);
      const csv = await (await ask(`/activities/${id}/participants?format=csv`, { as: "wijkteam" })).text();
      expect(csv).toContain("Kanarie Wachtend;kanarie-wachtend@example.org;Amersfoort;Wonen");
      expect(csv).toContain("'=Kanariegroep");
      expect(csv).toContain(";wacht;");
    });

    test("is gone a year after the last meeting, and sooner where nothing came of it", async () => {
      const { id } = await activity({ meetings: [{ day: "2026-12-10" }, { day: "2027-01-20" }, {}] });
      expect(await joined(id, "Anna")).toBe("placed");
      expect((await asking(id, "Bert")).status).toBe(202);
      expect(await joined(id, "Carla")).toBe("placed");
      expect(await stepped(id, "Carla", "cancel")).toBe("cancelled");
      const round = registrationRound(db(), now);
      const names = async () =>
        (await db().selectFrom("registration").select("name").where("entry", "=", id).orderBy("name").execute()).map(
          ({ name }) => name,
        );
      clock += 9 * dayMs;
      await round();
      expect(await names()).toEqual(["Anna", "Carla"]);
      clock += 30 * dayMs;
      await round();
      expect(await names()).toEqual(["Anna"]);
      clock = Date.parse("2028-01-20T10:00:00Z");
      await round();
      expect(await names()).toEqual(["Anna"]);
      clock = Date.parse("2028-01-21T10:00:00Z");
      await round();
      expect(await names()).toEqual([]);
    });
  });
});
