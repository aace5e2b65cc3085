/** What comes in the mailbox of who takes part: the days as a file for a calendar, and that it is called off. */
import ICAL from "ical.js";
import { expect, test } from "vitest";
import type { EntryRecord } from "#data/schema/record.ts";
import { registrationToken } from "#server/store/entries/registrations.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { wholeActivity } from "../fixtures/knowledge.ts";
import { sameWords } from "../fixtures/letter-words.ts";
import { newsDesk } from "../fixtures/news-desk.ts";
import { json } from "../fixtures/workflow.ts";

const secret = "a secret of thirty-two characters";

onEveryEngine((engine) => {
  const { app, db, goTo, post, stepped, sent } = newsDesk(engine);
  const activity = async (changes: object): Promise<EntryRecord> => {
    const content = wholeActivity({ registration: true, ...changes });
    const made = await json<EntryRecord>(
      await post("wijkteam", "/working-versions", { type: "activity", organisation: app().own, content }),
      201,
    );
    return stepped("editor", await stepped("wijkteam", made, "submit"), "publish");
  };
  let visitors = 0;
  const visit = (path: string, body: object) =>
    app().app.request(
      `http://localhost/api/v1${path}`,
      { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) },
      { incoming: { socket: { remoteAddress: `10.5.0.${++visitors}` } } },
    );
  const rowOf = (entry: string, name: string) =>
    db().selectFrom("registration").selectAll().where("entry", "=", entry).where("name", "=", name).executeTakeFirstOrThrow();
  const asks = async (entry: string, name: string) => {
    const who = { name, email: `${name.toLowerCase()}@example.org`, gemeente: "GM0307", field: "wonen", consent: true };
    expect((await visit(`/activities/${entry}/registrations`, who)).status).toBe(202);
  };
  const joins = async (entry: string, name: string) => {
    await asks(entry, name);
    const token = registrationToken(secret, (await rowOf(entry, name)).id);
    return (await json<{ state: string }>(await visit("/registrations/steps", { token, step: "confirm" }))).state;
  };

  test("the days go along with the mail that there is a place, at the right time on both sides of a change of the clock", async () => {
    goTo("2026-12-01T10:00:00.000Z");
    const meetings = [
      { title: "Kennismaken", day: "2027-03-25", from: "14:00", to: "17:00", mode: "online" },
      { title: "Verder", day: "2027-04-01", from: "14:00", to: "17:00" },
      { title: "Slot" },
    ];
    const { id } = await activity({ meetings, venue: "Molen de Ster", onlineLink: "https://example.org/geheime-zaal" });
    expect(await joins(id, "Anna")).toBe("placed");
    const mails = (await sent()).filter(({ to: [first] }) => first === "anna@example.org");
    const [confirm, placed] = ["Bevestig", "Je hebt een plek"].map((words) =>
      mails.find(({ subject }) => subject.startsWith(words)),
    );
    expect(confirm?.calendar ?? "").toBe("");
    expect(placed?.text).toContain("De dagen zitten als bestand bij deze mail.");
    const events = new ICAL.Component(ICAL.parse(placed?.calendar ?? ""))
      .getAllSubcomponents("vevent")
      .map((one) => new ICAL.Event(one));
    expect(events.map(({ uid, startDate, location }) => [uid, startDate.toJSDate().toISOString(), location])).toEqual([
      [`${id}-1@wijkblik`, "2027-03-25T13:00:00.000Z", "online"],
      [`${id}-2@wijkblik`, "2027-04-01T12:00:00.000Z", "Molen de Ster"],
    ]);
    // The file is passed on sooner than the mail: it leads nobody in.
    expect(placed?.calendar).not.toContain("geheime-zaal");
    const followed = await (await app().ask(`/entries/activity/${id}/calendar`)).text();
    expect(followed).toContain(`${id}-1@wijkblik`);
  });

  test("without a day there is no file", async () => {
    const { id } = await activity({ meetings: [{}] });
    expect(await joins(id, "Bert")).toBe("placed");
    const placed = (await sent()).find(
      ({ subject, to: [first] }) => first === "bert@example.org" && subject.startsWith("Je hebt"),
    );
    if (placed) sameWords(placed);
    expect([placed?.calendar, placed?.text.includes("Zet het in je agenda")]).toEqual(["", true]);
  });

  test("who takes part or waits hears that it is called off, and has no registration any more", async () => {
    goTo("2026-12-02T10:00:00.000Z");
    const made = await activity({ title: "Gaat niet door", mostPeople: 1 });
    expect([await joins(made.id, "Carla"), await joins(made.id, "Dirk")]).toEqual(["placed", "waiting"]);
    await asks(made.id, "Els");
    await sent();
    await stepped("editor", made, "archive", { reason: "Reden voor intern" });
    const mails = (await sent()).filter(({ subject }) => subject === "Niet meer in Wijkblik: Gaat niet door");
    expect(mails.map(({ to: [first] }) => first).sort()).toEqual(["carla@example.org", "dirk@example.org"]);
    for (const mail of mails) {
      sameWords(mail);
      expect(mail.text).not.toContain("Reden voor intern");
    }
    const states = async () => [(await rowOf(made.id, "Carla")).state, (await rowOf(made.id, "Dirk")).forget_on];
    expect(await states()).toEqual(["cancelled", "2027-01-01"]);
    expect(await sent()).toEqual([]);
  });

  test("of what is behind us nobody hears, and who came stays on the list", async () => {
    goTo("2026-12-03T10:00:00.000Z");
    const made = await activity({ meetings: [{ day: "2026-12-10" }] });
    expect(await joins(made.id, "Fatima")).toBe("placed");
    await sent();
    goTo("2026-12-11T10:00:00.000Z");
    await stepped("editor", made, "archive", { reason: "Geweest" });
    expect((await sent()).filter(({ to: [first] }) => first === "fatima@example.org")).toEqual([]);
    expect((await rowOf(made.id, "Fatima")).state).toBe("placed");
  });
});
