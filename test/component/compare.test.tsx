/** What is kept to compare: pinned, let go of, full, and codes of the address that are none. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { startComponentApp } from "../fixtures/component-app.tsx";

const component = startComponentApp({ people: true });

const compare = () => new URLSearchParams(location.search).get("compare");
const pinned = () => screen.findByRole("region", { name: "Gebieden om te vergelijken" });

test("an area is pinned on its profile, said, kept on another page, and let go of in the bar", async () => {
  const user = await component.show("/gebied/WK0363AA");
  const button = await screen.findByRole("button", { name: "Vergelijk dit gebied" });
  expect(button.getAttribute("aria-pressed")).toBe("false");
  await user.click(button);
  await waitFor(() => expect(compare()).toBe("WK0363AA"));
  expect(button.getAttribute("aria-pressed")).toBe("true");
  await screen.findByText(/Je vergelijkt nu 1 van hoogstens 4 gebieden/);
  const bar = within(await pinned());
  const [sources] = await screen.findAllByRole("link", { name: "Bronnen" });
  await user.click(sources as HTMLElement);
  await screen.findByRole("heading", { level: 1, name: /bronnen/i });
  expect(compare()).toBe("WK0363AA");
  await user.click(bar.getByRole("button", { name: /^Haal Burgwallen-Oude Zijde uit/ }));
  await waitFor(() => expect(compare()).toBeNull());
  expect(screen.queryByRole("region", { name: "Gebieden om te vergelijken" })).toBeNull();
});

test("with four the fifth is refused in words, and one of the four can still be let go of", async () => {
  const user = await component.show("/gebied/BU03071001?compare=GM0307,GM0363,GM0599,WK030710");
  await screen.findByText("Je vergelijkt al vier gebieden. Haal er eerst een weg.");
  expect((await screen.findByRole<HTMLButtonElement>("button", { name: "Vergelijk dit gebied" })).disabled).toBe(true);
  const bar = within(await pinned());
  await user.click(await bar.findByRole("button", { name: /^Haal Rotterdam uit/ }));
  await waitFor(() => expect(compare()).toBe("GM0307,GM0363,WK030710"));
  expect((await screen.findByRole<HTMLButtonElement>("button", { name: "Vergelijk dit gebied" })).disabled).toBe(false);
});

test("codes that are none, that are not there and that are too many are each said, and the rest is compared", async () => {
  await component.show("/vergelijk?compare=GM0307,<b>,GM9998,WK0363AA,GM0363,GM0599");
  await screen.findByText(/“<b>” is geen code van een gebied/);
  await screen.findByText(/We kennen “GM9998” niet in de indeling van 2024/);
  await screen.findByText(/hoogstens vier gebieden vergelijken. “GM0599”/);
  await screen.findByRole("heading", { level: 1, name: "Amersfoort, Burgwallen-Oude Zijde en Amsterdam naast elkaar" });
});

test("without any area it says how to begin, and with none that is there also why", async () => {
  const user = await component.show("/vergelijk?compare=GM9998");
  await screen.findByRole("heading", { level: 1, name: "Vergelijk gebieden" });
  await screen.findByText(/We kennen “GM9998” niet/);
  await user.type(await screen.findByRole("combobox", { name: "Voeg een gebied toe" }), "amersf");
  await user.click(await screen.findByRole("option", { name: /^Amersfoort(?! Lie)/ }));
  await screen.findByRole("heading", { level: 1, name: "Vergelijk Amersfoort" });
});

test("rows have a value, year, source and status for each; the order and the comparison can be changed", async () => {
  const user = await component.show("/vergelijk?compare=BU0363AA01,WK059901");
  await screen.findByRole("heading", { level: 1, name: "Kop Zeedijk en Rotterdam Centrum naast elkaar" });
  await screen.findByText(/verschillende schaal/);
  const [row] = await screen.findAllByRole("row", { name: /Druk in de buurt/ });
  expect(row?.textContent).toMatch(/punten · 2024 · Wijkblik/);
  expect(row?.textContent).toMatch(/afgeschermd/);
  expect(screen.getByLabelText<HTMLSelectElement>("Vergelijk met").value).toBe("GM0363");
  await user.click(screen.getByRole("button", { name: "Zet Rotterdam Centrum vooraan" }));
  await waitFor(() => expect(compare()).toBe("WK059901,BU0363AA01"));
  await screen.findByRole("heading", { level: 1, name: "Rotterdam Centrum en Kop Zeedijk naast elkaar" });
  // The usual comparison is that of the first.
  await waitFor(() => expect(screen.getByLabelText<HTMLSelectElement>("Vergelijk met").value).toBe("GM0599"));
  await user.selectOptions(screen.getByLabelText("Vergelijk met"), "Vergelijkbare gebieden");
  await screen.findByText(/We kunnen hier niet vergelijken met “vergelijkbaar”/);
});

test("what cannot be fetched says so, with a way to try again", async () => {
  let broken = true;
  component.meanwhile((request) =>
    broken && request.url.includes("/comparison?") ? Promise.resolve(new Response("away", { status: 503 })) : undefined,
  );
  const user = await component.show("/vergelijk?compare=GM0307,GM0363");
  const again = await screen.findByRole("button", { name: "Opnieuw proberen" });
  broken = false;
  await user.click(again);
  await screen.findByRole("heading", { level: 1, name: "Amersfoort en Amsterdam naast elkaar" });
});
