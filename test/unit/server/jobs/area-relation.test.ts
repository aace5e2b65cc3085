/** How near two areas of the published country are to each other, for whom a question goes to. */
import { beforeAll, expect, test } from "vitest";
import { areaRelations } from "#server/jobs/area-relation.ts";
import { loadPublished } from "#server/published/published-set.ts";
import { published } from "../../../fixtures/published.ts";

let how: (asked: string, known: string) => string | undefined;
let real = false;
beforeAll(async () => {
  const { folder, real: whole } = await published();
  const relation = areaRelations(await loadPublished(folder));
  [how, real] = [(asked, known) => relation(asked, known)?.how, whole];
}, 600_000);

test("areas are of one gemeente, or of one province by its gemeenten: also where the boxes of two provinces lie over each other", () => {
  if (!real) return;
  expect(how("WK030710", "GM0307")).toBe("gemeente");
  // Renswoude and Rhenen, both in Utrecht, and in the box of Gelderland as well.
  expect(how("GM0339", "GM0340")).toBe("province");
  // Rhenen and Wageningen lie beside each other in two provinces.
  expect(how("GM0340", "GM0289")).not.toBe("province");
});
