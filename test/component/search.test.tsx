/** The search of the bar: a combobox that is a way to somewhere, and says what it has not. */
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { startComponentApp } from "../fixtures/component-app.tsx";

const component = startComponentApp();

async function goThere(path: string) {
  const user = await component.show(path);
  await screen.findByRole("heading", { level: 1 });
  await user.click(await screen.findByLabelText(/^Zoek een plaats/));
  return { user, field: await screen.findByRole<HTMLInputElement>("combobox", { name: /^Zoek een plaats/ }) };
}

test("arrows and Enter choose a place, from any page, and the field is empty for the next", async () => {
  const { user, field } = await goThere("/over");
  await waitFor(() => expect(document.activeElement).toBe(field));
  await user.keyboard("liendert");
  const list = await screen.findByRole("listbox");
  const option = await within(list).findByRole("option", { name: /^Wijk 10 Liendert/ });
  await user.keyboard("{ArrowDown}");
  await waitFor(() => expect(field.getAttribute("aria-activedescendant")).not.toBeNull());
  while (field.getAttribute("aria-activedescendant") !== option.id) await user.keyboard("{ArrowDown}");
  await user.keyboard("{Enter}");
  await waitFor(() => expect(`${location.pathname}${location.search}`).toMatch(/^\/\?.*area=WK030710/));
});

test("what is not found is said, and nothing is offered but to look among addresses", async () => {
  const { user } = await goThere("/over");
  await user.keyboard("zzqqxx");
  await screen.findByText(/“zzqqxx”|zzqqxx/);
  const offered = screen.queryAllByRole("option").map((one) => one.textContent);
  expect(offered.filter((one) => !/adres/i.test(one))).toEqual([]);
});

test("Escape empties the list and keeps the focus in the field", async () => {
  const { user, field } = await goThere("/over");
  await user.keyboard("amster");
  await screen.findByRole("option", { name: /^Amsterdam/ });
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("listbox")).toBeNull());
  expect(document.activeElement).toBe(field);
});

test("where the names of places cannot be had, the list says so", async () => {
  component.meanwhile((request) =>
    /places|areas|index/.test(request.url) && !request.url.includes("manifest")
      ? Promise.resolve(new Response("away", { status: 503 }))
      : undefined,
  );
  const { user } = await goThere("/over");
  await user.keyboard("amster");
  await screen.findByText(/^Dit kon niet worden opgehaald/);
});
