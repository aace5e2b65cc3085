/** By which rule somebody has a place, and when a meeting is by the clock of the Netherlands. */
import { expect, test } from "vitest";
import { limitFor, placesLeft, type Taker } from "#data/entries/registration.ts";
import { momentOf, zonedOf } from "#data/entry-types/clock.ts";
import { Meeting } from "#data/entry-types/meeting.ts";
import { entryFaults } from "#data/schema/faults.ts";

const from = (gemeente: string, ...fields: string[]): Taker[] => fields.map((field) => ({ gemeente, field }));
const course = { mostPeople: 60, mostGemeenten: 20, mostOfGemeente: 3, mixedFields: true };

test("three people of one gemeente, each of another policy field, are the limit", () => {
  const two = from("GM0001", "wonen", "werk");
  expect(limitFor(course, two, { gemeente: "GM0001", field: "onderwijs" })).toBeUndefined();
  expect(limitFor(course, two, { gemeente: "GM0001", field: "werk" })).toBe("mixedFields");
  expect(limitFor(course, two, { gemeente: "GM0002", field: "werk" })).toBeUndefined();
  const three = [...two, ...from("GM0001", "onderwijs")];
  expect(limitFor(course, three, { gemeente: "GM0001", field: "veiligheid" })).toBe("mostOfGemeente");
});

test("twenty gemeenten are the limit, and who is of one of them still fits", () => {
  const taken = Array.from({ length: 20 }, (_, at) => ({ gemeente: `GM00${at + 10}`, field: "wonen" }));
  expect(limitFor(course, taken, { gemeente: "GM0099", field: "werk" })).toBe("mostGemeenten");
  expect(limitFor(course, taken, { gemeente: "GM0010", field: "werk" })).toBeUndefined();
  expect(placesLeft(course, taken)).toEqual({ left: 40, gemeentenLeft: 0 });
  expect(limitFor({ mostPeople: 20 }, taken, { gemeente: "GM0010", field: "werk" })).toBe("mostPeople");
  expect(limitFor({}, taken, { gemeente: "GM0010", field: "wonen" })).toBeUndefined();
  expect(placesLeft({}, taken)).toEqual({});
});

test("a time is what the clock says, also across its changes", () => {
  expect(momentOf("2027-03-27", "14:00")).toBe("2027-03-27T13:00:00.000Z");
  expect(momentOf("2027-03-28", "14:00")).toBe("2027-03-28T12:00:00.000Z");
  expect(momentOf("2027-10-31", "14:00")).toBe("2027-10-31T13:00:00.000Z");
  // The hour that is skipped, and the one that comes twice.
  expect(momentOf("2027-03-28", "02:30")).toBeUndefined();
  expect(momentOf("2027-10-31", "02:30")).toBe("2027-10-31T00:30:00.000Z");
  expect(zonedOf("2027-03-28", "14:00")).toBe("2027-03-28T14:00:00+02:00");
  expect(zonedOf("2027-01-28", "14:00")).toBe("2027-01-28T14:00:00+01:00");
});

test.each([
  [{ from: "14:00" }, ["day required"]],
  [{ day: "2027-03-25", to: "17:00" }, ["from required"]],
  [{ day: "2027-03-25", from: "17:00", to: "14:00" }, ["to begins"]],
  [{ day: "2027-03-28", from: "02:30", to: "05:00" }, ["from clock"]],
  [{ day: "2027-02-30" }, ["day day"]],
  [{}, []],
  [{ day: "2027-03-25", from: "vier uur", to: "1" }, ["from time"]],
  [{ day: "2027-03-25", from: "9u30", to: "12.00" }, []],
])("%o", (meeting, faults) => {
  const issues = Meeting.safeParse(meeting).error?.issues ?? [];
  expect(entryFaults(issues).map(({ path, code }) => `${path} ${code}`)).toEqual(faults);
});
