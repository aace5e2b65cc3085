import { describe, expect, it } from "vitest";
import { contoursOf } from "#tiles/coverage/contours.ts";
import { mend } from "#tiles/coverage/mend.ts";
import { type Areas, eachRing } from "#tiles/topology/areas.ts";
import { twiceAreaOfRing } from "#tiles/topology/rings.ts";
import { numberVertices } from "#tiles/topology/vertices.ts";
import { type Drawing, featuresOf, square } from "../../../fixtures/tiny-country.ts";

const unit = 64;

/** Areas in square units of the drawing, after mending; and how many contours are left. */
function mended(buurten: Drawing, wijken?: Drawing): { sizes: number[]; contours: number } {
  const { vertices, areas } = numberVertices([buurten, ...(wijken ? [wijken] : [])].map(featuresOf));
  const [inner, outer] = areas as [Areas, Areas | undefined];
  const options = { vertexCount: vertices.count, points: vertices, stripWidth: 2 * unit };
  const whole = mend(inner, outer ? { ...options, outer } : options);
  const sizes = Array.from({ length: whole.polygonStart.length - 1 }, (_, row) => {
    let doubled = 0;
    const [first, last] = [whole.polygonStart[row], whole.polygonStart[row + 1]].map((p) => whole.ringStart[p ?? 0] ?? 0);
    let ring = 0;
    eachRing(whole, (ids) => {
      if (ring >= (first ?? 0) && ring < (last ?? 0)) doubled += twiceAreaOfRing(ids, vertices);
      ring++;
    });
    return Math.round(doubled / 2 / unit ** 2);
  });
  return { sizes, contours: contoursOf(whole, outer, vertices.count, vertices).length };
}

const left: Drawing[number] = [[square(0, 0, 100)]];

describe("mending a level", () => {
  it("leaves areas that meet as they are, and an island, and water between them", () => {
    const apart: Drawing = [left, [[square(100, 0, 100)]], [[square(300, 0, 50)]]];
    expect(mended(apart)).toEqual({ sizes: [10_000, 10_000, 2500], contours: 2 });
  });

  // The border of the left area goes straight from (100, 20) to (100, 80), that of the right one by way of a vertex beside it.
  const straight: Drawing[number] = [
    [
      [
        [0, 0],
        [100, 0],
        [100, 20],
        [100, 80],
        [100, 100],
        [0, 100],
      ],
    ],
  ];
  const bent = (x: number): Drawing[number] => [
    [
      [
        [200, 0],
        [200, 100],
        [100, 100],
        [100, 80],
        [x, 50],
        [100, 20],
        [100, 0],
      ],
    ],
  ];

  it("closes a strip: the area along most of it follows the other", () => {
    expect(mended([straight, bent(102)])).toEqual({ sizes: [10_000, 10_000], contours: 1 });
  });

  it("takes a thin overlap from the area along most of it", () => {
    expect(mended([straight, bent(98)])).toEqual({ sizes: [10_000, 10_000], contours: 1 });
  });

  it("cuts an area out of the larger one it lies over, where that one was published without the notch", () => {
    const over: Drawing = [
      [
        [
          [
            [0, 0],
            [40, 0],
            [60, 0],
            [100, 0],
            [100, 100],
            [0, 100],
          ],
        ],
      ],
      [
        [
          [
            [40, 0],
            [60, 0],
            [60, 20],
            [40, 20],
          ],
        ],
      ],
    ];
    expect(mended(over)).toEqual({ sizes: [9600, 400], contours: 1 });
  });

  it("lets areas follow the border of the level around them", () => {
    const wijken: Drawing = [
      [
        [
          [
            [0, 0],
            [100, 0],
            [101, 50],
            [100, 100],
            [0, 100],
          ],
        ],
      ],
    ];
    expect(mended([left], wijken)).toEqual({ sizes: [10_050], contours: 0 });
  });
});
