import { expect, test } from "vitest";
import { initiative } from "#data/entry-types/initiative.ts";
import { Initiative } from "#data/schema/initiative.ts";
import { PublicInitiative } from "#data/schema/public-initiative.ts";
import { publicVersion } from "#data/schema/record.ts";
import { wholeInitiative } from "../../../fixtures/initiatives.ts";

test("what the server publishes is what the pages can read, field for field", () => {
  const content = publicVersion(initiative.public, Initiative.parse(wholeInitiative()), {
    buurt: "BU03071001",
    wijk: "WK030710",
    gemeente: "GM0307",
    areas: ["BU03071001", "GM0307", "WK030710"],
    shown: null,
  });
  const published = {
    id: "01ABC",
    type: "initiative",
    version: 3,
    updatedAt: "2026-11-21T10:00:00.000Z",
    verifiedOn: "2026-11-21",
    content,
    geometry: null,
  };
  expect(PublicInitiative.parse(published)).toEqual(published);
});
