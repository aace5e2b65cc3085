/** An own region is kept with an account, found in the list, opened, renamed and taken away with a way back; without one it says so. */
import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { SavedRegion } from "#data/region/saved.ts";
import { SavedRegions } from "#web/pages/region/saved-regions.tsx";
import { startComponentApp } from "../fixtures/component-app.tsx";

const component = startComponentApp();
const page = "/gebied/R-GM0307_63?name=Rond+de+Eem";
afterEach(async () => {
  await component.db().deleteFrom("saved_region").execute();
});
const kept = async (as: string): Promise<SavedRegion[]> =>
  ((await (await component.app().ask("/account/regions", { as })).json()) as { regions: SavedRegion[] }).regions;
const part = () => screen.findByRole("region", { name: "Bewaar dit gebied" });

test("without an account the page says what the link does, and that an account can keep it", async () => {
  await component.show(page);
  const { textContent } = await part();
  expect(textContent).toBe(
    "Bewaar dit gebiedDe link naar deze pagina is het gebied: hij werkt voor iedereen. Met een account kun je het gebied ook in een lijst bewaren. Aanmelden",
  );
  expect(component.asked).not.toContain("GET /api/v1/account/regions");
});

test("it is kept under its name on its page, which says so from then on and takes the focus", async () => {
  const user = await component.show(page, "viewer");
  const name = await screen.findByLabelText<HTMLInputElement>("Naam in je lijst");
  expect(name.value).toBe("Rond de Eem");
  await user.clear(name);
  await user.type(name, "Langs de Eem{Enter}");
  const said = await screen.findByText("Dit gebied staat in je lijst als Langs de Eem.", { exact: false });
  await waitFor(() => expect(document.activeElement).toBe(said));
  expect(within(await part()).queryByRole("textbox")).toBeNull();
  expect(await kept("viewer")).toMatchObject([{ name: "Langs de Eem", code: "R-GM0307_63" }]);
});

test("in the list it is opened, renamed with keys, taken away and put back", async () => {
  const body = { name: "Oud & <b>scheef</b>", code: "R-GM0307_63" };
  await component.app().ask("/account/regions", { method: "POST", as: "viewer", body });
  const user = component.draw(<SavedRegions />, "viewer");
  const link = await screen.findByRole("link", { name: "Oud & <b>scheef</b>" });
  expect(link.getAttribute("href")).toBe("/gebied/R-GM0307_63?name=Oud+%26++b+scheef+%2Fb");
  await user.click(screen.getByRole("button", { name: /^Andere naam/ }));
  const field = screen.getByLabelText("Nieuwe naam");
  expect(document.activeElement).toBe(field);
  await user.clear(field);
  await user.type(field, "Nieuw{Enter}");
  await screen.findByText("De naam is nu Nieuw.");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Andere naam Nieuw" })));
  await user.click(screen.getByRole("button", { name: "Haal weg Nieuw" }));
  await screen.findByText("Nieuw is weg uit je lijst.");
  await screen.findByText("Je hebt nog geen gebied bewaard.");
  expect(await kept("viewer")).toEqual([]);
  const back = screen.getByRole("button", { name: "Zet terug" });
  await waitFor(() => expect(document.activeElement).toBe(back));
  await user.click(back);
  await screen.findByRole("link", { name: "Nieuw" });
  expect([await kept("viewer"), screen.queryByRole("button", { name: "Zet terug" })]).toMatchObject([[{ name: "Nieuw" }], null]);
});

test("what fails says so and can be tried again; of another person nothing is there", async () => {
  const body = { name: "Van mij", code: "R-GM0307_63" };
  await component.app().ask("/account/regions", { method: "POST", as: "viewer", body });
  component.meanwhile(() => Promise.reject(new TypeError("no network")));
  const user = component.draw(<SavedRegions />, "viewer");
  const again = await screen.findByRole("button", { name: "Opnieuw proberen" });
  component.meanwhile(({ method }) => (method === "DELETE" ? Promise.reject(new TypeError("no network")) : undefined));
  await user.click(again);
  await user.click(await screen.findByRole("button", { name: "Haal weg Van mij" }));
  expect((await screen.findByRole("alert")).textContent).toMatch(/niet gelukt/);
  await screen.findByRole("link", { name: "Van mij" });
  component.close();
  component.meanwhile(() => undefined);
  component.draw(<SavedRegions />, "colleague");
  await screen.findByText("Je hebt nog geen gebied bewaard.");
});

test("kept regions are offered where areas are compared, to their owner alone", async () => {
  const body = { name: "Van mij", code: "R-GM0307_63" };
  await component.app().ask("/account/regions", { method: "POST", as: "viewer", body });
  const user = await component.show("/vergelijk", "viewer");
  await user.click(await screen.findByText("Mijn eigen gebieden"));
  await user.click(screen.getByRole("button", { name: "Van mij" }));
  await waitFor(() => expect(new URLSearchParams(location.search).get("compare")).toBe("R-GM0307_63"));
  component.close();
  await component.show("/vergelijk");
  await screen.findByRole("heading", { level: 1 });
  expect(screen.queryByText("Mijn eigen gebieden")).toBeNull();
});
