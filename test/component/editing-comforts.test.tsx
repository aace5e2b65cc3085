/** What makes editing easier: throwing a change away, a copy, what is like it already, who saved before you; and lists that keep every key. */
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import { startComponentApp } from "../fixtures/component-app.tsx";
import { wholeInitiative } from "../fixtures/initiatives.ts";

const component = startComponentApp();
const press = (name: string | RegExp) => screen.findByRole("button", { name });

async function send(as: string, path: string, method: string, body: object, version?: number): Promise<WorkingVersion> {
  const headers = version === undefined ? {} : { "If-Match": `"v${version}"` };
  const response = await component.app().ask(`/working-versions${path}`, { method, as, body, headers });
  expect(response.status, await response.clone().text()).toBeLessThan(300);
  return (await response.json()) as WorkingVersion;
}
const body = (changes: object) => ({ organisation: component.app().own, content: wholeInitiative(changes) });
async function published(changes: object): Promise<WorkingVersion> {
  const { id } = await send("wijkteam", "", "POST", body(changes));
  await send("wijkteam", `/${id}/steps`, "POST", { step: "submit" }, 1);
  return send("editor", `/${id}/steps`, "POST", { step: "publish" }, 2);
}

test("a started change is thrown away on the page of the entry, after being asked once", async () => {
  const { id, version } = await published({ title: "De openbare naam" });
  await send("wijkteam", `/${id}`, "PUT", body({ title: "De nieuwe naam" }), version);
  const user = await component.show(`/initiatieven/${id}`, "wijkteam");
  await user.click(await press("Gooi wijziging weg"));
  await screen.findByText(/Wat openbaar is, blijft staan/);
  await user.click(await press("Gooi wijziging weg"));
  await waitFor(() => expect(screen.queryByRole("button", { name: "Gooi wijziging weg" })).toBeNull());
  const now = await (await component.app().ask(`/working-versions/${id}`, { as: "wijkteam" })).json();
  expect(now).toMatchObject({ state: "published", content: { title: "De openbare naam" } });
});

test("who wrote it alone reads that a beheerder judges it too", async () => {
  const { id, version } = await published({ title: "Met een redacteur" });
  const changed = await send("editor", `/${id}`, "PUT", body({ title: "Van de redacteur" }), version);
  await send("editor", `/${id}/steps`, "POST", { step: "submit" }, changed.version);
  await component.show(`/beheer/${id}`, "editor");
  await screen.findByText(/een andere redacteur of een beheerder moet het beoordelen/);
});

test("a copy is a new draft of one's own, without place, period, files and the contact of others", async () => {
  const internalContact = { name: "Kanarie" };
  const { id } = await published({ title: "Soepkar", internalContact, period: { from: "2026-01-01" } });
  const user = await component.show(`/initiatieven/${id}`, "otherTeam");
  await user.click(await press("Maak een kopie"));
  await user.click(await screen.findByLabelText("Ook de periode"));
  await user.click(await press("Maak het concept"));
  expect(await screen.findByDisplayValue("Soepkar (kopie)")).toBeTruthy();
  const copied = location.pathname.split("/")[2];
  const made = (await (await component.app().ask(`/working-versions/${copied}`, { as: "otherTeam" })).json()) as WorkingVersion;
  expect(made).toMatchObject({ state: "draft", public: false, organisation: component.app().other });
  expect(made.content).toMatchObject({ title: "Soepkar (kopie)", period: { from: "2026-01-01" } });
  expect(Object.keys(made.content)).not.toEqual(expect.arrayContaining(["place"]));
  expect(JSON.stringify(made)).not.toContain("Kanarie");
});

test("while somebody types they are told of a draft of their team that is like it", async () => {
  await send("colleague", "", "POST", body({ title: "Repaircafé de Schroef" }));
  const user = await component.show("/initiatieven/nieuw", "wijkteam");
  await user.type(await screen.findByLabelText("Titel"), "Repair café de Schroef");
  await screen.findByText("Nog niet openbaar, maar je mag het zien");
  await screen.findByRole("link", { name: "Repaircafé de Schroef" });
});

test("the conflict says who saved before you, and when", async () => {
  const { id, version } = await send("wijkteam", "", "POST", body({ title: "Samen bewerkt" }));
  const user = await component.show(`/initiatieven/${id}/bewerken`, "wijkteam");
  await user.type(await screen.findByLabelText("Titel"), " door mij");
  await send("colleague", `/${id}`, "PUT", body({ title: "Samen bewerkt door de ander" }), version);
  await user.click(await press("Bewaar concept"));
  await screen.findByText(/^colleague heeft dit op .+ bewaard\.$/);
});

describe("the search of a list", () => {
  test("keeps what is typed on while the words that were sent are looked up, and the focus", async () => {
    await published({ title: "Moestuin Liendert" });
    const user = await component.show("/initiatieven");
    const field = await screen.findByLabelText<HTMLInputElement>("Zoek op woorden");
    await user.type(field, "moes{Enter}tuin");
    await waitFor(() => expect(location.search).toContain("q=moes"));
    expect([screen.getByLabelText<HTMLInputElement>("Zoek op woorden").value, document.activeElement]).toEqual([
      "moestuin",
      field,
    ]);
    await user.keyboard("{Enter}");
    await waitFor(() => expect(location.search).toContain("q=moestuin"));
    // What comes from elsewhere is followed.
    await user.click(await press("Wis alle filters"));
    await waitFor(() => expect(field.value).toBe(""));
  });
});

test("the printed list has all that matches, what was chosen in words, and no form", async () => {
  for (let i = 0; i < 27; i++) await published({ title: `Nummer ${i}`, publicContact: { email: `n${i}@example.org` } });
  const print = vi.fn();
  vi.stubGlobal("print", print);
  const user = await component.show("/initiatieven?theme=leefomgeving&q=nummer");
  await user.click(await press("Druk de lijst af"));
  await waitFor(() => expect(print).toHaveBeenCalled());
  const paper = within(document.querySelector<HTMLElement>(".paper-list") ?? document.body);
  expect(paper.getAllByRole("row", { hidden: true })).toHaveLength(28);
  expect(paper.getByText(/Gekozen: woorden “nummer”; Leefomgeving/)).toBeTruthy();
  expect(paper.getByText("n26@example.org")).toBeTruthy();
  expect(paper.queryByRole("button", { hidden: true })).toBeNull();
});

test("the queue sorts by a heading and says so, and again from the other end", async () => {
  const user = await component.show("/beheer?state=published", "admin");
  await user.click(await press(/^Initiatief/));
  await waitFor(() => expect(location.search).toContain("sort=title"));
  const heading = await screen.findByRole("columnheader", { name: /^Initiatief/ });
  await waitFor(() => expect(heading.getAttribute("aria-sort")).toBe("ascending"));
  await user.click(await press(/^Initiatief/));
  await waitFor(() => expect(location.search).toContain("sort=-title"));
  await waitFor(() =>
    expect(screen.getByRole("columnheader", { name: /^Initiatief/ }).getAttribute("aria-sort")).toBe("descending"),
  );
});
