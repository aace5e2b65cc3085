/** The one form of all types: of a publication, a practice example, a story, and of a type that only this installation has. */
import { screen, waitFor, within } from "@testing-library/react";
import { beforeAll, describe, expect, test } from "vitest";
import { defineEntryWords } from "#web/labels/entry-words.ts";
import { startComponentApp } from "../fixtures/component-app.tsx";
import { defineMeetingPlaces, meetingPlace } from "../fixtures/own-entry-type.ts";

// Before anything starts: this is all that a type of one's own costs.
defineMeetingPlaces();
beforeAll(() =>
  defineEntryWords(meetingPlace.type, {
    one: () => "ontmoetingsplek",
    several: () => "ontmoetingsplekken",
    fields: { size: () => "Hoe groot?", seats: () => "Hoeveel stoelen?", hosts: () => "Van wie is het?", free: () => "Gratis" },
  }),
);
const component = startComponentApp();
const press = (name: string) => screen.getByRole("button", { name });
const field = (path: string) => document.getElementById(`veld-${path.replaceAll(".", "-")}`) as HTMLInputElement;

interface Kept {
  type: string;
  content: Record<string, unknown>;
}
const keptAs = async (as: string, title: string): Promise<Kept | undefined> => {
  const answer = await component.app().ask(`/working-versions?q=${encodeURIComponent(title)}`, { as });
  return ((await answer.json()) as { workingVersions: Kept[] }).workingVersions[0];
};

describe("a publication", () => {
  test("names what is missing in the words of its form, and keeps what is typed", async () => {
    const user = await component.show("/kennis/nieuw/publication", "wijkteam");
    await screen.findByRole("heading", { name: "Nieuwe publicatie" });
    await user.type(await screen.findByLabelText("Titel"), "Samen aan de slag");
    await user.click(press("Dien in"));
    const summary = await screen.findByRole("region", { name: /^Er zijn \d dingen die nog niet kloppen/ });
    await user.click(within(summary).getByRole("link", { name: /^Samenvatting in eigen woorden: Vul dit in/ }));
    await user.keyboard("Wat zes wijken leerden van hun aanpak.");
    await user.selectOptions(field("kind"), "rapport");
    await user.type(field("organisations"), "Platform31{Enter}{Enter}Movisie");
    await user.type(field("issued"), "2022-09");
    await user.click(screen.getByRole("checkbox", { name: "Sociale samenhang" }));
    await user.click(press("Bewaar concept"));
    await screen.findByRole("heading", { name: "Publicatie bewerken" });
    expect(location.pathname).toMatch(/^\/kennis\/publicaties\/[^/]+\/bewerken$/);
    const kept = await keptAs("wijkteam", "Samen aan de slag");
    expect(kept).toMatchObject({
      type: "publication",
      content: { kind: "rapport", organisations: ["Platform31", "Movisie"], issued: "2022-09", themes: ["samenhang"] },
    });
  });

  test("keeps a draft of its own on the device, beside that of another type", async () => {
    const user = await component.show("/kennis/nieuw/publication", "wijkteam");
    await user.type(await screen.findByLabelText("Titel"), "Over de wijk");
    component.close();
    await component.show("/kennis/nieuw/example", "wijkteam");
    expect(await screen.findByLabelText("Titel")).toHaveProperty("value", "");
    component.close();
    await component.show("/kennis/nieuw/publication", "wijkteam");
    await screen.findByText(/^We hebben je concept van/);
    expect(await screen.findByLabelText("Titel")).toHaveProperty("value", "Over de wijk");
  });
});

test("a practice example is proposed by somebody without an account, with little more than what was done", async () => {
  const user = await component.show("/kennis/nieuw/example");
  await screen.findByRole("heading", { name: "Praktijkvoorbeeld voorstellen" });
  await user.click(press("Verstuur voorstel"));
  const summary = await screen.findByRole("region", { name: "Er zijn 3 dingen die nog niet kloppen" });
  expect(within(summary).getByRole("link", { name: /^Wat is er gedaan\?/ })).toBeDefined();
  await user.type(field("title"), "Samen eten in de flat");
  await user.type(field("approach"), "Elke week kookt een andere verdieping.");
  await user.click(field("sender.consent"));
  await user.click(press("Verstuur voorstel"));
  await screen.findByRole("heading", { name: "Bedankt voor je voorstel" });
  expect(await keptAs("admin", "Samen eten")).toMatchObject({
    type: "example",
    content: { approach: "Elke week kookt een andere verdieping." },
  });
});

test("a story is told with consent, which is asked in words and on a day", async () => {
  const user = await component.show("/kennis/nieuw/story");
  await user.type(await screen.findByLabelText("Titel"), "De bank voor de deur");
  await user.type(field("story"), "Sinds die bank er staat, ken ik mijn buren.");
  await user.type(field("consent.text"), "Mijn verhaal mag op Wijkblik staan.");
  await user.click(field("sender.consent"));
  await user.click(press("Verstuur voorstel"));
  const summary = await screen.findByRole("region", { name: "Er zijn 2 dingen die nog niet kloppen" });
  expect(
    within(summary)
      .getAllByRole("link")
      .map((one) => one.textContent),
  ).toEqual([expect.stringMatching(/^Waar speelt het\?/), expect.stringMatching(/^Op welke dag\?/)]);
  await user.type(field("consent.on"), "2026-11-01");
  await screen.findByRole("region", { name: "Er is één ding dat nog niet klopt" });
  component.close();
  await component.show("/kennis/nieuw/story");
  await waitFor(() => expect(field("consent.on").value).toBe("2026-11-01"));
});

test("a type of one's own has its form out of its definition: filled and kept without another file", async () => {
  const user = await component.show("/kennis/nieuw/meetingPlace", "wijkteam");
  await screen.findByRole("heading", { name: "Nieuw: ontmoetingsplek" });
  await user.type(await screen.findByLabelText("Titel"), "Huiskamer van Liendert");
  await user.type(field("summary"), "Een ruimte waar bewoners samen eten.");
  await user.selectOptions(screen.getByLabelText("Hoe groot?"), "middel");
  await user.type(screen.getByLabelText(/^Hoeveel stoelen\?/), "1.200");
  await user.click(screen.getByLabelText("Gratis"));
  await user.type(field("hosts"), "Stichting De Huiskamer");
  await user.click(press("Bewaar concept"));
  await screen.findByRole("heading", { name: "Bewerken: ontmoetingsplek" });
  expect(await keptAs("wijkteam", "Huiskamer van Liendert")).toMatchObject({
    type: "meetingPlace",
    content: { size: "middel", seats: 1200, free: true, hosts: ["Stichting De Huiskamer"] },
  });
});
