import { describe, expect, test } from "vitest";
import { dropLocal, type LocalDraft, readLocal, slotOf, writeLocal } from "#web/state/draft.ts";

/** A shelf as browsers have it. */
function shelf(room = Number.POSITIVE_INFINITY) {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > room) throw new DOMException("full", "QuotaExceededError");
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
}
const local: LocalDraft = { draft: { title: "Moestuin" }, version: 3, base: { title: "Tuin" }, at: "2026-11-21T10:00:00.000Z" };

describe("a draft on this device", () => {
  test("comes back as it was typed, for that person and that entry", () => {
    const on = shelf();
    expect(writeLocal(slotOf("p1", "i1"), local, on)).toBe(true);
    expect(readLocal(slotOf("p1", "i1"), on)).toEqual(local);
    for (const other of [slotOf("p2", "i1"), slotOf("p1", "i2"), slotOf("p1", undefined)])
      expect(readLocal(other, on)).toBeUndefined();
  });

  test("is gone when it is dropped", () => {
    const on = shelf();
    writeLocal("a", local, on);
    dropLocal("a", on);
    expect(readLocal("a", on)).toBeUndefined();
  });

  test("that the device has no room for is said, and what was kept before stays", () => {
    const on = shelf(200);
    writeLocal("a", local, on);
    expect(writeLocal("a", { ...local, draft: { title: "x".repeat(300) } }, on)).toBe(false);
    expect(readLocal("a", on)).toEqual(local);
  });

  test.each(["", "{", "null", "[]", '{"draft":null,"at":"x"}', '{"draft":{}}'])("that cannot be read is none: %s", (text) => {
    const on = shelf();
    on.kept.set("a", text);
    expect(readLocal("a", on)).toBeUndefined();
  });
});
