/** The search of the bar over everything: places first, then figures and entries, each part with its own faces. */
import { screen, waitFor, within } from "@testing-library/react";
import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "#server/store/database.ts";
import { insertImported } from "#server/store/entries/import-entries.ts";
import { startComponentApp } from "../fixtures/component-app.tsx";
import { corpusEntries } from "../fixtures/planted-search.ts";

const component = startComponentApp();
const at = "2026-11-28T09:00:00.000Z";
beforeAll(() =>
  inTransaction(component.db(), (within) => insertImported(within, corpusEntries(), "published", { actor: undefined, at })),
);

async function typeThere(text: string, path = "/over") {
  const user = await component.show(path);
  await screen.findByRole("heading", { level: 1 });
  await user.click(await screen.findByLabelText(/^Zoek een plaats/));
  const field = await screen.findByRole<HTMLInputElement>("combobox", { name: /^Zoek een plaats/ });
  await waitFor(() => expect(document.activeElement).toBe(field));
  if (text !== "") await user.keyboard(text);
  return { user, field };
}

const knowledge = () => screen.findByRole("group", { name: "Initiatieven en kennis" });
const groups = () => screen.queryAllByRole("group").map((one) => one.getAttribute("aria-label") ?? one.firstChild?.textContent);
const searches = () => component.asked.filter((one) => one === "GET /api/v1/search");
const isSearch = (request: Request) => new URL(request.url).pathname === "/api/v1/search";
const here = () => `${location.pathname}${location.search}`;

test("places come first, then figures, then entries by form and typing error, and last the way to everything", async () => {
  const { user, field } = await typeThere("druk");
  await within(await screen.findByRole("group", { name: "Cijfers" })).findByRole("option", {
    name: "Druk in de buurt, Leefomgeving",
  });
  await user.clear(field);
  await user.keyboard("buurthuizen");
  await within(await knowledge()).findByRole("option", { name: "Koffie in het buurthuis, initiatief" });
  await user.clear(field);
  await user.keyboard("ondermeining");
  await within(await knowledge()).findByRole("option", { name: "Ondermijning herkennen, publicatie" });
  expect(groups()).toEqual(["Initiatieven en kennis", "Adressen", "zoekpagina"]);
  expect(screen.getAllByRole("option").at(-1)?.textContent).toContain("Alles over “ondermeining” zoeken");
  await user.clear(field);
  await user.keyboard("liendert");
  await screen.findByText("Geen initiatieven of kennis over “liendert”.");
  expect(groups()[0]).toBe("Gebieden");
});

test("with arrows and Enter an entry opens its page, and the figure goes on the map", async () => {
  const { user, field } = await typeThere("ondermijning");
  const option = await within(await knowledge()).findByRole("option", { name: /^Ondermijning/ });
  await user.keyboard("{ArrowUp}");
  while (field.getAttribute("aria-activedescendant") !== option.id) await user.keyboard("{ArrowUp}");
  await user.keyboard("{Enter}");
  await screen.findByRole("heading", { level: 1, name: "Ondermijning herkennen" });
  expect(location.pathname).toMatch(/^\/kennis\/publicaties\/planted-/);
  component.close();
  const again = await typeThere("druk", "/zoeken?q=koffie&soort=publication");
  await again.user.click(await screen.findByRole("option", { name: /^Druk in de buurt/ }));
  await waitFor(() => expect(here()).toBe("/?indicator=druk"));
});

test("Enter goes to the one place that is called so, and else to everything about it, without what narrowed before", async () => {
  const first = await typeThere("amersfoort");
  await screen.findByRole("option", { name: /^Amersfoort, gemeente/ });
  await first.user.keyboard("{Enter}");
  await waitFor(() => expect(here()).toMatch(/^\/\?.*area=GM0307/));
  component.close();
  const second = await typeThere("schuldhulp", "/kennis?theme=wonen");
  await second.user.keyboard("{Enter}");
  await waitFor(() => expect(here()).toBe("/zoeken?q=schuldhulp"));
  await screen.findByRole("link", { name: "Schuldhulpverlening dichtbij" });
  expect(document.activeElement?.id).toBe("inhoud");
});

test("on its way is quiet, is asked once the reader rests, and what was asked before is let go", async () => {
  let release = () => {};
  const gate = new Promise<void>((open) => {
    release = open;
  });
  component.meanwhile((request) => (isSearch(request) ? gate.then(() => component.app().app.request(request)) : undefined));
  const { user, field } = await typeThere("");
  await user.paste("koffie");
  const busy = await screen.findByText("Zoeken in initiatieven en kennis…");
  expect(busy.closest("[role=status]")).toBeNull();
  await waitFor(() => expect(searches()).toHaveLength(1));
  await user.clear(field);
  await user.paste("amersfoort");
  await screen.findByRole("option", { name: /^Amersfoort, gemeente/ });
  release();
  await screen.findByText("Geen initiatieven of kennis over “amersfoort”.");
  expect(searches()).toHaveLength(2);
  expect(screen.queryByText(/buurthuis/)).toBeNull();
});

test("where entries cannot be searched places stay, and Opnieuw brings them", async () => {
  component.meanwhile((request) => (isSearch(request) ? Promise.resolve(new Response("away", { status: 503 })) : undefined));
  const { user, field } = await typeThere("wonen in amersfoort");
  await user.clear(field);
  await user.keyboard("amersfoort");
  await screen.findByText("Zoeken in initiatieven en kennis lukt nu niet.");
  expect(screen.getByRole("option", { name: /^Amersfoort, gemeente/ })).not.toBeNull();
  component.meanwhile(() => undefined);
  await user.click(screen.getByRole("option", { name: "Opnieuw proberen, Initiatieven en kennis" }));
  await screen.findByText("Geen initiatieven of kennis over “amersfoort”.");
  expect(screen.queryByText(/lukt nu niet/)).toBeNull();
});
