/** Comments and assignments beside an entry: on the page of beheer and on that of its maker, the same part. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { startComponentApp } from "../fixtures/component-app.tsx";
import { wholeInitiative } from "../fixtures/initiatives.ts";

const component = startComponentApp();

async function waiting(title: string): Promise<string> {
  const { ask, own } = component.app();
  const body = { content: wholeInitiative({ title }), organisation: own };
  const made = (await (await ask("/working-versions", { method: "POST", as: "wijkteam", body })).json()) as { id: string };
  const submit = { method: "POST", as: "wijkteam", headers: { "If-Match": '"v1"' }, body: { step: "submit" } };
  expect((await ask(`/working-versions/${made.id}/steps`, submit)).status).toBe(200);
  return made.id;
}

const part = async () => within(await screen.findByRole("region", { name: "Overleg" }));
const fieldOf = async () => (await part()).findByRole<HTMLTextAreaElement>("textbox", { name: "Schrijf een opmerking" });

test("the maker reads what an editor wrote and whom they named, answers, changes that and takes it away", async () => {
  const id = await waiting("Heen en weer");
  const { ask, people } = component.app();
  const body = { text: `Waar is het, @{${people.get("wijkteam")?.id}}?` };
  expect((await ask(`/entries/initiative/${id}/comments`, { method: "POST", as: "editor", body })).status).toBe(201);
  const maker = await component.show(`/initiatieven/${id}`, "wijkteam");
  const thread = within(await (await part()).findByRole("list"));
  expect((await thread.findByText("@wijkteam")).closest("li")?.textContent).toContain("editor");
  expect(thread.queryByRole("button", { name: /^Pas aan/ })).toBeNull();
  await maker.type(await fieldOf(), "Achter de kerk.");
  await maker.click((await part()).getByRole("button", { name: "Plaats" }));
  await thread.findByText("Achter de kerk.");
  await maker.click(await thread.findByRole("button", { name: /^Pas aan/ }));
  const change = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Pas aan" });
  expect([change.value, document.activeElement]).toEqual(["Achter de kerk.", change]);
  await maker.type(change, " Elke dinsdag.");
  await maker.click(screen.getByRole("button", { name: "Bewaar" }));
  await thread.findByText("Achter de kerk. Elke dinsdag.");
  await maker.click(await thread.findByRole("button", { name: /^Verwijder/ }));
  await maker.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Verwijder" }));
  await thread.findByText("verwijderd");
});

test("what could not be sent stays, also when the page is loaded again, and arrives once", async () => {
  const id = await waiting("Zonder netwerk");
  const user = await component.show(`/beheer/${id}`, "editor");
  component.meanwhile((request) =>
    request.method === "POST" ? Promise.resolve(new Response("{}", { status: 503 })) : undefined,
  );
  await user.type(await fieldOf(), "Dit mag niet weg");
  await user.click((await part()).getByRole("button", { name: "Plaats" }));
  await screen.findByText(/^Je opmerking is niet geplaatst/);
  expect((await fieldOf()).value).toBe("Dit mag niet weg");
  component.close();
  const again = await component.show(`/beheer/${id}`, "editor");
  component.meanwhile(() => undefined);
  expect((await fieldOf()).value).toBe("Dit mag niet weg");
  await again.click((await part()).getByRole("button", { name: "Plaats" }));
  await (await part()).findByText("Dit mag niet weg", { selector: "p" });
  component.close();
  // On the same device somebody else begins with nothing.
  await component.show(`/beheer/${id}`, "admin");
  expect((await fieldOf()).value).toBe("");
});

test("an entry that is given to a colleague is in their work, first after what was returned, until they say that it is done", async () => {
  const id = await waiting("Voor een ander");
  const user = await component.show(`/beheer/${id}`, "editor");
  await user.click(await (await part()).findByRole("button", { name: "Wijs toe" }));
  await user.selectOptions(await (await part()).findByRole("combobox", { name: "Collega" }), "colleague");
  await user.type((await part()).getByLabelText("Klaar voor"), "2020-01-02");
  await user.click((await part()).getByRole("button", { name: "Wijs toe" }));
  await (await part()).findByText("Toegewezen aan colleague, voor 2 januari 2020");
  await (await part()).findByText("over de datum");
  component.close();

  const colleague = await component.show("/werk", "colleague");
  const mine = within(await screen.findByRole("region", { name: /^Aan mij toegewezen/ }));
  expect(mine.getByText("over de datum").closest("li")?.textContent).toContain("voor 2 januari 2020, van editor");
  await colleague.click(mine.getByRole("link", { name: "Voor een ander" }));
  await (await part()).findByText("Toegewezen aan jou, voor 2 januari 2020");
  await colleague.click((await part()).getByRole("button", { name: "Het is gedaan" }));
  await (await part()).findByText("Aan niemand toegewezen.");
  component.close();
  await component.show("/werk", "colleague");
  await screen.findByRole("heading", { level: 1, name: "Mijn werk" });
  await waitFor(() => expect(screen.queryByText("We halen je werk op …")).toBeNull());
  expect(screen.queryByRole("region", { name: /^Aan mij toegewezen/ })).toBeNull();
});
