/** "Volledig ingevoerd" and "Eerst zelf kijken": for who may, by mouse and keyboard, with what the server says of it. */
import { screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { Completeness } from "#data/schema/completeness.ts";
import { dayOf, monthsAfter, monthsBefore, today } from "#data/schema/day.ts";
import { DeclareComplete } from "#web/figures/gaps/declare.tsx";
import { PreviewFirst } from "#web/figures/gaps/preview-setting.tsx";
import { formatDate } from "#web/labels/format.ts";
import { startComponentApp } from "../fixtures/component-app.tsx";

const component = startComponentApp();
afterEach(async () => {
  for (const table of ["completeness", "gap_preview"] as const) await component.db().deleteFrom(table).execute();
});

const completeness = async (as?: string) => Completeness.parse(await (await component.app().ask("/completeness", { as })).json());
const samenhang = <DeclareComplete area="BU03071001" areaName="Vinkenbaan" theme="samenhang" />;
const box = () => screen.findByRole<HTMLInputElement>("checkbox", { name: "Volledig ingevoerd: Sociale samenhang" });
/** What a reader of the screen hears with the box. */
const description = (input: HTMLElement) => document.getElementById(input.getAttribute("aria-describedby") ?? "")?.textContent;

test("somebody of the wijkteam says it with the keyboard, reads until when it holds, and takes it back", async () => {
  const user = component.draw(samenhang, "areaTeam");
  expect((await screen.findByRole("heading")).textContent).toBe("Is in Vinkenbaan alles ingevoerd?");
  const input = await box();
  expect(description(input)).toMatch(/onbekend/);
  await user.tab();
  expect(document.activeElement).toBe(input);
  await user.keyboard(" ");
  await screen.findByText(/^Bewaard: Sociale samenhang is volledig ingevoerd/);
  const day = today();
  expect(description(input)).toBe(`Gezegd op ${formatDate(day)}. Dit geldt tot ${formatDate(monthsAfter(day, 12))}.`);
  expect([input.checked, document.activeElement]).toEqual([true, input]);
  expect((await completeness()).declarations).toMatchObject([{ area: "BU03071001", theme: "samenhang", declaredOn: day }]);
  await user.keyboard(" ");
  await screen.findByText(/^Bewaard: Sociale samenhang is niet meer/);
  expect([input.checked, (await completeness()).declarations]).toEqual([false, []]);
});

test("without a theme each has a line; what was said before today can be said again", async () => {
  const before = monthsBefore(today(), 11);
  const row = { area: "GM0307", theme: "werk", declared_on: before, at: `${before}T12:00:00.000Z`, person: null };
  await component.db().insertInto("completeness").values(row).execute();
  const user = component.draw(<DeclareComplete area="GM0307" areaName="Amersfoort" />, "editor");
  expect(await screen.findAllByRole("checkbox")).toHaveLength(8);
  expect(screen.getAllByRole<HTMLInputElement>("checkbox", { checked: true }).map((one) => one.labels?.[0]?.textContent)).toEqual(
    ["Werk en meedoen"],
  );
  await user.click(screen.getByRole("button", { name: /^Zeg het vandaag opnieuw voor/ }));
  await screen.findByText(/^Bewaard: .* is volledig ingevoerd/);
  expect(screen.queryByRole("button", { name: /opnieuw/ })).toBeNull();
  expect((await completeness()).declarations).toMatchObject([{ declaredOn: dayOf(new Date()) }]);
});

test("what could not be saved says so, stays as it was and can be tried again", async () => {
  const user = component.draw(samenhang, "areaTeam");
  const input = await box();
  let away = true;
  component.meanwhile((request) => (request.method === "PUT" && away ? Promise.reject(new TypeError("no network")) : undefined));
  await user.click(input);
  await screen.findByRole("alert");
  expect([input.checked, screen.getByRole("status").textContent]).toEqual([false, ""]);
  away = false;
  await user.click(screen.getByRole("button", { name: "Opnieuw proberen" }));
  await screen.findByText(/^Bewaard:/);
  expect([input.checked, screen.queryByRole("alert")]).toEqual([true, null]);
});

test("while it is being saved the box shows what was chosen; what cannot be fetched can be tried again", async () => {
  let finish = () => {};
  let fails = true;
  component.meanwhile((request) => {
    if (request.method === "PUT") {
      const copy = request.clone();
      return new Promise((resolve) => {
        finish = () => resolve(component.app().app.request(copy));
      });
    }
    return fails && request.url.endsWith("/completeness") ? Promise.reject(new TypeError("no network")) : undefined;
  });
  const user = component.draw(samenhang, "areaTeam");
  await screen.findByRole("alert");
  fails = false;
  await user.click(screen.getByRole("button", { name: "Opnieuw proberen" }));
  const input = await box();
  await user.click(input);
  expect([input.checked, screen.getByRole("status").textContent]).toEqual([true, "Bewaren …"]);
  finish();
  await screen.findByText(/^Bewaard:/);
});

test("whose rights ended meanwhile reads why, without a way to try again", async () => {
  const user = component.draw(samenhang, "areaTeam");
  const input = await box();
  component.meanwhile((request) =>
    request.method === "PUT"
      ? Promise.resolve(Response.json({ status: 403, title: "", detail: "" }, { status: 403 }))
      : undefined,
  );
  await user.click(input);
  expect((await screen.findByRole("alert")).textContent).toMatch(/mag dit hier niet/);
  expect(screen.queryByRole("button", { name: "Opnieuw proberen" })).toBeNull();
});

test.each([
  [undefined, "BU03071001", false],
  ["viewer", "BU03071001", false],
  ["contributor", "BU03071001", false],
  ["editorElsewhere", "BU03071001", false],
  ["wijkteam", "BU03071001", false],
  ["areaTeam", "BU0363AA01", false],
  ["areaTeam", "liendert", true],
  ["admin", "BU0363AA01", true],
])("%s about %s sees it: %s", async (as, area, sees) => {
  component.draw(
    <>
      <p>Eerst dit.</p>
      <DeclareComplete area={area} areaName={area} theme="werk" />
      <DeclareComplete area="GM0307" areaName="Amersfoort" theme="wonen" />
    </>,
    as,
  );
  await screen.findByText("Eerst dit.");
  if (sees) await screen.findByRole("heading", { name: `Is in ${area} alles ingevoerd?` });
  else {
    const asks = component.asked.filter((one) => one.endsWith("/completeness")).length;
    if (as === "areaTeam") await screen.findByRole("heading", { name: /Amersfoort/ });
    expect(screen.queryByRole("heading", { name: `Is in ${area} alles ingevoerd?` })).toBeNull();
    expect(as === "areaTeam" || asks === 0).toBe(true);
  }
});

test("an editor lets the wijkteam look first, and no more", async () => {
  const user = component.draw(<PreviewFirst gemeente="GM0307" />, "editor");
  const input = await screen.findByRole<HTMLInputElement>("checkbox", { name: "Eerst zelf kijken in Amersfoort" });
  expect(input.checked).toBe(false);
  await user.click(input);
  await screen.findByText(/^Bewaard: alleen wie een rol heeft in Amersfoort/);
  expect([(await completeness()).withheld, input.checked]).toEqual([["GM0307"], true]);
  component.close();
  // Whoever comes later sees how it was set, also where it is not withheld from them.
  component.draw(<PreviewFirst gemeente="GM0307" />, "admin");
  const again = await screen.findByRole<HTMLInputElement>("checkbox", { name: "Eerst zelf kijken in Amersfoort" });
  await waitFor(() => expect(again.checked).toBe(true));
  await user.click(again);
  await screen.findByText("Bewaard: iedereen ziet de uitkomst van Amersfoort.");
  expect((await completeness()).withheld).toEqual([]);
});

test("who may not set it sees nothing of it", async () => {
  component.draw(
    <>
      <PreviewFirst gemeente="GM0307" />
      <DeclareComplete area="GM0307" areaName="Amersfoort" theme="wonen" />
    </>,
    "areaTeam",
  );
  await screen.findByRole("checkbox", { name: "Volledig ingevoerd: Wonen en gemengde wijken" });
  expect(screen.queryByRole("checkbox", { name: /Eerst zelf kijken/ })).toBeNull();
});
