import { describe, expect, test } from "vitest";
import {
  type Action,
  actions,
  type Grant,
  may,
  mayEver,
  mayForArea,
  mayOnlyNamed,
  mayWrite,
  type Role,
  type roles,
  type Subject,
} from "#data/schema/permission.ts";
import { states, steps, stepsFor } from "#data/schema/workflow.ts";

const actor = (id: string, ...grants: Grant[]) => ({ id, grants });
const team = { organisation: "o1", areas: ["BU03071001", "WK030710", "GM0307"], createdBy: "anna", submittedBy: "anna" };

describe("a grant", () => {
  test("of an organisation does not reach another organisation", () => {
    const anna = actor("anna", { role: "wijkteam", organisation: "o1" });
    expect(may(anna, "entry.edit", team)).toBe(true);
    expect(may(anna, "entry.edit", { ...team, organisation: "o2" })).toBe(false);
    expect(may(anna, "entry.edit", { createdBy: "anna" })).toBe(false);
  });

  test("of an area reaches what lies in it", () => {
    const editor = actor("eva", { role: "editor", areas: ["GM0307"] });
    expect(may(editor, "entry.publish", team)).toBe(true);
    expect(may(editor, "entry.publish", { ...team, areas: ["GM0363"] })).toBe(false);
  });

  test("of two, either is enough and they do not add up", () => {
    const both = actor("bo", { role: "viewer" }, { role: "wijkteam", organisation: "o2" });
    expect(may(both, "entry.read", team)).toBe(true);
    expect(may(both, "entry.edit", team)).toBe(false);
  });
});

test("who has not signed in may do nothing that the table names", () => {
  for (const action of actions) expect([may(undefined, action, team), mayEver(undefined, action)]).toEqual([false, false]);
});

test("an editor does not publish what is their own, an admin only when that is named", () => {
  const own = { ...team, createdBy: "eva", submittedBy: "eva" };
  expect(may(actor("eva", { role: "editor" }), "entry.publish", own)).toBe(false);
  expect(may(actor("eva", { role: "editor" }), "entry.publish", { ...own, createdBy: "anna" })).toBe(false);
  const admin = actor("eva", { role: "admin" });
  const ways: Subject[] = [own, { ...team, submittedBy: "eva" }, { ...team, writtenBy: ["eva"] }, { ...team, proposedFrom: "b" }];
  for (const subject of ways) {
    const here = { ...admin, browser: "b" };
    expect(may({ ...here, grants: [{ role: "editor" }] }, "entry.publish", subject, true)).toBe(false);
    expect([may(here, "entry.publish", subject), mayOnlyNamed(here, "entry.publish", subject)]).toEqual([false, true]);
  }
  expect([may(admin, "entry.publish", team), mayOnlyNamed(admin, "entry.publish", team)]).toEqual([true, false]);
});

test("a limited grant gives nothing to another organisation and takes nothing from it", () => {
  const to = (organisation: string | undefined) => ({ ...team, organisation });
  const area = actor("eva", { role: "editor", areas: ["GM0307"] }, { role: "wijkteam", organisation: "o2" });
  const writes = (who: typeof area, before: string | undefined, after: string | undefined) =>
    mayWrite(who, "entry.edit", to(after), to(before));
  expect([
    writes(area, "o1", "o1"),
    writes(area, "o1", "o2"),
    writes(area, "o1", undefined),
    writes(area, undefined, "o3"),
  ]).toEqual([true, false, false, false]);
  expect(["o1", "o2", undefined].map((one) => mayWrite(area, "entry.create", to(one)))).toEqual([false, true, true]);
  expect(writes(actor("ad", { role: "admin" }), "o1", "o2")).toBe(true);
});

test("a contributor reaches only what they made", () => {
  const cas = actor("cas", { role: "contributor" });
  expect(may(cas, "entry.read", team)).toBe(false);
  expect(may(cas, "entry.edit", { ...team, createdBy: "cas" })).toBe(true);
});

test("the whole table, unlimited grants, on what somebody else made", () => {
  const allowed = (role: (typeof roles)[number]) => actions.filter((action: Action) => may(actor("x", { role }), action, team));
  const read = ["entry.read", "entry.readInternal"];
  const work = ["entry.create", "entry.edit", "entry.submit", "entry.withdraw"];
  const judging = ["entry.return", "entry.publish", "entry.assign", "entry.merge"];
  const close = ["entry.archive", "entry.reopen", "entry.discard", "entry.verify", "entry.retract"];
  const gaps = ["completeness.declare", "gaps.look"];
  expect(allowed("viewer")).toEqual(["entry.read", "gaps.look"]);
  expect(allowed("contributor")).toEqual(["entry.create"]);
  expect(allowed("wijkteam")).toEqual(["entry.read", ...work, ...close, ...gaps]);
  expect(allowed("editor")).toEqual([...read, ...work, ...judging, ...close, ...gaps, "gaps.preview"]);
  expect(allowed("dataSteward")).toEqual(["entry.read", "entry.import", "indicator.edit", "source.edit"]);
  // Who takes part in an activity is for who organises it.
  expect(allowed("admin")).toEqual(actions.filter((action) => action !== "entry.attendance"));
});

test("an area as a whole is for whoever a grant names it to, or nothing limits", () => {
  const areas = ["WK030710", "GM0307"];
  const says = (...grants: Parameters<typeof actor>[1][]) => mayForArea(actor("x", ...grants), "completeness.declare", areas);
  expect(says({ role: "wijkteam", areas: ["GM0307"] })).toBe(true);
  expect(says({ role: "wijkteam", areas: ["GM0307"], organisation: "o1" })).toBe(true);
  expect(says({ role: "editor" })).toBe(true);
  expect(says({ role: "wijkteam", organisation: "o1" })).toBe(false);
  expect(says({ role: "wijkteam", areas: ["BU03071001", "GM0363"] })).toBe(false);
  expect(says({ role: "viewer", areas: ["GM0307"] }, { role: "contributor" })).toBe(false);
  expect(mayForArea(undefined, "gaps.look", areas)).toBe(false);
});

describe("the workflow", () => {
  test("offers exactly these steps to an admin in each state", () => {
    const admin = actor("ad", { role: "admin" });
    expect(states.map((state) => [state, stepsFor(admin, { state, public: false }, team)])).toEqual([
      ["draft", ["edit", "submit", "archive"]],
      ["submitted", ["edit", "withdraw", "return", "publish", "archive"]],
      ["published", ["edit", "archive"]],
      ["archived", ["reopen"]],
    ]);
  });

  test("offers to throw a change away where there is a public version to go back to, to who may edit", () => {
    const offered = (role: Role) =>
      states.filter((state) =>
        stepsFor(actor("wie", { role }), { state, public: true }, { ...team, createdBy: "wie" }).includes("discard"),
      );
    for (const role of ["contributor", "wijkteam", "editor", "admin"] as const)
      expect([role, offered(role)]).toEqual([role, ["draft", "submitted"]]);
    for (const role of ["viewer", "dataSteward"] as const) expect([role, offered(role)]).toEqual([role, []]);
    expect(stepsFor(actor("wie", { role: "contributor" }), { state: "draft", public: true }, team)).toEqual([]);
  });

  test("leaves every state again: there is a way from each to each", () => {
    const admin = actor("ad", { role: "admin" });
    for (const state of states) expect(stepsFor(admin, { state, public: false }, team).length).toBeGreaterThan(0);
    expect(steps).toHaveLength(8);
  });

  test("offers nothing to a visitor", () => {
    for (const state of states) expect(stepsFor(undefined, { state, public: true }, team)).toEqual([]);
  });
});
