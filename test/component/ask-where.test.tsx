/** A point without a working area: whoever judges is told what that means and asks; whoever enters it is told before. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { today } from "#data/schema/day.ts";
import type { InitiativeInput } from "#data/schema/initiative.ts";
import { formatDate } from "#web/labels/format.ts";
import { startComponentApp } from "../fixtures/component-app.tsx";
import { wholeInitiative } from "../fixtures/initiatives.ts";

const component = startComponentApp();
const notice = /^Dit initiatief staat als punt op de kaart en heeft geen werkgebied\. Vraag de inzender waar het werkt\.$/;
const question = /^Waar werkt dit initiatief\?/;

const step = async (id: string, version: number, name: string, as: string) => {
  const headers = { "If-Match": `"v${version}"` };
  const response = await component
    .app()
    .ask(`/working-versions/${id}/steps`, { method: "POST", as, headers, body: { step: name } });
  expect(response.status, await response.clone().text()).toBe(200);
};
const submitted = async (changes: Partial<InitiativeInput>) => {
  const { ask, own } = component.app();
  const body = { content: wholeInitiative({ workingArea: undefined, ...changes }), organisation: own };
  const { id } = (await (await ask("/working-versions", { method: "POST", as: "wijkteam", body })).json()) as { id: string };
  await step(id, 1, "submit", "wijkteam");
  return id;
};

test("an editor sends it back with the question in one go, the maker reads it, and the next time it is known to be asked", async () => {
  const id = await submitted({ title: "Op kantoor" });
  const user = await component.show(`/beheer/${id}`, "editor");
  const told = within((await screen.findByText(notice)).closest('[role="note"]') as HTMLElement);
  expect(told.getByText(/Is het punt een kantoor/)).toBeTruthy();
  expect(told.queryByText(/al gevraagd/)).toBeNull();
  await user.click(told.getByRole("button", { name: "Stuur terug met deze vraag" }));
  const reason = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: /^Wat moet er anders/ });
  expect([document.activeElement, question.test(reason.value)]).toEqual([reason, true]);
  await user.type(reason, " Bel gerust.");
  const form = within(reason.closest("form") as HTMLElement);
  await user.click(form.getByRole("button", { name: "Stuur terug" }));
  await waitFor(async () => {
    const now = (await (await component.app().ask(`/working-versions/${id}`, { as: "wijkteam" })).json()) as { state: string };
    expect(now.state).toBe("draft");
  });
  component.close();

  await component.show(`/initiatieven/${id}/bewerken`, "wijkteam");
  expect((await screen.findByText(question)).textContent).toMatch(/Bel gerust\.$/);
  component.close();

  await step(id, 3, "submit", "wijkteam");
  await component.show(`/beheer/${id}`, "editor");
  await screen.findByText(`Dit is al gevraagd op ${formatDate(today())}.`);
});

test("the ordinary way to send it back begins with an empty reason", async () => {
  const id = await submitted({ title: "Gewoon terug" });
  const user = await component.show(`/beheer/${id}`, "editor");
  await user.click(await screen.findByRole("button", { name: "Stuur terug met deze vraag" }));
  await user.click(screen.getAllByRole("button", { name: "Stuur terug" })[0] as HTMLElement);
  expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: /^Wat moet er anders/ }).value).toBe("");
});

test.each<[string, Partial<InitiativeInput>]>([
  ["that names a radius", { workingArea: { kind: "radius", metres: 500 } }],
  ["that names areas", { workingArea: { kind: "areas", codes: ["GM0307"] } }],
  ["whose place is an area", { place: { kind: "area", code: "BU03071001", public: true } }],
  ["that has ended", { lifecycle: "beeindigd" }],
])("nothing is asked of one %s", async (_, changes) => {
  const id = await submitted({ title: "Niets te vragen", ...changes });
  await component.show(`/beheer/${id}`, "editor");
  await screen.findByRole("button", { name: "Stuur terug" });
  expect(screen.queryByText(notice)).toBeNull();
});

test("who may not send it back reads it without that button", async () => {
  const id = await submitted({ title: "Eigen inzending" });
  await component.show(`/beheer/${id}`, "wijkteam");
  await screen.findByText(notice);
  expect(screen.queryByRole("button", { name: "Stuur terug met deze vraag" })).toBeNull();
});

test("the form says it beside the choice, until an area is chosen", async () => {
  const { ask, own } = component.app();
  const body = { content: wholeInitiative({ workingArea: undefined, title: "In de maak" }), organisation: own };
  const { id } = (await (await ask("/working-versions", { method: "POST", as: "wijkteam", body })).json()) as { id: string };
  const user = await component.show(`/initiatieven/${id}/bewerken`, "wijkteam");
  const hint = /^Zonder werkgebied telt je bereik rond dit punt/;
  await screen.findByText(hint);
  const choices = within(screen.getByRole("group", { name: "Voor welk gebied is het?" }));
  await user.click(choices.getByRole("radio", { name: "gebieden" }));
  expect(screen.queryByText(hint)).toBeNull();
  await user.click(choices.getByRole("radio", { name: "niet opgeven" }));
  expect(screen.queryByText(hint)).toBeTruthy();
});
