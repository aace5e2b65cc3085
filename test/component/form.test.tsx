/** The form of an initiative: its faults, what it keeps, and what it says when the server has something else. */
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { startComponentApp } from "../fixtures/component-app.tsx";
import { wholeInitiative } from "../fixtures/initiatives.ts";

const component = startComponentApp();
const newForm = "/initiatieven/nieuw";
const press = (name: string) => screen.getByRole("button", { name });

describe("faults", () => {
  test("stand above the form, each a way to its field, and go as they are put right", async () => {
    const user = await component.show(newForm, "wijkteam");
    await user.type(await screen.findByLabelText("Titel"), "Moestuin");
    await user.click(press("Dien in"));
    const summary = await screen.findByRole("region", { name: "Er zijn 6 dingen die nog niet kloppen" });
    await waitFor(() => expect(document.activeElement).toBe(summary));
    await user.click(within(summary).getByRole("link", { name: /^Samenvatting/ }));
    expect(document.activeElement).toBe(screen.getByLabelText("Samenvatting"));
    await user.keyboard("Bewoners verbouwen samen groente.");
    await screen.findByRole("region", { name: "Er zijn 5 dingen die nog niet kloppen" });
    expect(component.asked.filter((one) => one.startsWith("POST"))).toEqual([]);
  });

  test("of an amount that is none stand at its field, in words", async () => {
    const user = await component.show(newForm, "wijkteam");
    await user.type(await screen.findByLabelText("Titel"), "Moestuin");
    await user.click(press("Voeg een geldstroom toe"));
    await user.type(await screen.findByLabelText(/^Bedrag/), "veel");
    await user.click(press("Bewaar concept"));
    // It is kept as it is typed, and the entry has a page of its own now.
    await screen.findByRole("heading", { name: "Initiatief bewerken" });
    // Nor has the row a source.
    await screen.findByText("Bewaard. 2 velden kloppen nog niet.");
    const amount = screen.getByLabelText(/^Bedrag/);
    await waitFor(() => expect(amount.getAttribute("aria-invalid")).toBe("true"));
    await user.clear(amount);
    await user.type(amount, "12.500,50");
    await waitFor(() => expect(amount.getAttribute("aria-invalid")).toBe("false"));
  });
});

describe("what was typed", () => {
  test("is there again after the page was closed, and can be thrown away", async () => {
    const user = await component.show(newForm, "wijkteam");
    await user.type(await screen.findByLabelText("Titel"), "Moestuin");
    component.close();
    const again = await component.show(newForm, "wijkteam");
    await screen.findByText(/^We hebben je concept van/);
    expect(await screen.findByLabelText<HTMLInputElement>("Titel")).toHaveProperty("value", "Moestuin");
    await again.click(press("Concept weggooien"));
    expect(screen.getByLabelText("Titel")).toHaveProperty("value", "");
  });

  test("is not shown to somebody else on the same device", async () => {
    const user = await component.show(newForm, "wijkteam");
    await user.type(await screen.findByLabelText("Titel"), "Moestuin");
    component.close();
    await component.show(newForm, "colleague");
    expect(await screen.findByLabelText("Titel")).toHaveProperty("value", "");
  });

  test("stays when the server is away, and is saved when it is back", async () => {
    const user = await component.show(newForm, "wijkteam");
    await user.type(await screen.findByLabelText("Titel"), "Buurtkas");
    component.meanwhile((request) => (request.method === "POST" ? Promise.reject(new TypeError("away")) : undefined));
    await user.click(press("Bewaar concept"));
    await screen.findByText(/geen verbinding|niet bereiken|niet bereikbaar/i);
    expect(screen.getByLabelText("Titel")).toHaveProperty("value", "Buurtkas");
    component.meanwhile(() => undefined);
    await user.click(press("Probeer opnieuw"));
    await waitFor(async () => {
      const { workingVersions } = await (await component.app().ask("/working-versions", { as: "wijkteam" })).json();
      expect(workingVersions.map((one: { content: { title: string } }) => one.content.title)).toContain("Buurtkas");
    });
  });
});

test("of two who change one entry the second sees both texts and chooses", async () => {
  const { ask, own } = component.app();
  const body = { content: wholeInitiative(), organisation: own };
  const made = await ask("/working-versions", { method: "POST", as: "wijkteam", body });
  const { id } = (await made.json()) as { id: string };
  const user = await component.show(`/initiatieven/${id}/bewerken`, "wijkteam");
  const summary = await screen.findByLabelText("Samenvatting");
  const theirs = { ...body, content: wholeInitiative({ summary: "De eerste schreef dit." }) };
  const put = { method: "PUT", as: "wijkteam", headers: { "If-Match": '"v1"' }, body: theirs };
  expect((await ask(`/working-versions/${id}`, put)).status).toBe(200);
  await user.clear(summary);
  await user.type(summary, "De tweede schreef dit.");
  await user.click(press("Bewaar concept"));
  await screen.findByText("De eerste schreef dit.");
  await screen.findByText("De tweede schreef dit.");
});
