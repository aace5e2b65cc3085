/** A draft as it is typed: what is wrong in it is kept, comes back with its fault, and stops only handing it in. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { startComponentApp } from "../fixtures/component-app.tsx";
import { wholeInitiative } from "../fixtures/initiatives.ts";

const component = startComponentApp();
const newForm = "/initiatieven/nieuw";
const press = (name: string) => screen.getByRole("button", { name });
const field = (path: string) => document.getElementById(`veld-${path.replaceAll(".", "-")}`) as HTMLInputElement;

interface Kept {
  id: string;
  content: { title: string; unfinished?: Record<string, string> } & Record<string, unknown>;
}
const keptAs = async (as: string, title: string): Promise<Kept | undefined> => {
  const answer = await component.app().ask(`/working-versions?q=${encodeURIComponent(title)}`, { as });
  return ((await answer.json()) as { workingVersions: Kept[] }).workingVersions[0];
};

test("a title is enough, and a field that is wrong is saved with it and comes back with its fault", async () => {
  const user = await component.show(newForm, "areaTeam");
  await user.click(await screen.findByRole("button", { name: "Bewaar concept" }));
  await screen.findByRole("region", { name: "Er is één ding dat nog niet klopt" });
  expect(component.asked.filter((one) => one.startsWith("POST"))).toEqual([]);
  await user.type(screen.getByLabelText("Titel"), "Half concept");
  await user.type(field("link"), "niet een website");
  await user.type(field("address.postcode"), "12");
  await user.click(press("Bewaar concept"));
  await screen.findByText("Bewaard. 2 velden kloppen nog niet.");
  const kept = await keptAs("areaTeam", "Half concept");
  expect(kept?.content.unfinished).toEqual({ link: '"niet een website"', address: '{"postcode":"12"}' });
  component.close();
  localStorage.clear();

  const again = await component.show(`/initiatieven/${kept?.id}/bewerken`, "areaTeam");
  const summary = await screen.findByRole("region", { name: "Er zijn 2 dingen die nog niet kloppen" });
  expect(within(summary).getByRole("link", { name: /^Website: Dit is geen adres van een website/ })).toBeDefined();
  expect(field("link").value).toBe("niet een website");
  expect(field("address.postcode").value).toBe("12");
  await again.clear(field("link"));
  await again.type(field("link"), "buurthuis.nl");
  await again.clear(field("address.postcode"));
  await again.click(press("Bewaar concept"));
  await screen.findByText("Bewaard.");
  expect((await keptAs("areaTeam", "Half concept"))?.content).toMatchObject({ link: "https://buurthuis.nl" });
  expect((await keptAs("areaTeam", "Half concept"))?.content).not.toHaveProperty("unfinished");
});

test("a place that is in no buurt is kept too, and said again when the form is opened", async () => {
  const user = await component.show(newForm, "wijkteam");
  await user.type(await screen.findByLabelText("Titel"), "Boot op zee");
  await user.click(screen.getByText("Typ coördinaten"));
  await user.type(screen.getByLabelText("Coördinaten, één plek per regel"), "53.5, 3.5");
  await user.click(press("Neem over"));
  await user.click(press("Bewaar concept"));
  await screen.findByText("Bewaard. 1 veld klopt nog niet.");
  const kept = await keptAs("wijkteam", "Boot op zee");
  expect(kept?.content).not.toHaveProperty("place");
  expect(kept?.content.unfinished?.place).toContain("53.5");
  component.close();
  localStorage.clear();
  const again = await component.show(`/initiatieven/${kept?.id}/bewerken`, "wijkteam");
  await screen.findByRole("link", { name: /^Plaats: Deze plek ligt in geen enkele buurt/ });
  await screen.findByText(/Punt op 53\.50000, 3\.50000/);
  await again.click(press("Wis de plaats"));
  await again.click(press("Bewaar concept"));
  await screen.findByText("Bewaard.");
  expect((await keptAs("wijkteam", "Boot op zee"))?.content).not.toHaveProperty("unfinished");
});

test("of two who change one entry, what one typed wrong is shown beside what the other kept, and lost by neither", async () => {
  const { ask, own } = component.app();
  const body = { content: wholeInitiative({ title: "Met zijn tweeën" }), organisation: own };
  const made = await ask("/working-versions", { method: "POST", as: "wijkteam", body });
  const { id } = (await made.json()) as { id: string };
  const user = await component.show(`/initiatieven/${id}/bewerken`, "wijkteam");
  await screen.findByLabelText("Titel");
  const theirs = { ...body, content: wholeInitiative({ title: "Met zijn tweeën", takePart: "De eerste schreef dit." }) };
  const put = { method: "PUT", as: "wijkteam", headers: { "If-Match": '"v1"' }, body: theirs };
  expect((await ask(`/working-versions/${id}`, put)).status).toBe(200);
  await user.clear(field("link"));
  await user.type(field("link"), "geen website");
  await user.click(press("Bewaar concept"));
  await screen.findByText("geen website");
  await screen.findByText("De eerste schreef dit.");
  await user.click(press("Bewaar deze keuzes"));
  await screen.findByText("Bewaard. 1 veld klopt nog niet.");
  expect((await keptAs("wijkteam", "Met zijn tweeën"))?.content).toMatchObject({
    takePart: "De eerste schreef dit.",
    link: "https://example.org/moestuin",
    unfinished: { link: '"geen website"' },
  });
});

const found = {
  name: "Lijsterstraat 20, 3815DT Amersfoort",
  kind: "adres",
  point: [5.4016, 52.1664],
  address: { street: "Lijsterstraat", number: "20", postcode: "3815DT", city: "Amersfoort" },
};
const answering =
  (results: object[], available = true) =>
  (request: Request) =>
    new URL(request.url).pathname.endsWith("/geocode") ? Promise.resolve(Response.json({ results, available })) : undefined;

test("a typed address is put on the map, and without the service the form works", async () => {
  const user = await component.show(newForm, "wijkteam");
  await user.type(await screen.findByLabelText("Titel"), "Adres");
  await user.click(press("Zet op de kaart"));
  await screen.findByText("Typ eerst een straat of een postcode.");
  await user.type(field("address.street"), "Lijsterstraat");
  await user.type(field("address.number"), "20");
  component.meanwhile(answering([], false));
  await user.click(press("Zet op de kaart"));
  await screen.findByText(/^PDOK geeft nu geen antwoord/);
  await user.type(field("address.city"), "Amersfoort");
  component.meanwhile(answering([{ ...found, kind: "woonplaats" }]));
  await user.click(press("Zet op de kaart"));
  await screen.findByText(/^Dit adres staat niet bij PDOK/);
  await user.type(field("address.postcode"), "3815 dt");
  component.meanwhile(answering([found]));
  await user.click(press("Zet op de kaart"));
  await screen.findByText("Op de kaart gezet: Lijsterstraat 20, 3815DT Amersfoort.");
  await screen.findByText(/Punt op 52\.16640, 5\.40160/);
  await screen.findByText("Van het adres ziet iedereen: Lijsterstraat 20, 3815 dt Amersfoort.");
  await user.click(screen.getByLabelText("ongeveer, in de straat"));
  await screen.findByText("Van het adres ziet iedereen: Lijsterstraat, Amersfoort.");
  await user.click(screen.getByLabelText("Iedereen mag zien waar het is"));
  await screen.findByText(/^Het adres ziet alleen je organisatie/);
  await user.click(press("Bewaar concept"));
  await screen.findByText("Alles is bewaard.");
  expect((await keptAs("wijkteam", "Adres"))?.content).toMatchObject({ address: found.address });
});

test("an address that is chosen in the finder fills the fields", async () => {
  const user = await component.show(newForm, "wijkteam");
  component.meanwhile(answering([found]));
  await user.type(await screen.findByRole("combobox", { name: /Zoek een adres/ }), "lijsterstraat 20");
  await user.click(await screen.findByRole("option", { name: /Zoek adressen bij PDOK/ }));
  await user.click(await screen.findByRole("option", { name: /Lijsterstraat 20/ }));
  await waitFor(() => expect(field("address.street").value).toBe("Lijsterstraat"));
  expect(["number", "postcode", "city"].map((part) => field(`address.${part}`).value)).toEqual(["20", "3815DT", "Amersfoort"]);
});

test("hours are rows of days and times, as people type times, all by keyboard", async () => {
  const user = await component.show(newForm, "wijkteam");
  await user.type(await screen.findByLabelText("Titel"), "Openingstijden");
  press("Voeg een openingstijd toe").focus();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("maandag")));
  await user.keyboard(" {Tab} {Tab} ");
  field("openingHours.0.from").focus();
  await user.keyboard("9");
  field("openingHours.0.to").focus();
  await user.keyboard("8.30");
  await user.click(press("Bewaar concept"));
  await screen.findByRole("heading", { name: "Initiatief bewerken" });
  await screen.findByText("Bewaard. 1 veld klopt nog niet.");
  await screen.findByRole("link", { name: /Openingstijd 1: Tot: De sluitingstijd ligt voor de openingstijd/ });
  await user.clear(field("openingHours.0.to"));
  await user.type(field("openingHours.0.to"), "17u");
  await user.click(press("Bewaar concept"));
  await screen.findByText("Bewaard.");
  expect((await keptAs("wijkteam", "Openingstijden"))?.content.openingHours).toEqual([
    { days: ["ma", "di", "wo"], from: "09:00", to: "17:00" },
  ]);
});
