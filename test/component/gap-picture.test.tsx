/** Legend of need and reach, and the numbers of its scatter plot: names, states and keyboard. What is drawn is tried in e2e. */
import { cleanup, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { BothGrid } from "#web/figures/gaps/both-grid.tsx";
import { BrushFields } from "#web/figures/gaps/brush-fields.tsx";
import { NeedClasses } from "#web/figures/gaps/need-classes.tsx";
import { gapScale } from "#web/labels/gap-picture.ts";
import { wholePlot } from "#web/state/gap-brush.ts";

afterEach(cleanup);

test("the classes of the need are buttons with range and count, and the pressed one says so", async () => {
  const user = userEvent.setup();
  const toggle = vi.fn();
  const shared = {
    level: "wijk",
    scale: gapScale("reach", false),
    counts: [1, 2, 30, 4, 5],
    only: "2",
    toggle,
    open: true,
  } as const;
  render(<NeedClasses {...shared} />);
  expect(screen.getAllByRole("button").map((button) => button.getAttribute("aria-label"))).toEqual([
    expect.stringMatching(/^opgave 0 tot 20: 1 wijk/),
    expect.stringMatching(/^opgave 20 tot 40: 2 wijken/),
    expect.stringMatching(/^opgave 40 tot 60: 30 wijken/),
    expect.stringMatching(/^opgave 60 tot 80: 4 wijken/),
    expect.stringMatching(/^opgave 80 tot 100: 5 wijken/),
  ]);
  expect(screen.getAllByRole("button", { pressed: true })).toHaveLength(1);
  await user.tab();
  await user.keyboard("{Enter}");
  expect(toggle).toHaveBeenLastCalledWith("0");
});

test("nine colours are nine buttons, highest need first, that say both thirds and how many areas have them", async () => {
  const user = userEvent.setup();
  const toggle = vi.fn();
  const counts = [10, 11, 12, 13, 14, 15, 16, 17, 18];
  render(
    <BothGrid {...{ level: "buurt", across: "Bereik", counts, toggle, open: true, only: "6" }} scale={gapScale("both", false)} />,
  );
  const cells = within(screen.getByRole("group", { name: "Opgave en Bereik: negen kleuren" })).getAllByRole("button");
  expect(cells).toHaveLength(9);
  expect(cells[0]?.getAttribute("aria-label")).toMatch(/^opgave hoog, Bereik: laag: 16 buurten/);
  expect(cells[8]?.getAttribute("aria-label")).toMatch(/^opgave laag, Bereik: hoog: 12 buurten/);
  expect(screen.getByRole("button", { pressed: true })).toBe(cells[0]);
  cells[1]?.focus();
  await user.keyboard(" ");
  expect(toggle).toHaveBeenLastCalledWith("7");
});

test("the box of the plot is four numbers: one that is finished counts, and one that is none says what is asked", async () => {
  const user = userEvent.setup();
  const onBrush = vi.fn();
  render(<BrushFields brush={wholePlot} up="Bereik" onBrush={onBrush} />);
  const of = (name: string) => within(screen.getByRole("group", { name }));
  const from = of("Opgave").getByRole("spinbutton", { name: "van" });
  await user.clear(from);
  await user.type(from, "60");
  expect(onBrush).not.toHaveBeenCalled();
  await user.keyboard("{Enter}");
  expect(onBrush).toHaveBeenLastCalledWith({ need: [60, 100], second: [0, 100] });
  const to = of("Bereik").getByRole("spinbutton", { name: "tot" });
  await user.clear(to);
  await user.type(to, "140");
  await user.tab();
  expect(of("Bereik").getByRole("alert").textContent).toMatch(/van 0 tot 100/);
  expect(onBrush).toHaveBeenCalledTimes(1);
  await user.clear(to);
  await user.type(to, "40{Enter}");
  expect(onBrush).toHaveBeenLastCalledWith({ need: [0, 100], second: [0, 40] });
});
