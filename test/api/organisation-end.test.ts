/** Organisations that end: joined with another, or not to be chosen any more; and roles for one wijk. */
import { expect, test } from "vitest";
import type { OrganisationUses, ShownOrganisation } from "#data/schema/organisation.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { json, workflow } from "../fixtures/workflow.ts";

onEveryEngine((engine) => {
  const { app, ask, entry, create, published, history, opened } = workflow(engine);
  const organisation = async (id: string) =>
    (await json<{ organisations: ShownOrganisation[] }>(await ask("/organisations"))).organisations.find((one) => one.id === id);
  const add = async (name: string) =>
    json<ShownOrganisation>(await ask("/organisations", { method: "POST", as: "admin", body: { name, kind: "welzijn" } }), 201);
  const join = (from: ShownOrganisation, into: ShownOrganisation, more: object = {}, as = "admin") =>
    ask(`/organisations/${from.id}/join`, {
      method: "POST",
      as,
      body: { into: { id: into.id, version: into.version }, ...more },
      headers: { "If-Match": `"v${from.version}"` },
    });
  const retire = (one: ShownOrganisation, retired: boolean, more: object = {}) =>
    ask(`/organisations/${one.id}`, {
      method: "PUT",
      as: "admin",
      body: { name: one.name, kind: one.kind, retired, ...more },
      headers: { "If-Match": `"v${one.version}"` },
    });

  test("one that is retired keeps what it has and gets nothing new, until it is opened again", async () => {
    const made = await add(`Opgeheven ${crypto.randomUUID()}`);
    const draft = await json<EntryRecord>(
      await ask("/working-versions", { method: "POST", as: "admin", body: { ...entry(), organisation: made.id } }),
      201,
    );
    const retired = await json<ShownOrganisation>(await retire(made, true));
    expect(retired).toMatchObject({ retired: true, version: made.version + 1 });
    const fresh = () => ask("/working-versions", { method: "POST", as: "admin", body: { ...entry(), organisation: made.id } });
    expect((await fresh()).status).toBe(400);
    const grants = [{ role: "wijkteam", organisation: made.id }];
    const invite = () =>
      ask("/people", {
        method: "POST",
        as: "admin",
        body: { name: "Iemand", email: `${crypto.randomUUID()}@example.org`, grants },
      });
    expect((await invite()).status).toBe(400);
    // What it has is edited as before.
    const saved = await ask(`/working-versions/${draft.id}`, {
      method: "PUT",
      as: "admin",
      body: { ...entry({ title: "Blijft" }), organisation: made.id },
      headers: { "If-Match": `"v${draft.version}"` },
    });
    expect(saved.status).toBe(200);
    // A change of its name leaves it retired.
    const named = await json<ShownOrganisation>(
      await ask(`/organisations/${made.id}`, {
        method: "PUT",
        as: "admin",
        body: { name: `${made.name}!`, kind: made.kind },
        headers: { "If-Match": `"v${retired.version}"` },
      }),
    );
    expect(named.retired).toBe(true);
    expect(await json<ShownOrganisation>(await retire(named, false))).not.toHaveProperty("retired");
    expect((await fresh()).status).toBe(201);
    expect((await invite()).status).toBe(201);
  });

  test("joined with another everything moves: drafts, what is public, roles; history says so, and whose role moved signs in again", async () => {
    const shown = await published();
    const draft = await create({ title: "Nog een concept" });
    const own = (await organisation(app().own)) as ShownOrganisation;
    const into = await add(`Samen ${crypto.randomUUID()}`);
    const uses = await json<OrganisationUses>(await ask(`/organisations/${own.id}/uses`, { as: "admin" }));
    expect(uses).toMatchObject({ entries: 2, public: 1 });
    expect(uses.people).toBe(4);
    expect((await ask(`/organisations/${own.id}/uses`, { as: "editor" })).status).toBe(403);
    // Its name is public: alone is only possible when that is named (four eyes).
    expect((await join(own, into)).status).toBe(403);
    expect((await join(own, into, { selfApproved: true }, "editor")).status).toBe(403);
    expect((await join({ ...own, version: own.version + 1 }, into, { selfApproved: true })).status).toBe(409);
    expect((await join(own, { ...into, version: 9 }, { selfApproved: true })).status).toBe(409);
    expect((await join(own, own, { selfApproved: true })).status).toBe(400);
    const before = await ask(`/initiatives/${shown.id}`);
    const answers = await Promise.all([1, 2].map(() => join(own, into, { selfApproved: true })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const after = await ask(`/initiatives/${shown.id}`);
    expect(await after.json()).toMatchObject({ organisation: into.id });
    expect(after.headers.get("ETag")).not.toBe(before.headers.get("ETag"));
    const [newest] = await history(shown.id, "admin");
    expect(newest).toMatchObject({
      step: "join",
      selfApproved: true,
      changes: [{ field: "organisation", from: own.id, to: into.id }],
    });
    expect((await history(draft.id, "admin"))[0]).toMatchObject({ step: "join", selfApproved: false });
    expect(await organisation(own.id)).toMatchObject({ joinedInto: into.id, retired: true });
    expect(await json<OrganisationUses>(await ask(`/organisations/${own.id}/uses`, { as: "admin" }))).toEqual({
      entries: 0,
      public: 0,
      people: 0,
    });
    expect((await ask("/session", { as: "wijkteam" })).status).toBe(401);
    expect((await ask("/session", { as: "otherTeam" })).status).toBe(200);
    const grants = await opened()
      .db.selectFrom("membership")
      .select(["role", "organisation"])
      .where("person", "=", app().people.get("wijkteam")?.id ?? "")
      .execute();
    expect(grants).toEqual([{ role: "wijkteam", organisation: into.id }]);
    // Of what ended nothing can be changed or chosen.
    const ended = (await organisation(own.id)) as ShownOrganisation;
    expect((await retire(ended, false, { selfApproved: true })).status).toBe(409);
    const last = await add(`Laatste ${crypto.randomUUID()}`);
    expect((await join(last, ended)).status).toBe(400);
    // Whoever was led to the first is led to the last: one step.
    const onward = (await organisation(into.id)) as ShownOrganisation;
    expect((await join(onward, last, { selfApproved: true })).status).toBe(200);
    expect(await organisation(own.id)).toMatchObject({ joinedInto: last.id });
  });
});
