/** A place that is not public or not exact: nothing that everybody may read says more than was chosen. */
import { describe, expect, test } from "vitest";
import type { InitiativeInput } from "#data/schema/initiative.ts";
import type { EntryRecord, Placed } from "#data/schema/record.ts";
import { disclosureRound } from "#server/jobs/rounds.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { json, workflow } from "../fixtures/workflow.ts";

type Place = InitiativeInput["place"];
type Precision = "exact" | "straat" | "buurt";
interface Public {
  content: { place: object | null; placed: object; workingArea?: object };
  geometry: { coordinates: [number, number] } | null;
}

// The small set: one buurt in Amersfoort and in Rotterdam, two in one wijk of Amsterdam, side by side at 4.9.
const lonely = [5.4111111, 52.1611111] as const;
const kop = [4.8977777, 52.3744444] as const;
/** From one buurt of Amsterdam into the other. */
const overBoth = [kop, [4.9022222, 52.3744444]] as const;

const at = ([x, y]: readonly [number, number], precision: Precision, isPublic = true): Place => ({
  kind: "geometry",
  geometry: { type: "Point", coordinates: [x, y] },
  precision,
  public: isPublic,
});
const along = (precision: Precision, isPublic = true): Place => ({
  kind: "geometry",
  geometry: { type: "LineString", coordinates: [...overBoth] },
  precision,
  public: isPublic,
});
const drawn: InitiativeInput["workingArea"] = {
  kind: "polygon",
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [4.897, 52.374],
        [4.8981, 52.374],
        [4.8981, 52.3751],
        [4.897, 52.374],
      ],
    ],
  },
};

