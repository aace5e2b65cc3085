/** Beheer: forms that tell their faults beside the field, and questions before what cannot be undone. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { startComponentApp } from "../fixtures/component-app.tsx";
import { wholeInitiative } from "../fixtures/initiatives.ts";

const component = startComponentApp();

test("an organisation without a name, or with one that is there already, is refused beside the field; a good one is in the table at once", async () => {
  const user = await component.show("/beheer/organisaties", "admin");
  const [taken = ""] = (await screen.findAllByRole("rowheader")).map((one) => one.textContent);
  await user.click(screen.getByRole("button", { name: "Voeg een organisatie toe" }));
  const form = within(await screen.findByRole("form", { name: "Voeg een organisatie toe" }));
  const name = form.getByLabelText<HTMLInputElement>("Naam");
  const save = form.getByRole("button", { name: /^(Bewaar|Voeg toe)/ });
  await user.click(save);
  await waitFor(() => expect(name.getAttribute("aria-invalid")).toBe("true"));
  expect(document.activeElement).toBe(name);
  await user.type(name, taken.toUpperCase());
  await user.click(save);
  expect(name.getAttribute("aria-invalid")).toBe("true");
  await user.clear(name);
  await user.type(name, "Stichting De Vinken");
  await user.click(save);
  await screen.findByRole("rowheader", { name: "Stichting De Vinken" });
});

test("somebody is invited with a role, and the link is shown to whoever invited", async () => {
  const user = await component.show("/beheer/mensen", "admin");
  await user.click(await screen.findByRole("button", { name: /Nodig/ }));
  const form = within(await screen.findByRole("form", { name: /Nodig/ }));
  await user.type(form.getByLabelText("Naam"), "Wijkteam Liendert");
  await user.type(form.getByLabelText(/mail/i), "geen adres");
  await user.click(form.getByRole("button", { name: /^(Nodig|Verstuur|Maak)/ }));
  await waitFor(() => expect(form.getByLabelText(/mail/i).getAttribute("aria-invalid")).toBe("true"));
  await user.clear(form.getByLabelText(/mail/i));
  await user.type(form.getByLabelText(/mail/i), "liendert@example.org");
  await user.click(form.getByRole("button", { name: /^(Nodig|Verstuur|Maak)/ }));
  await screen.findByDisplayValue(/\/aanmelden#/);
});

test("who sends an entry back says why, and it goes from the queue", async () => {
  const { ask, own } = component.app();
  const body = { content: wholeInitiative({ title: "Zonder reden" }), organisation: own };
  const made = (await (await ask("/working-versions", { method: "POST", as: "wijkteam", body })).json()) as { id: string };
  const submit = { method: "POST", as: "wijkteam", headers: { "If-Match": '"v1"' }, body: { step: "submit" } };
  expect((await ask(`/working-versions/${made.id}/steps`, submit)).status).toBe(200);
  const user = await component.show(`/beheer/${made.id}`, "editor");
  await user.click(await screen.findByRole("button", { name: "Stuur terug" }));
  const reason = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: /^Wat moet er anders/ });
  expect(document.activeElement).toBe(reason);
  await user.type(reason, "Noem het werkgebied.");
  const buttons = screen.getAllByRole("button", { name: "Stuur terug" });
  await user.click(buttons[buttons.length - 1] as HTMLElement);
  await waitFor(async () => {
    const now = (await (await ask(`/working-versions/${made.id}`, { as: "wijkteam" })).json()) as { state: string };
    expect(now.state).toBe("draft");
  });
});
