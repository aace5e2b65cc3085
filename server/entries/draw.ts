/**
 * Chance that comes out the same each time it is asked the same: a place that is moved away and back, or imported once more, is
 * shown where it was shown before. Without the key nobody can foretell it, and the mean of many drawings gives nothing away.
 */
import { createHmac } from "node:crypto";
import type { Chance } from "./shown.ts";

/** Bytes of a number; as many as a double holds exactly. */
const inNumber = 6;

export function drawnFrom(key: string, question: readonly (string | number)[]): Chance {
  let [block, at, bytes] = [0, 0, Buffer.alloc(0)];
  return () => {
    if (at + inNumber > bytes.length) {
      bytes = createHmac("sha256", key)
        .update(JSON.stringify([...question, block++]))
        .digest();
      at = 0;
    }
    at += inNumber;
    return bytes.readUIntBE(at - inNumber, inNumber) / 2 ** (8 * inNumber);
  };
}
