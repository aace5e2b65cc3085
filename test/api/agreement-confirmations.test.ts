/** Parties confirm an agreement: who may, what of it is public, and what is left of it when the text changes, goes or comes back. */
import { expect, test } from "vitest";
import type { AgreementConfirmations, AgreementList } from "#data/approach/agreements.ts";
import type { Notification } from "#data/entries/notification.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { listOrganisations } from "#server/store/organisations.ts";
import { erasePerson } from "#server/store/own-account.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { knowledgeOf, wholeOf } from "../fixtures/knowledge.ts";
import { faultyFields, json, type Version, workflow } from "../fixtures/workflow.ts";

onEveryEngine((engine) => {
  let clock = Date.parse("2026-12-01T10:00:00.000Z");
  const now = () => new Date(++clock).toISOString();
  const flow = workflow(engine, undefined, async () => ({ mails: true, now }));
  const { app, ask, step, tryStep, opened, tryMerge, trySave } = flow;
  const { shown, handedIn } = knowledgeOf(flow);
  const type = "agreement";

  const nameOf = async (id: string) => (await listOrganisations(opened().db)).find((one) => one.id === id)?.name ?? "";
  /** With both organisations as parties: names are compared without case and accents. */
  const parties = async () => [
    { organisation: (await nameOf(app().own)).toUpperCase(), role: "uitvoerder" },
    { organisation: await nameOf(app().other), role: "financier" },
    { organisation: "Bewonersraad", role: "bewoners" },
  ];
  const made = async (changes: object = {}) => shown(type, { parties: await parties(), ...changes });
  const look = async (id: string, as?: string) =>
    json<AgreementConfirmations>(await ask(`/agreements/${id}/confirmations`, { as }));
  const tryPress = (id: string, as: string | undefined, text: string, method = "PUT") =>
    ask(`/agreements/${id}/confirmation`, { method, as, body: method === "PUT" ? { text } : undefined });
  const press = async (id: string, as: string) => json<AgreementConfirmations>(await tryPress(id, as, (await look(id)).text));
  const given = async (id: string, as?: string) =>
    (await look(id, as)).parties.map(({ confirmedOn, earlierOn }) => confirmedOn ?? (earlierOn && `earlier ${earlierOn}`));
  const changed = async (from: EntryRecord, changes: object) => {
    const content = wholeOf(type, { parties: await parties(), ...changes });
    const saved = await json<EntryRecord>(await trySave("wijkteam", from, { organisation: app().own, content }));
    return step("editor", await step("wijkteam", saved, "submit"), "publish");
  };
  const day = "2026-12-01";

  test("members of a party confirm with one press, everybody sees that and when, and who judges sees who", async () => {
    const { id } = await made();
    expect(await given(id)).toEqual([undefined, undefined, undefined]);
    await press(id, "colleague");
    await press(id, "wijkteam");
    await press(id, "otherTeam");
    expect(await given(id)).toEqual([day, day, undefined]);
    for (const as of [undefined, "nobody", "wijkteam", "editorElsewhere"]) {
      const seen = await look(id, as);
      expect(seen.parties.every(({ names }) => names === undefined)).toBe(true);
      expect(JSON.stringify(seen)).not.toContain("colleague");
    }
    for (const as of ["editor", "admin"])
      expect((await look(id, as)).parties.map(({ names }) => names)).toEqual([["colleague"], ["otherTeam"], []]);
    expect((await look(id, "colleague")).parties.map(({ mine }) => mine)).toEqual([true, false, false]);
    const list = await json<AgreementList>(await ask("/agreements"));
    expect(list.agreements.find(({ entry }) => entry.id === id)?.parties.map(({ confirmedOn }) => confirmedOn)).toEqual([
      day,
      day,
      undefined,
    ]);
    expect(JSON.stringify(list)).not.toContain("colleague");
  });

  test("another team is refused, who only reads too, and what is not public is not there", async () => {
    const { id } = await made({ parties: [{ organisation: await nameOf(app().own), role: "trekker" }] });
    const { text } = await look(id);
    expect((await tryPress(id, undefined, text)).status).toBe(401);
    for (const as of ["otherTeam", "areaTeam", "editor", "admin", "viewer", "contributor", "nobody"]) {
      expect((await tryPress(id, as, text)).status, as).toBe(403);
      expect((await tryPress(id, as, "", "DELETE")).status, as).toBe(403);
    }
    const waiting = await handedIn(type, { parties: await parties() });
    const other = await shown("activity");
    for (const one of [waiting.id, other.id, "nothing"]) {
      expect((await ask(`/agreements/${one}/confirmations`, { as: "admin" })).status).toBe(404);
      expect((await tryPress(one, "wijkteam", text)).status).toBe(404);
      expect((await tryPress(one, "wijkteam", "", "DELETE")).status).toBe(404);
    }
    expect((await ask(`/agreements/${id}/confirmation`, { method: "PUT", as: "wijkteam", body: {} })).status).toBe(400);
    expect(await given(id)).toEqual([undefined]);
  });

  test.each([
    ["text", { summary: "Vijftig woningen krijgen nieuwe ramen." }],
    ["period", { period: { from: "2026-01-01", to: "2028-12-31" } }],
    ["goal", { goal: "Minder tocht in huis" }],
  ])(
    "after another %s it is asked again, what was given is said to be for an earlier text, and comes back with it",
    async (_, changes) => {
      const first = await made();
      await press(first.id, "wijkteam");
      const { text } = await look(first.id);
      const second = await changed(first, changes);
      expect(await given(first.id)).toEqual([`earlier ${day}`, undefined, undefined]);
      expect((await tryPress(first.id, "wijkteam", text)).status).toBe(409);
      const third = await changed(second, {});
      expect(await given(first.id)).toEqual([day, undefined, undefined]);
      await changed(third, { ...changes, link: "https://example.org/afspraak" });
      await press(first.id, "wijkteam");
      expect(await given(first.id)).toEqual([day, undefined, undefined]);
    },
  );

  test("a standing or a link changes nothing of what was confirmed; taken back it is gone", async () => {
    const first = await made();
    await press(first.id, "wijkteam");
    await changed(first, { standing: "running", standingSince: "2026-03-01", link: "https://example.org/a" });
    expect(await given(first.id)).toEqual([day, undefined, undefined]);
    await json(await tryPress(first.id, "colleague", "", "DELETE"));
    expect(await given(first.id)).toEqual([undefined, undefined, undefined]);
  });

  test("the owner hears that a party confirmed, once, and not who", async () => {
    const { id } = await made({ title: "De zorg opent een steunpunt" });
    for (let i = 0; i < 2; i++) await press(id, "otherTeam");
    const { notifications } = await json<{ notifications: Notification[] }>(await ask("/notifications", { as: "wijkteam" }));
    const heard = notifications.filter(({ entry }) => entry.id === id).filter(({ kind }) => kind === "agreementConfirmed");
    expect(heard).toHaveLength(1);
    expect(heard[0]?.details).toEqual({ party: await nameOf(app().other) });
    expect(heard[0]?.by).toBeUndefined();
  });

  test("archived it is not there, restored it is; a duplicate brings what was confirmed of it; an account that ends leaves the day", async () => {
    const [one, other] = [await made(), await made({ title: "De corporatie knapt 40 woningen op" })];
    await press(one.id, "wijkteam");
    await press(other.id, "otherTeam");
    const archived = await step("editor", one, "archive");
    expect((await ask(`/agreements/${one.id}/confirmations`)).status).toBe(404);
    const again = await step("editor", await step("wijkteam", await step("editor", archived, "reopen"), "submit"), "publish", {});
    expect(await given(one.id)).toEqual([day, undefined, undefined]);
    expect((await tryMerge("admin", again, other)).status).toBe(200);
    expect(await given(one.id)).toEqual([day, `earlier ${day}`, undefined]);
    const { id: going } = await app().accounts.create({ name: "Gaat Weg", email: "weg@example.org" });
    await opened().db.updateTable("agreement_confirmation").set({ person: going }).where("entry", "=", one.id).execute();
    expect(await erasePerson(opened().db, going)).toBe("erased");
    expect(await given(one.id)).toEqual([day, `earlier ${day}`, undefined]);
    expect((await look(one.id, "admin")).parties[0]?.names).toEqual([]);
  });

  test("what is public decides which standing may follow, on submitting, publishing and merging", async () => {
    const ended = { standing: "kept", standingSince: "2026-06-01" };
    const first = await made(ended);
    const save = async (from: EntryRecord, changes: object) =>
      json<EntryRecord>(
        await trySave("wijkteam", from, {
          organisation: app().own,
          content: wholeOf(type, { parties: await parties(), ...changes }),
        }),
      );
    const back = await save(first, { standing: "agreed" });
    const refusal = await tryStep("wijkteam", back, "submit");
    expect(refusal.status).toBe(400);
    expect(await faultyFields(refusal)).toEqual(["content.standing"]);
    const right = await save(back, { standing: "running", standingSince: "2026-07-01" });
    const shownAgain = await step("editor", await step("wijkteam", right, "submit"), "publish");
    const other = await made({ standing: "agreed", title: "Een andere afspraak" });
    const merging = await tryMerge("admin", shownAgain, other, { take: ["standing"] });
    expect(merging.status).toBe(400);
    expect(await faultyFields(merging)).toEqual(["content.standing"]);
    expect((await tryMerge("admin", shownAgain, other, { take: ["title"] })).status).toBe(200);
  });

  test("so does what was public last: archiving, reopening and merging lead to no other standing", async () => {
    const since = { standingSince: "2026-06-01" };
    const save = async (from: Version, standing: string) =>
      json<EntryRecord>(
        await trySave("wijkteam", from, {
          organisation: app().own,
          content: wholeOf(type, { parties: await parties(), standing, ...since, standingReason: "Zo liep het." }),
        }),
      );
    const isRefused = async (from: Version) => {
      const refusal = await tryStep("wijkteam", from, "submit");
      expect([refusal.status, await faultyFields(refusal)]).toEqual([400, ["content.standing"]]);
    };
    const first = await made({ standing: "kept", ...since });
    // What was drafted and never public decides nothing.
    const archived = await step("editor", await save(first, "lapsed"), "archive");
    const back = await save(await step("editor", archived, "reopen"), "agreed");
    await isRefused(back);
    const again = await step("editor", await step("wijkteam", await save(back, "running"), "submit"), "publish");
    const draft = await json<EntryRecord>(
      await ask("/working-versions", {
        method: "POST",
        as: "wijkteam",
        body: { type, organisation: app().own, content: wholeOf(type, { parties: await parties() }) },
      }),
      201,
    );
    const merged = await json<EntryRecord>(await tryMerge("admin", draft, again));
    await isRefused(merged);
    expect((await tryStep("wijkteam", await save(merged, "running"), "submit")).status).toBe(200);
  });
});
