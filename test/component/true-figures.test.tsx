/** Every figure with its marks, every absence with its reason, and what no source has: on the pages themselves. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { startComponentApp } from "../fixtures/component-app.tsx";

const component = startComponentApp({ truth: true });
const benefits = "indicator=bijstand-per-1000";
const text = (element: Element | null | undefined) => (element?.textContent ?? "").replaceAll(/\s+/g, " ");
const rowOf = async (name: string) => (await screen.findByRole("rowheader", { name: new RegExp(name) })).closest("tr");

test("the table marks what is estimated and provisional, and explains its letters and its reasons", async () => {
  const user = await component.show(`/?${benefits}&level=wijk&panel=tabel`);
  await waitFor(async () => expect(text(await rowOf("Liendert"))).toContain("(geschat)"));
  expect(text(await rowOf("Burgwallen"))).toContain("(voorlopig)");
  expect(text(await rowOf("Rotterdam"))).toContain("ander gebied");
  // What holds for all stands once, above them.
  expect(text(screen.getByRole("table").querySelector("caption"))).toContain("Voor alle cijfers geldt: model van de bron.");
  const panel = within(screen.getByRole("table").parentElement as HTMLElement);
  panel.getByText("geschat");
  await user.click(panel.getByText("Wat betekenen deze woorden?"));
  panel.getByText(/we kunnen niet zeggen dat het om dit gebied gaat/);
});

test("of a rate on few people the margin of rounding is said, and the count where that is large", async () => {
  await component.show(`/?${benefits}&level=buurt&panel=tabel`);
  // Nine per 1,000 of 2,200 people is twenty; five of them more or less is two per 1,000, over a quarter of nine.
  await waitFor(async () => expect(text(await rowOf("Vinkenbaan"))).toContain("9 ± 2 (20 inwoners, afgerond op tien)"));
  component.close();
  // Of 2012 it is not known how many people lived there: then no margin is made up.
  await component.show(`/?${benefits}&level=buurt&panel=tabel&year=2012`);
  await waitFor(async () => expect(text(await rowOf("Vinkenbaan"))).toMatch(/Amersfoort7\d*$/));
});

test("the panel of an area has its marks in words and in sentences, and what the figure may be used for behind a fold", async () => {
  const user = await component.show(`/?${benefits}&level=wijk&area=WK030710`);
  const block = (await screen.findByRole("heading", { level: 3, name: "Bijstand per 1.000 inwoners" })).closest("section");
  const panel = within(block as HTMLElement);
  await waitFor(() => expect(text(block?.querySelector(".big-figure__marks"))).toBe("geschatmodel van de bron"));
  expect(text(block)).toContain("Dit cijfer is geschat.");
  expect(text(block)).toContain("In 2022 is de telling veranderd.");
  // The gemeente and the Netherlands beside it have theirs.
  expect(text(panel.getByRole("rowheader", { name: "Nederland" }).closest("tr"))).toContain("(berekend door Wijkblik)");
  await user.click(panel.getByText(/Waarvoor mag dit cijfer\?/));
  panel.getByText("Alleen om mee te proberen.");
});

test("the course over the years names the events that its axis reaches, and the changes of how it was measured", async () => {
  await component.show(`/?${benefits}&level=wijk&area=liendert`);
  const chart = await screen.findByRole("img", { name: /Lijngrafiek van 2006 tot 2024/ });
  for (const name of ["krachtwijken", "einde krachtwijken", "NPLV"]) within(chart).getByText(name);
  expect(chart.getAttribute("aria-label")).toContain("2007: de aanpak van de krachtwijken begint; 2012:");
  // Coverage stands beside each point, in the chart and for who points at it.
  expect(text(chart)).toContain("92%");
  expect(chart.querySelectorAll("title")[0]?.textContent).toMatch(/^2006: .*\(.*geschat.*berekend door Wijkblik.*over 92%\)$/);
  screen.getByText(/^\* In 2022 is de telling veranderd\.$/);
});

test("the list of areas says of all what holds for all, and of each its coverage", async () => {
  await component.show(`/?${benefits}&level=wijk&panel=gebieden`);
  const row = await screen.findByRole("button", { name: /Amersfoort Liendert/ });
  await waitFor(() => expect(text(row)).toMatch(/\(geschat\).*over 92%/));
  screen.getByText(/Voor alle cijfers geldt: berekend door Wijkblik, model van de bron\./);
});

test("what no source has is in the list and found by search, opens by key, and cannot be put on the map", async () => {
  const user = await component.show("/?panel=indicatoren");
  await user.type(await screen.findByRole("searchbox", { name: "Zoek een indicator" }), "schulden");
  const item = (await screen.findByText("Problematische schulden")).closest("summary") as HTMLElement;
  expect(item.closest("button")).toBeNull();
  expect(text(item)).toContain("geen cijfer");
  await user.click(item);
  screen.getByText("Geen cijfer, omdat geen bron ze per wijk openbaar maakt.");
  screen.getByText("Het CBS maakt ze op verzoek.");
  expect(new URLSearchParams(location.search).get("indicator")).toBeNull();
});

test("the legend counts what is estimated, and says of what kind its figures are", async () => {
  const user = await component.show(`/?${benefits}&level=wijk`);
  const legend = await screen.findByRole("region", { name: "Legenda" });
  await user.click(await within(legend).findByRole("button", { name: "Legenda uitklappen" }));
  await waitFor(() => expect(text(legend)).toContain("3 wijken, waarvan 1 geschat, 1 voorlopig"));
  expect(text(legend)).toContain("model van de bron");
  within(legend).getByText(/Soort cijfer: met een model/);
  within(legend).getByRole("button", { name: /^ander gebied: 1 wijk/ });
});

test("the profile of an area has marks in its rows, and says which figures were counted and which modelled", async () => {
  await component.show("/gebied/liendert");
  const row = await rowOf("Bijstand per 1.000 inwoners");
  expect(text(row)).toMatch(/geschat.*berekend door Wijkblik.*model van de bron.*over 92%/);
  const theme = row?.closest("section") as HTMLElement;
  expect(text(theme)).toContain("met een model: Bijstand per 1.000 inwoners");
  expect(text(theme)).toContain("Alleen om mee te proberen.");
});
