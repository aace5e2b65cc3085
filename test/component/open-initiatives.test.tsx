/** What came out of a file is said to be taken over and not confirmed; and what can be done where there is nothing at all. */
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Initiative } from "#data/schema/initiative.ts";
import { insertImported } from "#server/store/entries/import-entries.ts";
import { startComponentApp } from "../fixtures/component-app.tsx";
import { wholeInitiative } from "../fixtures/initiatives.ts";

const component = startComponentApp();
const found = (count: number) => screen.findByText(`${count} gevonden`);

/** As an import makes them: jsdom has a form and a file of its own, which no request takes. */
const bringIn = (titles: string[]) =>
  insertImported(
    component.db(),
    titles.map((title) => ({
      type: "initiative",
      content: Initiative.parse(wholeInitiative({ title })),
      placed: { gemeente: "GM0307", areas: ["GM0307"], shown: { type: "Point", coordinates: [5.41, 52.166] } },
      organisation: component.app().own,
      takenOver: { on: "2026-11-28", from: "Gemeente Amersfoort" },
    })),
    "published",
    { actor: undefined, origin: "catalogue", at: "2026-11-28T10:00:00.000Z" },
  );

test("a list without any initiative says what to do next, to each what they may", async () => {
  await component.show("/initiatieven");
  await screen.findByText("Er staan hier nog geen initiatieven.");
  const first = await screen.findByRole("link", { name: "Stel het eerste initiatief voor" });
  expect(first.getAttribute("href")).toBe("/initiatieven/nieuw");
  expect(screen.queryByRole("link", { name: "Voer een bestand in" })).toBeNull();
  component.close();
  await component.show("/initiatieven", "admin");
  await screen.findByRole("link", { name: "Zet het eerste initiatief erop" });
  expect((await screen.findByRole("link", { name: "Voer een bestand in" })).getAttribute("href")).toBe("/beheer/import");
  // A filter that finds nothing is another matter.
  component.close();
  await component.show("/initiatieven?theme=wonen");
  await screen.findByText("Geen initiatieven met deze keuzes.");
  expect(screen.queryByRole("link", { name: "Stel het eerste initiatief voor" })).toBeNull();
});

test("taken over and not confirmed on list and page, until a person confirms", async () => {
  await bringIn(["Buurttuin", "Buurtkamer"]);
  const user = await component.show("/initiatieven", "admin");
  await found(2);
  await screen.findByText("0 actief, 2 onbevestigd");
  expect(screen.getAllByText("overgenomen op 28 november 2026 uit Gemeente Amersfoort")).toHaveLength(2);
  expect(screen.getAllByText("nog niet bevestigd")).toHaveLength(2);
  await user.selectOptions(screen.getByRole("combobox", { name: "Bevestigd" }), "true");
  await found(0);
  expect(new URLSearchParams(location.search).get("confirmed")).toBe("true");
  await user.click(screen.getByRole("button", { name: "Wis alle filters" }));
  await found(2);

  await user.click(screen.getByRole("link", { name: "Buurttuin" }));
  await screen.findByRole("heading", { level: 1, name: "Buurttuin" });
  await screen.findByText("overgenomen op 28 november 2026 uit Gemeente Amersfoort");
  await screen.findByText("nog niet bevestigd");
  await user.click(await screen.findByRole("button", { name: "Dit klopt nog" }));
  await screen.findByText(/^bevestigd op /);
  component.close();
  await component.show("/initiatieven?confirmed=true");
  await found(1);
  await screen.findByRole("link", { name: "Buurttuin" });
});
