/** Whose signals they are: nobody hears of what they may not read, and who is signed in of what is theirs. */
import { beforeEach, describe, expect, test } from "vitest";
import { onEveryEngine } from "../fixtures/databases.ts";
import { knowledgeOf } from "../fixtures/knowledge.ts";
import { signalsOf } from "../fixtures/signals.ts";
import { workflow } from "../fixtures/workflow.ts";

onEveryEngine((engine) => {
  let clock = Date.parse("2026-12-01T10:00:00.000Z");
  const now = () => new Date(++clock).toISOString();
  const flow = workflow(engine, undefined, async () => ({ mails: true, now }));
  const { app, ask, opened } = flow;
  const { shown, handedIn, made } = knowledgeOf(flow);
  const { signals, own, said, of } = signalsOf(flow);

  beforeEach(async () => {
    const { db } = opened();
    for (const table of ["question", "public_entry", "saved_region"] as const) await db.deleteFrom(table).execute();
  });

  describe("what is not public", () => {
    const canary = "Kanarie in de kolenmijn";

    test("is in no signal and no count for who may not read it", async () => {
      const period = { from: "2025-01-01", to: "2026-11-30" };
      await handedIn("agreement", { title: canary, period, summary: canary });
      await made("fundingLine", { title: canary, period: { to: "2027-01-01" } });
      await made("areaApproach", { title: canary, areas: ["liendert"] });
      await handedIn("assessment", { title: canary, areas: ["liendert"], on: "2020-01-01" });
      await handedIn("checklist", { title: canary, areas: ["liendert"] });
      for (const as of [undefined, "nobody", "otherTeam", "editorElsewhere", "wijkteam", "editor", "admin"]) {
        const found = await signals("liendert", as);
        expect(JSON.stringify(found), String(as)).not.toContain(canary);
        expect(said(found), String(as)).toEqual({ approachAbsent: ["liendert"] });
      }
    });

    test("is a signal of its own only for who may read it: a question that was asked besloten", async () => {
      const asked = await handedIn("question", { title: canary, visibility: "besloten" });
      const routed = await ask(`/questions/${asked.id}/routing`, {
        method: "POST",
        as: "editor",
        body: {},
        headers: { "If-Match": `"v${asked.version}"` },
      });
      expect(routed.status).toBe(204);
      for (const as of ["editor", "admin", "wijkteam", "colleague"])
        expect(
          (await of("closedQuestion", "WK030710", as)).map(({ entry }) => entry?.id),
          as,
        ).toEqual([asked.id]);
      for (const as of [undefined, "nobody", "otherTeam", "editorElsewhere"]) {
        const found = await signals("WK030710", as);
        expect(found, String(as)).toEqual({ total: 0, kinds: [] });
        expect((await ask("/signals?area=WK030710&kind=closedQuestion", { as })).status).toBe(200);
        expect(await of("closedQuestion", "WK030710", as), String(as)).toEqual([]);
      }
      expect(said(await own("editor"))).toMatchObject({ closedQuestion: [canary] });
      expect(JSON.stringify(await own("editorElsewhere"))).not.toContain(canary);
      const answer = await ask("/signals?area=WK030710", { as: "editor" });
      expect(answer.headers.get("Cache-Control")).toBe("no-store");
    });
  });

  describe("of who is signed in", () => {
    test("the areas of a role, what belongs to its organisation, and the regions that somebody keeps", async () => {
      await shown("agreement", { title: "Te laat", period: { to: "2026-01-01" } });
      const inOwn = { agreementOverdue: ["Te laat"], agreementUnconfirmed: ["Te laat"] };
      expect(await own("editor")).toMatchObject({ areas: ["GM0307"], organisations: [] });
      expect(said(await own("editor"))).toEqual({ ...inOwn, approachAbsent: ["liendert"] });
      expect(said(await own("wijkteam"))).toEqual(inOwn);
      expect((await own("wijkteam")).organisations).toEqual([app().own]);
      expect(await own("editorElsewhere")).toMatchObject({ total: 0, areas: ["GM0363"] });
      expect(said(await own("otherTeam"))).toEqual({});
      expect(await own("admin")).toEqual({ total: 0, kinds: [], areas: [], organisations: [] });
      const kept = await ask("/account/regions", {
        method: "POST",
        as: "admin",
        body: { name: "Mijn wijk", code: "R-WK030710" },
      });
      expect(kept.status).toBe(201);
      expect(said(await own("admin"))).toEqual(inOwn);
      expect((await ask("/account/signals")).status).toBe(401);
    });
  });
});
