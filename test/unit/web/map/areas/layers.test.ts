import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { expect, test } from "vitest";
import { choroplethLevels } from "#data/schema/area.ts";
import { groupListIds } from "#data/schema/group.ts";
import { layerOf, polygonsFrom } from "#tiles/layers.ts";
import { ink } from "#web/labels/theme.ts";
import { areaLayers, fillLayer, type LayerChoices } from "#web/map/areas/layers.ts";
import { mapStyle, type StyleChoices } from "#web/map/style.ts";

const choices = (change: Partial<LayerChoices> = {}): LayerChoices => ({
  ink: ink.light,
  level: "gemeente",
  ready: [],
  opacity: 0.85,
  hatch: "under",
  group: "focusgebieden",
  names: true,
  ...change,
});
const styleOf = (change: Partial<StyleChoices> = {}) =>
  mapStyle({ tiles: "http://localhost/areas.pmtiles", initiatives: true, ...choices(change), ...change });

test.each([
  ...choroplethLevels.map((level) => ({ level })),
  ...groupListIds.map((group) => ({ group })),
  { group: "geen" as const },
  { ink: ink.dark },
  { ready: choroplethLevels },
  { names: false },
  { hatch: "over" as const },
  { initiatives: false },
  { isolated: true },
])("the style passes the validator of the style specification: %o", (change) => {
  expect(validateStyleMin(styleOf(change) as never)).toEqual([]);
});

test("a change of indicator changes no layer: colours come from feature-state alone", () => {
  const fills = areaLayers(choices()).filter((layer) => layer.id.startsWith("kleur-"));
  expect(fills).toHaveLength(3);
  for (const layer of fills)
    expect(JSON.stringify(layer.paint && "fill-color" in layer.paint && layer.paint["fill-color"])).toContain("feature-state");
});

test("only the fill layers read feature-state, so a colour is written once per area and tile", () => {
  const readers = areaLayers(choices()).filter((layer) => JSON.stringify(layer).includes("feature-state"));
  expect(readers.map((layer) => layer.id)).toEqual(choroplethLevels.map(fillLayer));
});

test("while a class is shown alone one more layer reads the state: the edges of its areas, at the level in colour", () => {
  const more = areaLayers(choices({ level: "wijk", isolated: true })).filter(
    (layer) => !areaLayers(choices({ level: "wijk" })).some(({ id }) => id === layer.id),
  );
  expect(more.map((layer) => [layer.id, "source-layer" in layer && layer["source-layer"]])).toEqual([["rand-klasse", "wijken"]]);
});

test("the hatch lies under all colours and asks nothing of an area", () => {
  const layers = areaLayers(choices());
  expect(layers[0]?.id).toBe("arcering");
  expect(layers[0]?.layout?.visibility).toBe("visible");
  expect(areaLayers(choices({ hatch: "none" }))[0]?.layout?.visibility).toBe("none");
});

test("over a basemap only the areas of the level in colour are hatched, each as strong as its state says", () => {
  const layers = areaLayers(choices({ level: "wijk", hatch: "over" }));
  expect(layers[0]?.layout?.visibility).toBe("none");
  const over = layers.filter(({ id }) => id.startsWith("arcering-"));
  expect(over.map(({ layout }) => layout?.visibility)).toEqual(["none", "visible", "none"]);
  expect(JSON.stringify(over[1]?.paint)).toContain('["feature-state","hatch"]');
  const order = layers.map(({ id }) => id);
  expect(order.indexOf("arcering-wijk")).toBeGreaterThan(order.indexOf("kleur-buurt"));
});

test.each(choroplethLevels)("at %s level the other levels take no paint", (level) => {
  for (const other of choroplethLevels) {
    const fill = areaLayers(choices({ level })).find((layer) => layer.id === fillLayer(other));
    expect(fill?.layout?.visibility).toBe(other === level ? "visible" : "none");
    expect(fill?.type === "fill" && fill.paint?.["fill-opacity"]).toBe(other === level ? 0.85 : 0);
  }
});

test("switching between levels that are ready changes paint only, never layout, source or filter", () => {
  const bones = (level: (typeof choroplethLevels)[number]) =>
    areaLayers(choices({ level, ready: choroplethLevels }))
      .filter((layer) => layer.id.startsWith("kleur-"))
      .map(({ paint: _paint, ...rest }) => rest);
  expect(bones("buurt")).toEqual(bones("gemeente"));
});

test("layers ask the tiles for nothing that the contract does not promise", () => {
  const known = new Set([...Object.values(layerOf), "gemeente-labels", "wijk-labels", "buurt-labels", "group-labels"]);
  for (const layer of areaLayers(choices())) {
    expect(known).toContain("source-layer" in layer ? layer["source-layer"] : "");
  }
  const buurt = areaLayers(choices({ level: "buurt" })).find((layer) => layer.id === fillLayer("buurt"));
  expect(buurt?.minzoom).toBe(polygonsFrom.buurt);
});

test("the names of the group areas are drawn last, above everything", () => {
  expect(areaLayers(choices()).at(-1)?.id).toBe("groepen-naam");
});
