/** Playing the years of one indicator over all buurten: JavaScript and frames per year, once the columns are there. */
import { readCatalog } from "../fixtures/published.ts";
import { type BenchRow, median } from "./row.ts";
import { onScreen, settled } from "./screen.ts";
import { type Switch, switchOnce } from "./switch.ts";

export async function run(): Promise<BenchRow[]> {
  return onScreen(async (screen) => {
    const years = (id: string) =>
      (readCatalog(screen.set).indicators.find((i) => i.id === id)?.columns ?? []).flatMap((c) =>
        c.level === "buurt" ? [c.year] : [],
      );
    const longest =
      readCatalog(screen.set)
        .indicators.map(({ id }) => id)
        .sort((a, b) => years(b).length - years(a).length)[0] ?? "";
    const address = (year: number) => `/?level=buurt&indicator=${longest}&year=${year}`;
    const played = years(longest);
    await screen.page.goto(screen.url + address(played[0] ?? 0));
    await settled(screen.page);
    const others = [...played.slice(1), played[0] ?? 0];
    for (const year of others) await switchOnce(screen, address(year));
    const rounds: Switch[] = [];
    for (const year of others) rounds.push(await switchOnce(screen, address(year)));
    const js = median(rounds.map((r) => r.js));
    const frames = median(rounds.map((r) => r.frames));
    const what = `${longest}, ${played.length} years, all buurten`;
    return [
      { bench: "timeline", what: `JavaScript a year: ${what}`, unit: "ms", ours: js, goal: "<= 35 ms", met: js <= 35 },
      { bench: "timeline", what: "frames drawn a year", unit: "", ours: frames, goal: "1 frame", met: frames <= 1 },
    ];
  });
}
