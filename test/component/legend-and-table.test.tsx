/** Legend and table of the map page, which work where no map can be drawn. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { startComponentApp } from "../fixtures/component-app.tsx";

const component = startComponentApp();
const legend = () => screen.findByRole("region", { name: "Legenda" });
const rows = () =>
  within(screen.getByRole("table"))
    .getAllByRole("rowheader")
    .map((one) => one.textContent);

test("without WebGL the page says so, and table and legend work", async () => {
  await component.show("/?panel=tabel");
  await screen.findByText(/WebGL is uit/);
  await screen.findByRole("table", { name: /in beeld/ });
  within(await legend()).getByRole("heading", { name: /Druk in de buurt/ });
});

test("the table sorts by name and by figure, and says by which", async () => {
  const user = await component.show("/?panel=tabel");
  await screen.findByRole("table");
  await waitFor(() => expect(rows()).toEqual(["Rotterdam", "Amsterdam", "Amersfoort"]));
  await user.click(screen.getByRole("button", { name: "Gebied" }));
  await waitFor(() => expect(rows()).toEqual(["Amersfoort", "Amsterdam", "Rotterdam"]));
  expect(screen.getByRole("columnheader", { name: "Gebied" }).getAttribute("aria-sort")).toBe("ascending");
  await user.click(screen.getByRole("button", { name: "Gebied" }));
  await waitFor(() => expect(rows()).toEqual(["Rotterdam", "Amsterdam", "Amersfoort"]));
});

test("a class that is pressed is the only one, in the address too, and Escape takes it back", async () => {
  const user = await component.show("/");
  const classes = () => screen.getAllByRole("button", { name: /Toon alleen deze klasse/ });
  await waitFor(() => expect(classes().length).toBe(2));
  await user.click(classes()[1] as HTMLElement);
  await waitFor(() => expect(new URLSearchParams(location.search).get("only")).toBe("1"));
  expect(screen.getByRole("button", { pressed: true, name: /^2 of meer/ })).toBeDefined();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(new URLSearchParams(location.search).get("only")).toBeNull());
});

test("a year that is chosen is the year of legend and table", async () => {
  const user = await component.show("/?panel=tabel");
  await user.click(await screen.findByRole("radio", { name: "2023" }));
  await screen.findByRole("table", { name: /in 2023/ });
  within(await legend()).getByText("2023");
});
