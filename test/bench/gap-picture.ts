/** Two figures in one colour over all 14,565 buurten: what a change of picture and a cell of the legend cost on the screen. */
import { type BenchRow, median } from "./row.ts";
import { onScreen, settled } from "./screen.ts";
import { type Switch, switchOnce } from "./switch.ts";

const bench = "gaps";
const rounds = 5;
const address = "/kansen?level=buurt&panel=geen&need=leefbaarometer-sociale-samenhang";
/** Published for most buurten, so that there is something to colour. */
const both = `${address}&beside=woz-waarde`;

export async function recolour(): Promise<BenchRow[]> {
  return onScreen(async (screen) => {
    const { page, url } = screen;
    await page.goto(url + address);
    await page.locator('[data-colours="kansen buurt ready"]').waitFor();
    await settled(page);
    const seen: Record<"picture" | "cell", Switch[]> = { picture: [], cell: [] };
    // The first round fetches the column, and is not measured.
    for (let round = 0; round <= rounds; round++) {
      const picture = await switchOnce(screen, both);
      const cell = await switchOnce(screen, `${both}&only=6`);
      await switchOnce(screen, address);
      if (round === 0) continue;
      seen.picture.push(picture);
      seen.cell.push(cell);
    }
    return (["picture", "cell"] as const).flatMap((what): BenchRow[] => {
      const name = what === "picture" ? "need and another figure in one colour" : "one of the nine colours alone";
      const of = (key: keyof Switch) => median(seen[what].map((one) => one[key]));
      return [
        { bench, what: `${name}: JavaScript`, unit: "ms", ours: of("js") },
        {
          bench,
          what: `${name}: of these, colouring the map`,
          unit: "ms",
          ours: of("loop"),
          goal: "<= 50 ms",
          met: of("loop") <= 50,
        },
        { bench, what: `${name}: frames drawn`, unit: "", ours: of("frames"), goal: "1 frame", met: of("frames") <= 1 },
      ];
    });
  });
}
