/** Coming in and going out: invitations, links, sessions, and what an admin may change of people. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Grant } from "#data/schema/permission.ts";
import type { Db } from "#server/store/database.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type Asked, type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";

onEveryEngine((engine) => {
  let app: InitiativeApp;
  let db: Db;
  beforeAll(async () => {
    const opened = await engine.open();
    db = opened.db;
    app = await initiativeApp(opened);
  });
  afterAll(() => app.remove());
  const ask = (path: string, asked?: Asked) => app.ask(path, asked);
  const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const enter = (link: string) => ask("/session", { method: "POST", body: { token: link.split("#")[1] } });
  const invite = async (grants: Grant[]) => {
    const body = { name: "Nieuw Iemand", email: `Nieuw-${crypto.randomUUID()}@Example.org`, grants };
    const response = await ask("/people", { method: "POST", as: "admin", body });
    expect(response.status).toBe(201);
    return { ...((await response.json()) as { id: string; link: string }), email: body.email };
  };

  test("who is invited comes in once by the link and has the role that was given", async () => {
    const { id, link } = await invite([{ role: "wijkteam", organisation: app.own }]);
    expect(new URL(link).search).toBe("");
    const response = await enter(link);
    expect(response.status).toBe(204);
    const [cookie = ""] = response.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    const session = await ask("/session", { headers: { Cookie: cookieOf(response) } });
    expect(await session.json()).toEqual({
      person: id,
      name: "Nieuw Iemand",
      grants: [{ role: "wijkteam", organisation: app.own }],
      welcome: true,
    });
    expect((await enter(link)).status).toBe(400);
    const { people } = (await (await ask("/people", { as: "admin" })).json()) as { people: { id: string; seen: boolean }[] };
    expect(people.find((person) => person.id === id)?.seen).toBe(true);
  });

  test("a link that is opened but not used keeps working, and eight at once let one in", async () => {
    const { link } = await invite([{ role: "viewer" }]);
    for (let i = 0; i < 3; i++) await ask("/session", { headers: { Cookie: "" } });
    const answers = await Promise.all(Array.from({ length: 8 }, () => enter(link)));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  });

  test("a made-up token and a made-up cookie are nothing", async () => {
    expect((await enter(`#${"x".repeat(43)}`)).status).toBe(400);
    expect((await ask("/session", { headers: { Cookie: "wijkblik=abc.def" } })).status).toBe(401);
    expect((await ask("/session")).status).toBe(401);
  });

  test("leaving ends the session for good", async () => {
    const { link } = await invite([{ role: "viewer" }]);
    const Cookie = cookieOf(await enter(link));
    expect((await ask("/session", { method: "DELETE", headers: { Cookie } })).status).toBe(204);
    expect((await ask("/session", { headers: { Cookie } })).status).toBe(401);
  });

  test("leaving everywhere ends the sessions of every device, and beside each session stands a mark without a secret", async () => {
    const { id } = await invite([{ role: "viewer" }]);
    const devices: string[] = [];
    for (let i = 0; i < 2; i++) {
      const made = await ask(`/people/${id}/links`, { method: "POST", as: "admin", body: {} });
      const entered = await enter(((await made.json()) as { link: string }).link);
      expect(entered.headers.getSetCookie()[1]).toBe("wijkblik-in=1; Path=/; Max-Age=2592000; SameSite=Lax");
      devices.push(cookieOf(entered));
    }
    const left = await ask("/sessions", { method: "DELETE", headers: { Cookie: devices[0] ?? "" } });
    expect(left.status).toBe(204);
    expect(left.headers.getSetCookie().at(-1)).toBe("wijkblik-in=; Path=/; Max-Age=0; SameSite=Lax");
    for (const Cookie of devices) expect((await ask("/session", { headers: { Cookie } })).status).toBe(401);
  });

  test("every device is named and can be ended by its owner alone; a session goes on for thirty days from the last day it was used", async () => {
    const { id, link } = await invite([{ role: "viewer" }]);
    const first = cookieOf(await enter(link));
    const made = await ask(`/people/${id}/links`, { method: "POST", as: "admin", body: {} });
    const second = cookieOf(await enter(((await made.json()) as { link: string }).link));
    type Devices = { devices: { id: string; current: boolean; since: string; usedOn: string }[] };
    const listed = async (Cookie: string) => (await (await ask("/sessions", { headers: { Cookie } })).json()) as Devices;
    const { devices } = await listed(first);
    expect(devices.map(({ current }) => current).sort()).toEqual([false, true]);
    expect(devices[0]).toMatchObject({ usedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    const other = devices.find(({ current }) => !current)?.id ?? "";
    // Of somebody else it is no session at all.
    const stranger = cookieOf(await enter((await invite([{ role: "viewer" }])).link));
    expect((await ask(`/sessions/${other}`, { method: "DELETE", headers: { Cookie: stranger } })).status).toBe(404);
    expect((await listed(second)).devices).toHaveLength(2);
    expect((await ask(`/sessions/${other}`, { method: "DELETE", headers: { Cookie: first } })).status).toBe(204);
    expect((await ask("/session", { headers: { Cookie: second } })).status).toBe(401);
    expect((await ask("/session", { headers: { Cookie: first } })).headers.getSetCookie()).toEqual([]);
    // A session that was last used two days ago: asked who it is, it lasts longer, and the cookie hears of it.
    const soon = new Date(Date.now() + 28 * 24 * 3600 * 1000).toISOString();
    await db.updateTable("session").set({ expiresAt: soon }).where("userId", "=", id).execute();
    expect((await ask("/passkeys", { headers: { Cookie: first } })).headers.getSetCookie()).toEqual([]);
    const longer = await ask("/session", { headers: { Cookie: first } });
    expect(longer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^wijkblik=.*Max-Age=2592000/),
      "wijkblik-in=1; Path=/; Max-Age=2592000; SameSite=Lax",
    ]);
  });

  test("a change of roles ends every session, and without a role there is nothing to reach", async () => {
    const { id, link } = await invite([{ role: "admin" }]);
    const Cookie = cookieOf(await enter(link));
    expect((await ask("/people", { headers: { Cookie } })).status).toBe(200);
    expect((await ask(`/people/${id}/grants`, { method: "PUT", as: "admin", body: { grants: [] } })).status).toBe(200);
    expect((await ask("/people", { headers: { Cookie } })).status).toBe(401);
    const again = (await (await ask(`/people/${id}/links`, { method: "POST", as: "admin", body: {} })).json()) as {
      link: string;
    };
    const fresh = { Cookie: cookieOf(await enter(again.link)) };
    expect((await ask("/people", { headers: fresh })).status).toBe(403);
  });

  test("an address is invited once, in whatever case it is written", async () => {
    const { email } = await invite([{ role: "viewer" }]);
    const again = { name: "Nog eens", email: email.toLowerCase(), grants: [{ role: "admin" }] };
    expect((await ask("/people", { method: "POST", as: "admin", body: again })).status).toBe(409);
  });

  test("an admin cannot lock the door behind themselves", async () => {
    const id = app.people.get("admin")?.id;
    expect(
      (await ask(`/people/${id}/grants`, { method: "PUT", as: "admin", body: { grants: [{ role: "viewer" }] } })).status,
    ).toBe(409);
  });

  test("an invitation is open until it is used, and withdrawing makes it void", async () => {
    const personOf = async (id: string) => {
      const { people } = (await (await ask("/people", { as: "admin" })).json()) as {
        people: { id: string; invitation?: { at: string; expiresAt: string } }[];
      };
      return people.find((person) => person.id === id);
    };
    const used = await invite([{ role: "viewer" }]);
    const { at = "", expiresAt = "" } = (await personOf(used.id))?.invitation ?? {};
    expect(Date.parse(expiresAt) - Date.parse(at)).toBe(7 * 24 * 3600 * 1000);
    expect((await enter(used.link)).status).toBe(204);
    expect(await personOf(used.id)).not.toHaveProperty("invitation");
    const withdrawn = await invite([{ role: "viewer" }]);
    const body = { grants: [] };
    expect((await ask(`/people/${withdrawn.id}/grants`, { method: "PUT", as: "admin", body })).status).toBe(200);
    expect(await personOf(withdrawn.id)).toMatchObject({ grants: [], seen: false });
    expect(await personOf(withdrawn.id)).not.toHaveProperty("invitation");
    expect((await enter(withdrawn.link)).status).toBe(400);
  });

  test("a limit to an organisation or an area that is not there is refused by its name", async () => {
    const body = {
      name: "Nieuw Iemand",
      email: "nergens@example.org",
      grants: [
        { role: "editor", organisation: "bestaat-niet" },
        { role: "viewer", areas: ["X1"] },
        { role: "viewer", areas: [] },
      ],
    };
    const response = await ask("/people", { method: "POST", as: "admin", body });
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { name: string }[] };
    expect(errors.map(({ name }) => name)).toEqual(["grants.0.organisation", "grants.1.areas", "grants.2.areas"]);
  });

  // The last one: afterwards the admin that the others ask as may be none any more.
  test("two beheerders who withdraw each other at once leave one", async () => {
    const admin = app.people.get("admin");
    const second = await invite([{ role: "admin" }]);
    const Cookie = cookieOf(await enter(second.link));
    const withdraw = (id: string | undefined, headers: Record<string, string>) =>
      ask(`/people/${id}/grants`, { method: "PUT", body: { grants: [{ role: "viewer" }] }, headers });
    const [first, other] = await Promise.all([
      withdraw(second.id, { Cookie: admin?.cookie ?? "" }),
      withdraw(admin?.id, { Cookie }),
    ]);
    const left = first.status === 200 ? { Cookie: admin?.cookie ?? "" } : { Cookie };
    expect([first.status, other.status].filter((status) => status === 200)).toHaveLength(1);
    expect((await ask("/people", { headers: left })).status).toBe(200);
  });
});
