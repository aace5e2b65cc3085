import { describe, expect, test } from "vitest";
import { initiative } from "#data/entry-types/initiative.ts";
import { fieldWord } from "#web/labels/field-words.ts";
import { draftFaults, faultsUnder, proposalFaults } from "#web/pages/form/fields/entry-faults.ts";
import { draftOfEntry, newRow } from "#web/state/draft.ts";
import { wholeInitiative } from "../../../fixtures/initiatives.ts";

describe("a draft is judged by the schema of the server", () => {
  test("unfinished it may be kept, and needs a title", () => {
    expect([...draftFaults({}, "draft", initiative)]).toEqual([["title", ["Vul dit in."]]]);
    expect(draftFaults({ title: "Moestuin" }, "draft", initiative).size).toBe(0);
  });

  test("whole it names everything that is missing, at once", () => {
    const found = draftFaults({ title: "Moestuin" }, "whole", initiative);
    expect([...found.keys()].sort()).toEqual(["kind", "lifecycle", "phase", "place", "summary", "themes"]);
    expect(new Set([...found.values()].flat())).toEqual(new Set(["Vul dit in."]));
  });

  test("what is wrong stands at its own row and field", () => {
    const draft = {
      ...draftOfEntry(wholeInitiative()),
      funding: [newRow({ source: "Gemeente", amount: "veel", status: "paid" }), newRow()],
    };
    const found = draftFaults(draft, "whole", initiative);
    expect(faultsUnder(found, "funding.0.amount")).toHaveLength(1);
    expect(faultsUnder(found, "funding.1").length).toBeGreaterThan(0);
    expect(faultsUnder(found, "funding.0.source")).toEqual([]);
    expect(fieldWord("funding.1.amount")).toBe("Geldstroom 2: Bedrag in euro");
  });

  test("a proposal needs consent, and an address that is one", () => {
    const whole = draftOfEntry(wholeInitiative());
    expect([...proposalFaults(whole, initiative).keys()]).toEqual(["sender.consent"]);
    expect([...proposalFaults({ ...whole, sender: { consent: true, email: "geen adres" } }, initiative).keys()]).toEqual([
      "sender.email",
    ]);
    expect(proposalFaults({ ...whole, sender: { consent: true, email: "" } }, initiative).size).toBe(0);
  });
});