onEveryEngine((engine) => {
  const { app, opened, ask, entry, create, save, step } = workflow(engine);
  const codes = ["BU03071001", "BU0363AA01", "BU0363AA02", "BU05990110", "WK030710", "WK0363AA", "GM0307", "GM0363", "liendert"];

  const publish = async (place: Place, changes: Partial<InitiativeInput> = {}) => {
    const draft = await create({ place, workingArea: undefined, ...changes });
    return step("admin", await step("wijkteam", draft, "submit"), "publish");
  };
  const openOf = async (id: string) => json<Public>(await ask(`/initiatives/${id}`));
  /** Codes of the areas whose public list holds it, with every way to ask a list. */
  const foundIn = async (id: string): Promise<string[]> => {
    const found: string[] = [];
    for (const code of codes) {
      const answers = await Promise.all(
        ["/initiatives?limit=1000&", "/initiatives.geojson?", "/initiatives.csv?", "/initiatives.rss?"].map(async (path) =>
          (await ask(`${path}area=${code}`)).text(),
        ),
      );
      const times = answers.filter((text) => text.includes(id)).length;
      expect([0, answers.length]).toContain(times);
      if (times > 0) found.push(code);
    }
    return found;
  };
  const everything = async (id: string) =>
    (
      await Promise.all(
        [
          `/initiatives/${id}`,
          `/collections/initiatieven/items/${id}`,
          "/initiatives.geojson",
          "/initiatives.csv",
          "/initiatives.atom",
        ].map(async (path) => (await ask(path)).text()),
      )
    ).join("\n");

  describe("a place that is not public", () => {
    test("in the only buurt of its gemeente is found by no area, and none is named", async () => {
      const { id } = await publish(at(lonely, "exact", false));
      expect(await openOf(id)).toMatchObject({ geometry: null, content: { place: null, placed: {} } });
      expect(await foundIn(id)).toEqual([]);
      expect(await everything(id)).not.toMatch(/5\.4111|52\.1611/);
      const inBox = await json<{ initiatives: { id: string }[] }>(
        await ask("/initiatives?bbox=5.405,52.16,5.415,52.17&limit=1000"),
      );
      expect(inBox.initiatives.map((one) => one.id)).not.toContain(id);
    });

    test("in a wijk of two buurten is found by that wijk and its gemeente", async () => {
      const { id } = await publish(at(kop, "buurt", false));
      expect((await openOf(id)).content.placed).toEqual({ wijk: "WK0363AA", gemeente: "GM0363" });
      expect(await foundIn(id)).toEqual(["WK0363AA", "GM0363"]);
    });

    test("that is an area says no more than one that is a point there", async () => {
      const { id } = await publish({ kind: "area", code: "BU0363AA01", public: false });
      expect(await foundIn(id)).toEqual(["WK0363AA", "GM0363"]);
      const alone = await publish({ kind: "area", code: "WK030710", public: false });
      expect((await openOf(alone.id)).content.placed).toEqual({});
      expect(await foundIn(alone.id)).toEqual([]);
    });

    test("is not pointed at by what is drawn around it", async () => {
      for (const workingArea of [drawn, { kind: "radius" as const, metres: 50 }]) {
        for (const place of [
          at(kop, "exact", false),
          at(kop, "straat"),
          at(kop, "buurt"),
          { ...at(kop, "exact"), public: false },
        ]) {
          const { id } = await publish(place, { workingArea });
          expect((await openOf(id)).content).not.toHaveProperty("workingArea");
          // A corner of the drawing, whole: the spot that is shown may lie as far east or as far north by chance.
          expect(await everything(id)).not.toMatch(/4\.8981\D{1,3}52\.3751(?!\d)/);
        }
        const { id } = await publish(at(kop, "exact"), { workingArea });
        expect((await openOf(id)).content).toHaveProperty("workingArea");
      }
    });
  });

  test.each(["straat", "buurt"] as const)(
    "of precision %s, a line into the next buurt is found by its own buurt alone",
    async (precision) => {
      const { id, placed } = await publish(along(precision));
      const [own] = [placed.buurt ?? ""];
      expect(await foundIn(id)).toEqual([own, "WK0363AA", "GM0363"]);
      const exact = await publish(along("exact"));
      expect(await foundIn(exact.id)).toEqual(["BU0363AA01", "BU0363AA02", "WK0363AA", "GM0363"]);
    },
  );

  describe.each(["straat", "buurt"] as const)("a place of precision %s", (precision) => {
    const pointOf = ({ placed }: EntryRecord) => placed.shown?.coordinates as [number, number];

    test("that is moved away and back, again and again, is shown at one spot", async () => {
      let record = await publish(at(lonely, precision));
      const first = pointOf(record);
      for (let i = 0; i < 5; i++) {
        record = await save("wijkteam", record, entry({ place: at(kop, precision) }));
        record = await save("wijkteam", record, entry({ place: at(lonely, precision) }));
        expect(pointOf(record)).toEqual(first);
      }
      record = await save("wijkteam", record, entry({ place: at(lonely, "exact") }));
      record = await save("wijkteam", record, entry({ place: at(lonely, precision, false) }));
      expect(record.placed.shown).toBeNull();
      expect(pointOf(await save("wijkteam", record, entry({ place: at(lonely, precision) })))).toEqual(first);
    });

    test("that is taken away and brought in again is shown where it was", async () => {
      const [one, other] = [await publish(at(lonely, precision)), await publish(at(lonely, precision))];
      expect(pointOf(other)).toEqual(pointOf(one));
    });

    test("of another organisation is shown elsewhere: nobody finds a place by trying places of their own", async () => {
      const body = { organisation: app().other, content: entry({ place: at(lonely, precision) }).content };
      const theirs = await json<EntryRecord>(await ask("/working-versions", { method: "POST", as: "otherTeam", body }), 201);
      expect(pointOf(theirs)).not.toEqual(pointOf(await create({ place: at(lonely, precision) })));
    });
  });

  test("what was published before areas were disclosed is worked out again, once for every published set", async () => {
    const { db } = opened();
    const hidden = await publish(at(lonely, "exact", false));
    const line = await publish(along("buurt"));
    // As the version before kept it.
    for (const { id, placed } of [hidden, line]) {
      const { told: _, ...before }: Placed = placed;
      for (const table of ["entry", "history"] as const) {
        const key = table === "history" ? "entry" : "id";
        await db
          .updateTable(table)
          .set({ placed: JSON.stringify(before) })
          .where(key as never, "=", id as never)
          .execute();
      }
      await db.deleteFrom("public_entry_area").where("id", "=", id).execute();
      const links = placed.areas.map((code) => ({ code, id }));
      await db.insertInto("public_entry_area").values(links).execute();
    }
    expect(await foundIn(hidden.id)).toContain("WK030710");
    expect(await disclosureRound(db, app().library)()).toBeGreaterThanOrEqual(2);
    expect(await foundIn(hidden.id)).toEqual([]);
    expect(await foundIn(line.id)).toEqual([line.placed.buurt, "WK0363AA", "GM0363"]);
    expect(await disclosureRound(db, app().library)()).toBe(0);
  });

  describe("an address is shown and found as precisely as its place", () => {
    const address = { street: "Kanariestraat", number: "1777-KN", postcode: "3815ZZ", city: "Kanariedorp" };
    const foundBy = async (q: string, as?: string) => {
      const [path, list] = as ? ["/working-versions", "workingVersions"] : ["/initiatives", "initiatives"];
      const answer = await json<Record<string, { id: string }[]>>(await ask(`${path}?limit=1000&q=${q}`, as ? { as } : {}));
      return answer[list]?.map(({ id }) => id) ?? [];
    };

    test.each<[string, Place, object | undefined, string[]]>([
      ["exact", at(lonely, "exact"), address, Object.values(address)],
      ["in the street", at(lonely, "straat"), { street: address.street, city: address.city }, [address.street, address.city]],
      ["in the buurt", at(lonely, "buurt"), { city: address.city }, [address.city]],
      ["an area", { kind: "area", code: "GM0363", public: true }, { city: address.city }, [address.city]],
      ["not public", at(lonely, "exact", false), undefined, []],
    ])("%s", async (_what, place, shown, words) => {
      const { id } = await publish(place, { address });
      expect((await json<{ content: { address?: object } }>(await ask(`/initiatives/${id}`))).content.address).toEqual(shown);
      const item = await (await ask(`/collections/initiatieven/items/${id}`)).text();
      for (const word of Object.values(address)) {
        expect([word, item.includes(word), (await foundBy(word)).includes(id)]).toEqual([
          word,
          words.includes(word),
          words.includes(word),
        ]);
        // Who sees the whole address finds it by no more than everybody: else a search would tell it to who does not.
        expect([word, (await foundBy(word, "viewer")).includes(id)]).toEqual([word, words.includes(word)]);
      }
    });
  });
});
