import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Grant } from "#data/schema/permission.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type Asked, type InitiativeApp, initiativeApp } from "./initiative-app.ts";

onEveryEngine((engine) => {
  let app: InitiativeApp;
  beforeAll(async () => {
    app = await initiativeApp(await engine.open());
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

  describe("role x route", () => {
    const anyone = ["", "nobody", "viewer", "contributor", "wijkteam", "dataSteward", "editor", "admin"];
    const signedIn = anyone.slice(1);
    /** Who gets past the door of each operation; a body or an id that is wrong comes after it. */
    const doors: Record<string, string[]> = {
      listInitiatives: anyone,
      listInitiativePoints: anyone,
      getInitiative: anyone,
      exportInitiativesCsv: anyone,
      exportInitiativesGeojson: anyone,
      exportInitiativesExcel: anyone,
      checkImport: ["dataSteward", "admin"],
      runImport: ["dataSteward", "admin"],
      listImports: ["dataSteward", "admin"],
      undoImport: ["dataSteward", "admin"],
      listWorkingVersions: signedIn,
      createWorkingVersion: ["contributor", "wijkteam", "editor", "admin"],
      getWorkingVersion: signedIn,
      saveWorkingVersion: signedIn,
      takeStep: signedIn,
      listHistory: signedIn,
      getVersion: signedIn,
      listOrganisations: anyone,
      createOrganisation: ["admin"],
      saveOrganisation: ["admin"],
      getSession: signedIn,
      startSession: anyone,
      listSignInWays: anyone,
      mailLink: anyone,
      propose: anyone,
      verifyInitiative: signedIn,
      lookAtConfirmation: anyone,
      confirm: anyone,
      endSession: anyone,
      listPeople: ["admin"],
      invitePerson: ["admin"],
      setGrants: ["admin"],
      makeLink: ["admin"],
    };

    test("every operation of the document lets in exactly who the table names", async () => {
      const document = (await (await ask("/openapi.json")).json()) as {
        paths: Record<string, Record<string, { operationId: string }>>;
      };
      const found: Record<string, string[]> = {};
      // What is published is for everybody and has no door; an operation on anything else needs a row in the table.
      const published = /^\/(areas|indicators|groups|sources|geocode|around|conformance|collections)/;
      for (const [path, methods] of Object.entries(document.paths)) {
        for (const [method, { operationId }] of Object.entries(methods)) {
          if (published.test(path) && method === "get") continue;
          found[operationId] = [];
          for (const as of anyone) {
            const body = operationId === "createWorkingVersion" ? draftFor(as) : {};
            const response = await ask(path.replace(/\{\w+\}/g, "1"), {
              method: method.toUpperCase(),
              ...(as && operationId !== "endSession" ? { as } : {}),
              ...(method === "get" || method === "delete" ? {} : { body }),
            });
            if (![401, 403].includes(response.status)) found[operationId].push(as);
            expect(response.status, `${operationId} as ${as}`).toBeLessThan(500);
          }
        }
      }
      expect(found).toEqual(doors);
    });

    function draftFor(as: string) {
      const organisation = as === "wijkteam" ? { organisation: app.own } : {};
      const place = {
        kind: "geometry",
        geometry: { type: "Point", coordinates: [5.41, 52.166] },
        precision: "exact",
        public: true,
      };
      return { ...organisation, content: { title: "Een begin", place } };
    }
  });
});
