/** Working versions: two who write at once, what another team made, and everything that is no initiative. */
import { describe, expect, test } from "vitest";
import { onEveryEngine } from "../fixtures/databases.ts";
import { faultyFields, pointAt, workflow } from "../fixtures/workflow.ts";

onEveryEngine((engine) => {
  const { app, ask, entry, create, trySave, tryStep } = workflow(engine);

  describe("two at once", () => {
    test("two editors of one version: one is kept, the other hears which version is newest", async () => {
      const draft = await create();
      const both = await Promise.all(["wijkteam", "colleague"].map((as) => trySave(as, draft, entry({ title: `Van ${as}` }))));
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(both.find(({ status }) => status === 409)?.headers.get("ETag")).toBe('"v2"');
    });

    test("a save without If-Match is asked for it, an odd one is refused", async () => {
      const draft = await create();
      const put = (headers: Record<string, string>) =>
        ask(`/working-versions/${draft.id}`, { method: "PUT", as: "wijkteam", body: entry(), headers });
      expect((await put({})).status).toBe(428);
      expect((await put({ "If-Match": "*" })).status).toBe(400);
      expect((await put({ "If-Match": '"v7"' })).status).toBe(409);
    });

    test("the same Idempotency-Key makes one initiative", async () => {
      const headers = { "Idempotency-Key": "een-sleutel-1" };
      const post = () => ask("/working-versions", { method: "POST", as: "wijkteam", body: entry(), headers });
      const answers = await Promise.all([post(), post(), post()]);
      const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { id: string }).id));
      expect(new Set(ids).size).toBe(1);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
      const other = await ask("/working-versions", { method: "POST", as: "wijkteam", body: entry({ title: "Anders" }), headers });
      expect(other.status).toBe(409);
      const keyless = await ask("/working-versions", {
        method: "POST",
        as: "wijkteam",
        body: entry(),
        headers: { "Idempotency-Key": "" },
      });
      expect(keyless.status).toBe(400);
    });
  });

  describe("what another team made", () => {
    test("does not exist, by any road", async () => {
      const draft = await create({ title: "Geheim van Welzijn" });
      const missing = await ask("/working-versions/0198-bestaat-niet", { as: "otherTeam" });
      const detail = await missing.json();
      for (const as of ["otherTeam", "contributor", "editorElsewhere", "nobody"]) {
        for (const path of ["", "/history", "/history/1"]) {
          const response = await ask(`/working-versions/${draft.id}${path}`, { as });
          expect([as, path, response.status, await response.json()]).toEqual([as, path, 404, detail]);
        }
        expect((await trySave(as, draft, entry())).status, as).toBe(404);
        expect((await tryStep(as, draft, "submit")).status, as).toBe(404);
        const list = await (await ask("/working-versions?q=Geheim", { as })).json();
        expect(list, as).toEqual({ workingVersions: [], numberMatched: 0 });
      }
      expect(await (await ask("/working-versions?q=Geheim", { as: "viewer" })).json()).toMatchObject({ numberMatched: 1 });
    });

    test("cannot be reached by moving one's own entry into it, or out of one's area", async () => {
      const draft = await create();
      expect((await trySave("wijkteam", draft, entry({}, app().other))).status).toBe(403);
      const elsewhere = entry({ place: pointAt(4.895, 52.375) });
      expect((await trySave("editor", draft, elsewhere)).status).toBe(403);
      expect((await ask("/working-versions", { method: "POST", as: "wijkteam", body: entry({}, app().other) })).status).toBe(403);
    });

    test("state, owner, version and batch cannot be sent along", async () => {
      for (const extra of ["state", "createdBy", "version", "id", "public", "placed"]) {
        const response = await ask("/working-versions", {
          method: "POST",
          as: "wijkteam",
          body: { ...entry(), [extra]: "published" },
        });
        expect([extra, response.status, await faultyFields(response)]).toEqual([extra, 400, [extra]]);
      }
    });
  });

  describe("bad input", () => {
    const post = (body: unknown, headers: Record<string, string> = {}) =>
      ask("/working-versions", { method: "POST", as: "wijkteam", body, headers });

    test("all faults come at once, in Dutch or English", async () => {
      const body = entry({ title: "x", themes: [], link: "javascript:alert(1)" });
      const dutch = (await (await post(body)).json()) as { errors: { name: string; reason: string }[] };
      expect(dutch.errors).toContainEqual({
        in: "body",
        name: "content.link",
        reason: "Dit is geen adres van een website. Schrijf het als www.buurthuis.nl.",
      });
      expect(dutch.errors).toHaveLength(3);
      const english = (await (await post(body, { "Accept-Language": "en" })).json()) as typeof dutch;
      expect(english.errors.map(({ reason }) => reason)).toContain(
        "This is no address of a website. Write it as www.buurthuis.nl.",
      );
    });

    test.each([
      ["a place in the sea", 3.5, 53.5, "Deze plek ligt in geen enkele buurt."],
      ["RD numbers", 155000, 463000, "Dit zijn Rijksdriehoekcoördinaten."],
      ["swapped numbers", 52.1, 5.4, "Lengte en breedte zijn omgewisseld"],
    ])("%s is refused with help", async (_what, longitude, latitude, help) => {
      const response = await post(entry({ place: pointAt(longitude, latitude) }));
      expect(response.status).toBe(400);
      expect(await response.text()).toContain(help);
    });

    test.each<[string, unknown, Record<string, string>, number]>([
      ["a text that is no JSON", "{", {}, 400],
      ["20,000 levels", `${"[".repeat(20_000)}${"]".repeat(20_000)}`, {}, 400],
      ["more than a million bytes", JSON.stringify({ content: "x".repeat(1_100_000) }), {}, 413],
      ["a form", "a=b", { "Content-Type": "application/x-www-form-urlencoded" }, 415],
      ["compressed", "{}", { "Content-Encoding": "gzip" }, 415],
      ["from another site", entryText(), { "Sec-Fetch-Site": "cross-site" }, 403],
      ["with the origin of another site", entryText(), { Origin: "https://evil.example" }, 403],
      ["an array", "[]", {}, 400],
      ["null", "null", {}, 400],
    ])("%s", async (_what, body, headers, status) => {
      const response = await post(body, headers);
      expect(response.status).toBe(status);
      expect(response.headers.get("Content-Type")).toBe("application/problem+json");
    });

    test("script in every text is data: it comes back as it was sent", async () => {
      const xss = `<script>alert(1)</script>"'><img src=x onerror=alert(1)> =cmd|'/c calc'!A1`;
      const texts = { title: xss, summary: xss, source: xss, openingNote: xss, takePart: xss };
      const draft = await create({ ...texts, address: { street: xss, city: xss } });
      expect(draft.content).toMatchObject({ ...texts, address: { street: xss, city: xss } });
      const response = await ask(`/working-versions/${draft.id}`, { as: "wijkteam" });
      expect(response.headers.get("Content-Type")).toMatch(/^application\/json/);
      expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
    });
  });
});

function entryText(): string {
  return JSON.stringify({ content: { title: "Een begin" } });
}
