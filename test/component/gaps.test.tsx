/** The page of need and reach: the sentence, where it leads, and what it says of itself. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { startComponentApp } from "../fixtures/component-app.tsx";

const component = startComponentApp();

test("/kansen is the map with the sentence beside it; what is of figures leads back to the map", async () => {
  const user = await component.show("/?panel=tabel");
  await user.click(await screen.findByRole("link", { name: "Kansen" }));
  await waitFor(() => expect(location.pathname).toBe("/kansen"));
  expect(location.search).toBe("");
  await screen.findByRole("region", { name: "Kansen" });
  expect(document.title).toBe("Kansen · Wijkblik");
  await user.click(screen.getByRole("button", { name: "Weergave" }));
  await waitFor(() => expect(location.search).toBe("?panel=kaart"));
  expect(location.pathname).toBe("/kansen");
  await user.click(screen.getByRole("button", { name: "Tabel" }));
  await waitFor(() => expect(location.pathname).toBe("/"));
  await user.click(screen.getByRole("button", { name: "Kansen" }));
  await waitFor(() => expect(location.pathname).toBe("/kansen"));
  screen.getByRole("button", { name: "Kansen", expanded: true });
});

const asked = () => Object.fromEntries(new URLSearchParams(location.search));
const slot = (name: string) => screen.findByRole<HTMLSelectElement>("combobox", { name });

test("every word of the sentence that can be chosen has a name, a value and its place in the address", async () => {
  const user = await component.show("/kansen?need=druk");
  const sentence = within(await screen.findByRole("group", { name: "Je vraag als zin" }));
  const choose = async (name: string, option: string) =>
    user.selectOptions(await slot(name), sentence.getByRole("option", { name: option }));
  const shown = () => sentence.getAllByRole<HTMLSelectElement>("combobox").map((one) => one.selectedOptions[0]?.textContent);
  expect(shown()).toEqual(["wijken", "Druk in de buurt", "hoog", "weinig", "initiatieven", "iedereen"]);
  sentence.getByRole("button", { name: "Gebied: Nederland", expanded: false });

  await choose("Schaal", "gemeenten");
  await choose("Hoog of laag", "laag");
  await choose("Weinig of veel", "veel");
  await choose("Initiatieven of geld", "euro’s over gezondheid");
  await choose("Voor wie", "ouderen");
  await waitFor(() =>
    expect(asked()).toEqual({
      need: "druk",
      level: "gemeente",
      needis: "low",
      reachis: "high",
      by: "euros",
      theme: "gezondheid",
      who: "ouderen",
    }),
  );
  expect(shown()).toEqual(["gemeenten", "Druk in de buurt", "laag", "veel", "euro’s over gezondheid", "ouderen"]);
  history.back();
  await waitFor(() => expect(shown().at(-1)).toBe("iedereen"));
  await choose("Schaal", "wijken");
  await waitFor(() => expect(asked().level).toBeUndefined());
});

test("narrowed to an own region the sentence says its name, and another place takes it away", async () => {
  const user = await component.show("/kansen?need=druk&within=5.3,52.1,5.5,52.1,5.4,52.2&name=Rond+de+Eem");
  await user.click(await screen.findByRole("button", { name: "Gebied: Rond de Eem" }));
  const sentence = within(screen.getByRole("group", { name: "Je vraag als zin" }));
  await user.click(sentence.getByRole("button", { name: "Heel Nederland" }));
  await screen.findByRole("button", { name: "Gebied: Nederland" });
  expect(asked().within).toBeUndefined();
});

test("the sentence is walked through by keys, in the order in which it is read", async () => {
  const user = await component.show("/kansen?need=druk");
  const scale = await slot("Schaal");
  scale.focus();
  const names = ["Schaal"];
  for (let i = 0; i < 6; i++) {
    await user.tab();
    names.push(document.activeElement?.getAttribute("aria-label") ?? "");
  }
  expect(names).toEqual([
    "Schaal",
    "Gebied: Nederland",
    "Opgave",
    "Hoog of laag",
    "Weinig of veel",
    "Initiatieven of geld",
    "Voor wie",
  ]);
});

test("an area is found by its name, and Escape goes back to the word that it fills", async () => {
  const user = await component.show("/kansen?need=druk");
  const place = await screen.findByRole("button", { name: "Gebied: Nederland" });
  place.focus();
  await user.keyboard("{Enter}");
  const field = screen.getByRole("combobox", { name: "Zoek een gemeente, wijk of buurt" });
  await waitFor(() => expect(document.activeElement).toBe(field));
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("combobox", { name: "Zoek een gemeente, wijk of buurt" })).toBeNull();
  expect(document.activeElement).toBe(place);
  await user.keyboard("{Enter}");
  await user.keyboard("Amersf");
  await user.click(await screen.findByRole("option", { name: /^Amersfoort, gemeente/ }));
  await waitFor(() => expect(asked().in).toBe("GM0307"));
  await waitFor(() => expect(document.activeElement?.getAttribute("aria-label")).toBe("Gebied: Amersfoort"));
});

test("figures of one's own choice have weights, in the address too", async () => {
  const user = await component.show("/kansen?need=druk");
  await user.selectOptions(await slot("Opgave"), "Eigen keuze van cijfers …");
  await user.selectOptions(await slot("Hoe zwaar telt dit: Druk in de buurt"), "telt 2 keer");
  await waitFor(() => expect(asked().need).toBe("druk:2"));
  screen.getByText("eigen keuze (1)");
});

test("what cannot be asked is said, and never turns into another question without a word", async () => {
  await component.show("/kansen?need=druk,geluk,druk:9&who=studenten&catchment=7");
  await screen.findByText("Het cijfer “geluk” is er niet. Het telt niet mee.");
  screen.getByText(/^Het gewicht van “Druk in de buurt” klopt niet/);
  screen.getByText(/^De doelgroep “studenten” is er niet/);
  screen.getByText(/^De afstand van 7 meter kan niet/);
  component.close();
  await component.show("/kansen?need=inwoners");
  await screen.findByText("Kies eerst een opgave in de zin.");
});

test("a sentence to begin with replaces the whole question, and the list of them folds", async () => {
  const user = await component.show("/kansen?who=jongeren&needis=low");
  const examples = await screen.findByText("Weet je niet waar je moet beginnen?");
  expect(examples.closest("details")?.open).toBe(false);
  await user.click(examples);
  await user.click(screen.getByRole("link", { name: /armoede/ }));
  await waitFor(() => expect(asked()).toEqual({ need: "armoede", theme: "armoede" }));
  expect(examples.closest("details")?.open).toBe(false);
});
