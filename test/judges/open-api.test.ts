import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { dutchRules, install, judges, writeDocument } from "./judges.ts";

const ci = Boolean(process.env.CI);
/** A workplace that has the folder lost the rules; any other checkout never had them. */
const neverHad = !existsSync(dutchRules) && !existsSync(dirname(dutchRules));

describe("the API document, by judges that are not ours", () => {
  let missing: string | undefined;
  beforeAll(() => {
    missing = install();
    const unwritten = missing ? undefined : writeDocument();
    if (unwritten) throw new Error(`the API document cannot be read: ${unwritten}`);
  });

  it.for(Object.keys(judges))("%s", (name, { skip }) => {
    skip(!ci && missing !== undefined, `the judges cannot be installed: ${missing}`);
    expect(missing).toBeUndefined();
    skip(name === "the NL API Design Rules" && neverHad, `${dutchRules} is not beside the checkout`);
    expect(judges[name]?.()).toBeUndefined();
  });
});
