/** Editions of a publication and what names what: by links that are public, on both engines. */
import { expect, test } from "vitest";
import type { PublicEntryList } from "#data/entries/public-entry.ts";
import type { RelatedEntries } from "#data/entries/related.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { knowledgeOf } from "../fixtures/knowledge.ts";
import { json, type Version, workflow } from "../fixtures/workflow.ts";

onEveryEngine((engine) => {
  const flow = workflow(engine);
  const { ask, step, published } = flow;
  const { shown, made, handedIn, attempt, trySaving } = knowledgeOf(flow);
  const related = async ({ type, id }: { type: string; id: string }) =>
    json<RelatedEntries>(await ask(`/entries/${type}/${id}/related`));
  const again = async (from: EntryRecord, changes: object) => {
    const saved = await json<Version>(await trySaving(from, changes));
    return step("editor", await step("wijkteam", saved, "submit"), "publish");
  };
  const faults = async (response: Response) =>
    ((await response.json()) as { errors: { name: string; reason: string }[] }).errors.map(({ name, reason }) => [name, reason]);

  test("an edition leads to the newest and to those before it, in its own answer, in lists and beside it", async () => {
    const first = await shown("publication", { title: "Straatboek", issued: "2020", edition: "eerste druk" });
    const second = await shown("publication", {
      title: "Straatboek",
      issued: "2022-03",
      edition: "tweede druk",
      replaces: first.id,
    });
    const third = await shown("publication", { title: "Straatboek nu", issued: "2025-01-15", replaces: second.id });
    const newest = { id: third.id, title: "Straatboek nu", issued: "2025-01-15" };
    const older = [
      { id: second.id, title: "Straatboek", edition: "tweede druk", issued: "2022-03" },
      { id: first.id, title: "Straatboek", edition: "eerste druk", issued: "2020" },
    ];
    expect(await related(first)).toEqual({ newer: newest, older: [], names: [], namedIn: [] });
    expect(await related(second)).toMatchObject({ newer: newest, older: [older[1]] });
    expect(await related(third)).toEqual({ older, names: [], namedIn: [] });
    const one = await ask(`/entries/publication/${first.id}`);
    expect(await json(one)).toMatchObject({ newer: newest });
    const list = await json<PublicEntryList>(await ask("/entries?type=publication&q=straatboek"));
    expect(Object.fromEntries(list.entries.map(({ id, newer }) => [id, newer?.id]))).toEqual({
      [first.id]: third.id,
      [second.id]: third.id,
      [third.id]: undefined,
    });
    // One that is withdrawn in between is named nowhere, and leads no further.
    await step("editor", third, "archive", { reason: "Fout" });
    expect(await related(first)).toMatchObject({ newer: { id: second.id } });
    expect((await ask(`/entries/publication/${first.id}`)).headers.get("ETag")).not.toBe(one.headers.get("ETag"));
    expect(await related(second)).toEqual({ older: [older[1]], names: [], namedIn: [] });
  });

  test("it names what is there, of the right type and seen by who writes; itself and a ring never", async () => {
    const [hidden, example] = [await made("publication"), await shown("example")];
    const initiative = await published();
    const refused = async (type: string, changes: object, as = "wijkteam") => {
      const response = await attempt(type, changes, as);
      return response.status === 400 ? (await faults(response)).map(([name]) => name) : response.status;
    };
    expect(await refused("publication", { replaces: "bestaat-niet" })).toEqual(["content.replaces"]);
    expect(await refused("publication", { replaces: example.id })).toEqual(["content.replaces"]);
    expect(await refused("publication", { replaces: hidden.id }, "otherTeam")).toEqual(["content.replaces"]);
    expect(await refused("example", { initiatives: [initiative.id, hidden.id], publications: [hidden.id, "x"] })).toEqual([
      "content.initiatives.1",
      "content.publications.1",
    ]);
    const first = await shown("publication", { title: "Ring een" });
    const second = await shown("publication", { title: "Ring twee", replaces: first.id });
    const itself = await faults(await trySaving(first, { title: "Ring een", replaces: first.id }));
    const ring = await faults(await trySaving(first, { title: "Ring een", replaces: second.id }));
    expect([itself, ring].map(([fault]) => fault?.[0])).toEqual(["content.replaces", "content.replaces"]);
    expect(ring[0]?.[1]).toMatch(/vervangt dan zichzelf/);
  });

  test("two that come to name each other while both wait: the second is refused when it would become public", async () => {
    const [one, other] = [
      await handedIn("publication", { title: "Wacht een" }),
      await handedIn("publication", { title: "Wacht twee" }),
    ];
    const save = async (from: EntryRecord, replaces: string) =>
      step("wijkteam", await json<Version>(await trySaving(from, { title: from.content.title, replaces })), "submit");
    const [a, b] = [await save(one, other.id), await save(other, one.id)];
    await step("editor", a, "publish");
    const ring = await flow.tryStep("editor", b, "publish");
    expect([ring.status, (await faults(ring)).map(([name]) => name)]).toEqual([400, ["content.replaces"]]);
    expect(await related({ type: "publication", id: one.id })).toMatchObject({ older: [] });
  });

  test("what an example is about leads back to it, for as long as both are public", async () => {
    const [initiative, publication] = [
      await published({ title: "Soepgroep" }),
      await shown("publication", { title: "Over soep" }),
    ];
    const about = { initiatives: [initiative.id], publications: [publication.id] };
    const example = await shown("example", { title: "Soep in de straat", ...about });
    const ref = { type: "example", id: example.id, title: "Soep in de straat" };
    expect((await related({ type: "initiative", id: initiative.id })).namedIn).toEqual([ref]);
    expect((await related(publication)).namedIn).toEqual([ref]);
    expect((await related(example)).names).toEqual([
      { field: "initiatives", type: "initiative", id: initiative.id, title: "Soepgroep" },
      { field: "publications", type: "publication", id: publication.id, title: "Over soep" },
    ]);
    const gone = await step("editor", publication, "archive", { reason: "Ingetrokken" });
    expect((await related(example)).names.map(({ type }) => type)).toEqual(["initiative"]);
    // It is saved again with what it named before; somebody else does not come to name it.
    const changed = await again(example, { title: "Soep in de straat", ...about, worked: "Wie eet, wordt bekend." });
    expect((await attempt("example", about, "otherTeam")).status).toBe(400);
    await step("editor", gone, "reopen");
    await step("editor", changed, "archive", { reason: "Klaar" });
    expect((await related({ type: "initiative", id: initiative.id })).namedIn).toEqual([]);
    expect((await ask(`/entries/example/${example.id}/related`)).status).toBe(404);
  });
});
