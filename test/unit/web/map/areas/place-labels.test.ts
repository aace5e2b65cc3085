import { expect, test } from "vitest";
import { inTwoLines, labelsInColumns, placeLabels, type Rect, shortNames } from "#web/map/areas/place-labels.ts";

/** The twenty focusgebieden: longitude, latitude, name. */
const areas: [number, number, string][] = [
  [4.803, 52.364, "Amsterdam Nieuw-West"],
  [4.971, 52.305, "Amsterdam Zuidoost"],
  [5.922, 51.978, "Arnhem-Oost"],
  [4.786, 51.616, "Breda-Noord"],
  [4.345, 51.989, "Delft West"],
  [4.272, 52.042, "Den Haag Zuidwest"],
  [4.664, 51.793, "Dordrecht West"],
  [5.473, 51.458, "Eindhoven Woensel-Zuid"],
  [6.576, 53.236, "Groningen Noord"],
  [5.954, 50.911, "Heerlen-Noord"],
  [5.843, 53.216, "Leeuwarden Oost"],
  [5.502, 52.511, "Lelystad Oost"],
  [5.081, 52.032, "Nieuwegein Centrale As"],
  [4.465, 51.53, "Roosendaal-stad"],
  [4.496, 51.89, "Rotterdam-Zuid"],
  [4.397, 51.919, "Schiedam Nieuwland-Oost"],
  [5.063, 51.58, "Tilburg Noordwest"],
  [5.111, 52.121, "Utrecht Overvecht"],
  [4.304, 51.912, "Vlaardingen West"],
  [4.837, 52.44, "Zaandam Oost"],
];

/** Country in a frame, with this many pixels a degree of longitude; names as wide as a semibold of 12 pixels makes them. */
function country(frame: Rect, perDegree: number) {
  const [x, y] = [(frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2];
  return areas.map(([longitude, latitude, name]) => {
    const lines = inTwoLines(name).split("\n");
    return {
      x: x + (longitude - 5.27) * perDegree,
      y: y - (latitude - 52.15) * perDegree * 1.63,
      width: Math.max(...lines.map((line) => line.length)) * 6.3,
      height: lines.length * 13.8,
    };
  });
}

const boxOf = ({ x, y }: { x: number; y: number }, { width, height }: { width: number; height: number }): Rect => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});
const overlap = (a: Rect, b: Rect) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

test.each([
  ["1440 x 900", 20, { left: 360, top: 4, right: 1436, bottom: 760 }, 152],
  ["1024 x 700", 20, { left: 350, top: 4, right: 1020, bottom: 540 }, 105],
  ["820 x 1180", 20, { left: 4, top: 120, right: 816, bottom: 1030 }, 180],
  ["390 x 844", 20, { left: 4, top: 172, right: 386, bottom: 670 }, 82],
  // What has no room is not drawn, so that no dot is without a name; the list is one tap away.
  ["320 x 640", 16, { left: 4, top: 210, right: 316, bottom: 465 }, 55],
])("on the whole country at %s %i focusgebieden or more have a name, none over another, a dot or the edge", (...given) => {
  const [, fewest, frame, perDegree] = given;
  const dots = country(frame, perDegree);
  const found = placeLabels(dots, frame);
  expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(fewest);
  // A name without a line stands nearer to its own dot than to any other.
  for (const [i, label] of found.entries()) {
    const dot = dots[i];
    if (!label || !dot || label.end) continue;
    const { left, right, top, bottom } = boxOf(label, dot);
    const away = ({ x, y }: { x: number; y: number }) =>
      Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
    expect(dots.filter((other) => other !== dot && away(other) < away(dot) - 2)).toEqual([]);
  }
  const boxes = found.flatMap((label, i) => (label ? [boxOf(label, dots[i] ?? { width: 0, height: 0 })] : []));
  for (const [i, box] of boxes.entries()) {
    expect(boxes.slice(i + 1).filter((other) => overlap(box, other))).toEqual([]);
    expect(dots.filter(({ x, y }) => overlap(box, { left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 }))).toEqual([]);
    expect(box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom).toBe(true);
  }
});

test.each([
  ["320 x 640", { left: 4, top: 256, right: 316, bottom: 524 }, 52, [{ left: 262, top: 121, right: 312, bottom: 303 }]],
  ["720 x 450", { left: 4, top: 176, right: 670, bottom: 360 }, 36, []],
])(
  "where they do not all fit around their dots, at %s, all twenty stand in columns beside them",
  (_, frame, perDegree, taken) => {
    const short = shortNames(areas.map(([, , name]) => name));
    const dots = country(frame, perDegree).map((dot, i) => {
      const lines = inTwoLines(short[i] ?? "").split("\n");
      return { ...dot, width: Math.max(...lines.map((line) => line.length)) * 6.3, height: lines.length * 13.8 };
    });
    const mark = { left: 120, top: 330, right: 180, bottom: 390 };
    expect(placeLabels(dots, frame, [...taken, mark]).filter(Boolean).length).toBeLessThan(20);
    const found = labelsInColumns(dots, frame, taken) ?? [];
    expect(found).toHaveLength(20);
    const boxes = found.map((label, i) => boxOf(label, dots[i] ?? { width: 0, height: 0 }));
    for (const [i, box] of boxes.entries()) {
      expect([...boxes.slice(i + 1), ...taken].filter((other) => overlap(box, other))).toEqual([]);
      expect(dots.filter(({ x, y }) => overlap(box, { left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 }))).toEqual([]);
      expect(box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom).toBe(true);
    }
  },
);

test("columns that have no room are none: no name is cut", () => {
  const frame = { left: 0, top: 0, right: 320, bottom: 100 };
  expect(labelsInColumns(country(frame, 20), frame)).toBeUndefined();
});

test("a name is short where its first words are of it alone", () => {
  expect(shortNames(["Den Haag Zuidwest", "Delft West", "Arnhem-Oost", "Amsterdam Nieuw-West", "Amsterdam Zuidoost"])).toEqual([
    "Den Haag",
    "Delft",
    "Arnhem",
    "Amsterdam Nieuw-West",
    "Amsterdam Zuidoost",
  ]);
});

test("a name keeps out of what is taken, and stands at its dot without a line where it can", () => {
  const dot = { x: 100, y: 100, width: 60, height: 14 };
  const frame = { left: 0, top: 0, right: 300, bottom: 200 };
  expect(placeLabels([dot], frame)[0]).toMatchObject({ y: 100 });
  const beside = placeLabels([dot], frame, [{ left: 100, top: 0, right: 300, bottom: 200 }])[0];
  expect(beside?.x).toBeLessThan(100 - 30);
  expect(beside?.end).toBeUndefined();
});

test("long names break where both lines come out most alike", () => {
  expect(["Arnhem-Oost", "Schiedam Nieuwland-Oost", "Amsterdam Nieuw-West"].map((name) => inTwoLines(name))).toEqual([
    "Arnhem-Oost",
    "Schiedam\nNieuwland-Oost",
    "Amsterdam\nNieuw-West",
  ]);
});
