/** What is being done by area and theme, where nothing entered is not yet nothing done. */
import type { Completeness } from "../schema/completeness.ts";
import { initiativeThemes } from "../schema/initiative-filter.ts";
import type { PublicInitiative } from "../schema/public-initiative.ts";

/** `unknown`: nothing is entered and nobody says that this is all. `empty`: nothing, and somebody says so. */
export type MatrixCell = { state: "unknown" | "empty" } | { state: "one" | "more"; count: number };

export interface MatrixArea {
  code: string;
  /** Codes by which an entry can lie in it: its own and those of what it is made of. */
  within: readonly string[];
  /** Codes for which a declaration holds here as well: its own, and of what it lies in. */
  around: readonly string[];
}

/** Cells in the order of the areas, and in each of the themes. What has ended is no longer being done. */
export function themeMatrix(
  areas: readonly MatrixArea[],
  initiatives: readonly Pick<PublicInitiative, "content">[],
  completeness: Pick<Completeness, "declarations" | "day"> | null,
): MatrixCell[][] {
  const running = initiatives.filter(({ content }) => content.lifecycle !== "beeindigd");
  const declared = completeness?.declarations.filter(({ fadesOn }) => fadesOn > completeness.day) ?? [];
  return areas.map(({ within, around }) => {
    const here = running.filter((one) => liesIn(one, within));
    return initiativeThemes.map((theme): MatrixCell => {
      const count = here.filter(({ content }) => content.themes.includes(theme)).length;
      if (count > 0) return { state: count === 1 ? "one" : "more", count };
      return { state: declared.some((one) => one.theme === theme && around.includes(one.area)) ? "empty" : "unknown" };
    });
  });
}

/** By its place, and by the areas that it says it works in. */
function liesIn({ content }: Pick<PublicInitiative, "content">, codes: readonly string[]): boolean {
  const { placed, place, workingArea } = content;
  const own = [placed.buurt, placed.wijk, placed.gemeente, place?.kind === "area" ? place.code : undefined];
  const worked = workingArea?.kind === "areas" ? workingArea.codes : [];
  return [...own, ...worked].some((code) => code !== undefined && codes.includes(code));
}
