/** Activities as everybody finds them: in calendars at the right time, for search engines, upcoming and past. */
import ICAL from "ical.js";
import { expect, test } from "vitest";
import type { PublicEntryList } from "#data/entries/public-entry.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { knowledgeOf } from "../fixtures/knowledge.ts";
import { faultyFields, json, pointAt, workflow } from "../fixtures/workflow.ts";

const acrossTheClock = [
  { title: "In de winter", day: "2027-03-27", from: "14:00", to: "17:00" },
  { title: "In de zomer", day: "2027-03-28", from: "14:00", to: "17:00", mode: "online" as const },
  { title: "Weer winter", day: "2027-10-31", from: "09:30" },
  { title: "De hele dag", day: "2027-11-05" },
  { title: "Later" },
];

onEveryEngine((engine) => {
  const flow = workflow(engine);
  const { app, ask } = flow;
  const { shown, attempt } = knowledgeOf(flow);
  const eventsIn = async (path: string) => {
    const response = await ask(path);
    expect([response.status, response.headers.get("Content-Type")]).toEqual([200, "text/calendar; charset=utf-8"]);
    const calendar = new ICAL.Component(ICAL.parse(await response.text()));
    return calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  };
  const there = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam", dateStyle: "short", timeStyle: "short" });

  test("a calendar has every meeting at the time that the clock says there, on both sides of its change", async () => {
    const { id } = await shown("activity", {
      title: "Over de klok",
      meetings: acrossTheClock,
      venue: "Molen de Ster",
      address: { street: "Molenpark", number: "2", city: "Utrecht" },
      place: pointAt(5.41, 52.166),
    });
    for (const path of [`/entries/activity/${id}/calendar`, "/entries/activity/feeds/ics?q=klok"]) {
      const events = await eventsIn(path);
      expect(
        events.map(({ summary, startDate, endDate }) => [
          summary,
          startDate.isDate ? startDate.toString() : there.format(startDate.toJSDate()),
          endDate.isDate ? endDate.toString() : there.format(endDate.toJSDate()),
        ]),
      ).toEqual([
        ["Over de klok: In de winter", "2027-03-27 14:00", "2027-03-27 17:00"],
        ["Over de klok: In de zomer", "2027-03-28 14:00", "2027-03-28 17:00"],
        ["Over de klok: Weer winter", "2027-10-31 09:30", "2027-10-31 10:30"],
        ["Over de klok: De hele dag", "2027-11-05", "2027-11-06"],
      ]);
      expect(events.map(({ location }) => location).slice(0, 2)).toEqual(["Molen de Ster, Molenpark 2, Utrecht", "online"]);
      expect(new Set(events.map(({ uid }) => uid)).size).toBe(4);
    }
    expect((await ask("/entries/activity/nergens/calendar")).status).toBe(404);
    expect((await ask(`/entries/story/${id}/calendar`)).status).toBe(404);
  });

  test("search engines read it as an event with its meetings, its place and who organises it", async () => {
    const { id } = await shown("activity", {
      title: "Voor zoekers",
      meetings: acrossTheClock,
      venue: "Molen de Ster",
      place: pointAt(5.41, 52.166),
      onlineLink: "https://example.org/kanarie-zaal",
      mostPeople: 60,
    });
    const page = await (await app().app.request(`http://localhost/kennis/activiteiten/${id}`)).text();
    expect(page).not.toContain("kanarie-zaal");
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? "{}");
    expect(data).toMatchObject({
      "@type": "Event",
      name: "Voor zoekers",
      startDate: "2027-03-27T14:00:00+01:00",
      endDate: "2027-11-05",
      eventStatus: "https://schema.org/EventScheduled",
      eventAttendanceMode: "https://schema.org/MixedEventAttendanceMode",
      location: [{ "@type": "Place", name: "Molen de Ster" }, { "@type": "VirtualLocation" }],
      organizer: [{ "@type": "Organization", name: "Welzijn in de wijk" }],
      maximumAttendeeCapacity: 60,
    });
    expect(data.subEvent[1]).toMatchObject({
      "@type": "Event",
      name: "In de zomer",
      startDate: "2027-03-28T14:00:00+02:00",
      eventAttendanceMode: "https://schema.org/OnlineEventAttendanceMode",
    });
    expect(data.subEvent).toHaveLength(4);
  });

  test("what is to come and what is past are found apart; without a day it is still to come", async () => {
    await shown("activity", {
      title: "Zoekplaatje geweest",
      meetings: [{ day: "2021-11-11" }, {}],
      results: "Veel geleerd van elkaar.",
    });
    await shown("activity", { title: "Zoekplaatje straks", meetings: [{ day: "2099-01-20" }, { day: "2021-11-11" }] });
    await shown("activity", { title: "Zoekplaatje ooit", meetings: [{}] });
    const titles = async (question: string) =>
      (await json<PublicEntryList>(await ask(`/entries?type=activity&q=zoekplaatje&${question}`))).entries.map(
        ({ content }) => content.title,
      );
    expect(await titles("when=upcoming")).toEqual(["Zoekplaatje straks", "Zoekplaatje ooit"]);
    expect(await titles("when=past")).toEqual(["Zoekplaatje geweest"]);
    expect(await titles("")).toHaveLength(3);
    expect((await ask("/entries?when=morgen")).status).toBe(400);
    expect(await (await ask("/entries/activity/feeds/rss?when=past&q=zoekplaatje")).text()).toContain("wanneer: geweest");
    expect(await (await ask("/entries/activity/exports/csv?when=past&q=zoekplaatje")).text()).toContain("Veel geleerd");
  });

  test("it is found where it is held and where it is about", async () => {
    const { id } = await shown("activity", { title: "Elders gehouden", place: pointAt(5.41, 52.166), areas: ["GM0363"] });
    for (const area of ["GM0307", "GM0363"]) {
      const { entries } = await json<PublicEntryList>(await ask(`/entries?type=activity&q=elders&area=${area}`));
      expect([area, entries.map((one) => one.id)]).toEqual([area, [id]]);
    }
  });

  test("a time that does not exist, an end before the beginning and a hidden venue are faults", async () => {
    const meetings = [
      { day: "2027-03-28", from: "02:30" },
      { day: "2027-05-01", from: "12:00", to: "11:00" },
    ];
    const place = { ...(pointAt(5.41, 52.166) as object), precision: "buurt" };
    expect(await faultyFields(await attempt("activity", { meetings }))).toEqual([
      "content.meetings.0.from",
      "content.meetings.1.to",
    ]);
    expect(await faultyFields(await attempt("activity", { place, opens: "2027-02-01", closes: "2027-01-01" }))).toEqual([
      "content.closes",
      "content.place",
    ]);
  });
});
