import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rates } from "#server/http/limits.ts";
import type { Opened } from "#server/store/database.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";

const canary = "canary-8c1f@example.org";

onEveryEngine((engine) => {
  let app: InitiativeApp;
  let opened: Opened;
  beforeAll(async () => {
    opened = await engine.open();
    app = await initiativeApp(opened, { mails: true });
  });
  afterAll(() => app.remove());
  let visitors = 0;
  /** Every visitor from an address of their own. */
  const propose = (body: unknown, { headers = {}, from = `10.0.0.${++visitors}` } = {}) =>
    app.app.request(
      "http://localhost/api/v1/proposals",
      {
        method: "POST",
        headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID(), ...headers },
        body: JSON.stringify(body),
      },
      { incoming: { socket: { remoteAddress: from } } },
    );
  const { internalContact, ...content } = wholeInitiative();
  const body = (changes = {}) => ({ content, consent: true, ...changes });
  const faults = async (response: Response) => {
    expect(response.status).toBe(400);
    return ((await response.json()) as { errors: { name: string }[] }).errors.map(({ name }) => name);
  };

  test("somebody without an account proposes, an editor of the place publishes it, and the address stays inside", async () => {
    const response = await propose(body({ email: canary }));
    const { id, state } = (await response.json()) as { id: string; state: string };
    expect([response.status, state]).toEqual([201, "submitted"]);
    expect((await app.ask(`/initiatives/${id}`)).status).toBe(404);
    expect((await app.ask(`/working-versions/${id}`, { as: "editorElsewhere" })).status).toBe(404);
    const found = await (await app.ask(`/working-versions/${id}`, { as: "editor" })).json();
    expect(found).toMatchObject({ state: "submitted", version: 2, content: { internalContact: { email: canary } } });
    expect(found).not.toHaveProperty("organisation");
    const published = await app.ask(`/working-versions/${id}/steps`, {
      method: "POST",
      as: "editor",
      body: { step: "publish" },
      headers: { "If-Match": '"v2"' },
    });
    expect(published.status).toBe(200);
    for (const path of [`/initiatives/${id}`, "/initiatives", "/collections/initiatieven/items"]) {
      const text = await (await app.ask(path)).text();
      expect(text).toContain("De Vinken");
      expect(text).not.toContain(canary);
    }
    expect(app.logged()).not.toContain(canary);
    const { history } = (await (await app.ask(`/working-versions/${id}/history`, { as: "admin" })).json()) as {
      history: { step: string; reason?: string }[];
    };
    expect(history.map(({ step }) => step)).toEqual(["publish", "submit", "create"]);
    expect(history[1]?.reason).toMatch(/toestemming/);
    const mail = await opened.db.selectFrom("mail").selectAll().execute();
    expect(mail.map(({ letter }) => JSON.parse(letter ?? ""))).toEqual([
      { kind: "proposal", email: canary, submission: expect.any(String) },
      { kind: "answer", submission: expect.any(String) },
    ]);
  });

  test("sent again with its key it is the same one, and the key with another body is refused", async () => {
    const headers = { "Idempotency-Key": crypto.randomUUID() };
    const first = await propose(body(), { headers });
    const again = await propose(body(), { headers });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(await again.json()).toEqual(await first.json());
    expect((await propose(body({ email: "x@example.org" }), { headers })).status).toBe(409);
    expect((await propose(body(), { headers: { "Idempotency-Key": "" } })).status).toBe(400);
  });

  test("without consent, a place or a real address it is refused by name, and nothing is kept", async () => {
    const count = async () =>
      ((await (await app.ask("/working-versions", { as: "admin" })).json()) as { numberMatched: number }).numberMatched;
    const before = await count();
    expect(await faults(await propose(body({ consent: false })))).toEqual(["consent"]);
    expect(await faults(await propose({ content }))).toEqual(["consent"]);
    expect(await faults(await propose(body({ email: "geen adres" })))).toEqual(["email"]);
    expect(await faults(await propose(body({ content: { title: "Half" } })))).toEqual(["content.place"]);
    expect(await faults(await propose(body({ content: { ...content, state: "published" } })))).toEqual(["content.state"]);
    expect(await faults(await propose(body({ state: "published", organisation: app.own })))).toEqual(["state", "organisation"]);
    expect((await propose(body(), { headers: { "Sec-Fetch-Site": "cross-site" } })).status).toBe(403);
    expect(await count()).toBe(before);
  });

  describe("a flood", () => {
    test("of one visitor ends in 429 with a time to wait, whatever addresses are made up, and others go on", async () => {
      const from = "192.0.2.7";
      const answers: Response[] = [];
      for (let i = 0; i <= rates.proposal.points; i++) {
        answers.push(await propose({}, { from, headers: { "X-Forwarded-For": `203.0.113.${i}` } }));
      }
      expect(answers.slice(0, -1).every(({ status }) => status === 400)).toBe(true);
      expect(answers.at(-1)?.status).toBe(429);
      expect(Number(answers.at(-1)?.headers.get("Retry-After"))).toBeGreaterThan(0);
      expect((await propose(body(), { from })).status).toBe(429);
      expect((await propose(body())).status).toBe(201);
    });
  });
});
