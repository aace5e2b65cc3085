/** The form of an activity: a series of meetings with and without a day, a venue, and by which rule people come. */
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { startComponentApp } from "../fixtures/component-app.tsx";

const component = startComponentApp();
const press = (name: string) => screen.getByRole("button", { name });
const field = (path: string) => document.getElementById(`veld-${path.replaceAll(".", "-")}`) as HTMLInputElement;

test("meetings are added one by one, a time that cannot be is named, and what is typed is kept", async () => {
  const user = await component.show("/kennis/nieuw/activity", "wijkteam");
  await screen.findByRole("heading", { name: "Nieuwe activiteit" });
  await user.type(await screen.findByLabelText("Titel"), "Leren van elkaar");
  await user.type(field("summary"), "Voor wie een wijkaanpak begint.");
  await user.click(press("Voeg een bijeenkomst toe"));
  await user.type(field("meetings.0.title"), "Kennismaken");
  await user.type(field("meetings.0.day"), "2027-03-25");
  await user.type(field("meetings.0.from"), "14.00");
  await user.type(field("meetings.0.to"), "13:00");
  await user.click(press("Voeg een bijeenkomst toe"));
  await user.type(field("meetings.1.title"), "Later");
  await user.selectOptions(field("meetings.1.mode"), "online");
  await user.type(field("organisations"), "Welzijn in de wijk");
  await user.click(screen.getByRole("checkbox", { name: "Sociale samenhang" }));
  await user.click(screen.getByRole("checkbox", { name: "Mensen melden zich hier aan" }));
  await user.type(field("mostPeople"), "60");
  await user.type(field("mostOfGemeente"), "3");
  // Where it works is for initiatives.
  expect(screen.queryByText("Werkgebied")).toBeNull();
  await user.click(press("Dien in"));
  const summary = await screen.findByRole("region", { name: /nog niet klopt|nog niet kloppen/ });
  await user.click(within(summary).getByRole("link", { name: /^Bijeenkomst 1: Eindigt om: Het einde ligt voor het begin/ }));
  await user.clear(field("meetings.0.to"));
  await user.type(field("meetings.0.to"), "17:00");
  await user.click(press("Bewaar concept"));
  await screen.findByRole("heading", { name: "Activiteit bewerken" });
  const answer = await component.app().ask("/working-versions?q=leren", { as: "wijkteam" });
  const { workingVersions } = (await answer.json()) as { workingVersions: { type: string; content: object }[] };
  expect(workingVersions[0]).toMatchObject({
    type: "activity",
    content: {
      meetings: [
        { title: "Kennismaken", day: "2027-03-25", from: "14:00", to: "17:00", mode: "locatie" },
        { title: "Later", mode: "online" },
      ],
      registration: true,
      mostPeople: 60,
      mostOfGemeente: 3,
    },
  });
});
