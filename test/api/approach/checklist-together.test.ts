/** Two people save one checklist at once: the second is told, and what both answered is in what comes out of it. */
import { expect, test } from "vitest";
import { checklist } from "#data/entry-types/checklist.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { draftShapeOf } from "#web/pages/form/fields/draft-shape.ts";
import { contentOfDraft, draftOfEntry } from "#web/state/draft.ts";
import { differences, merged } from "#web/state/merge-drafts.ts";
import { onEveryEngine } from "../../fixtures/databases.ts";
import { knowledgeOf } from "../../fixtures/knowledge.ts";
import { json, workflow } from "../../fixtures/workflow.ts";

const shape = draftShapeOf(checklist);
const draftOf = ({ content, organisation }: EntryRecord) => draftOfEntry({ ...content }, organisation, shape);

onEveryEngine((engine) => {
  const flow = workflow(engine);
  const { ask, save } = flow;
  const { made, trySaving } = knowledgeOf(flow);

  test("each answered another item, and both answers are kept", async () => {
    const first = await made("checklist");
    const { rows } = first.content as unknown as { rows: { item: string; state: string }[] };
    const changed = (item: string, more: object) => rows.map((row) => (row.item === item ? { ...row, ...more } : row));
    const theirs = await json<EntryRecord>(await trySaving(first, { rows: changed("or-verhalen", { state: "done" }) }));
    const mine = {
      ...first,
      content: {
        ...first.content,
        rows: [...changed("or-cijfers", { evidence: "Ook van 2026." }), { item: "or-wie", state: "busy" }],
      },
    };
    const late = await trySaving(first, { rows: mine.content.rows });
    expect(late.status).toBe(409);
    const newest = await json<EntryRecord>(await ask(`/working-versions/${first.id}`, { as: "wijkteam" }));
    expect(newest.version).toBe(theirs.version);
    const found = differences(draftOf(first), draftOf(mine as unknown as EntryRecord), draftOf(newest), shape);
    expect(found.map(({ id, clash }) => [id, clash])).toEqual([
      ["rows or-cijfers", false],
      ["rows or-verhalen", false],
      ["rows or-wie", false],
    ]);
    const content = contentOfDraft(merged(draftOf(newest), found, new Map(), shape), shape);
    const kept = await save("wijkteam", newest, { organisation: newest.organisation, content });
    expect((kept.content as unknown as { rows: object[] }).rows).toEqual([
      { ...rows[0], evidence: "Ook van 2026." },
      { ...rows[1], state: "done" },
      rows[2],
      { item: "or-wie", state: "busy" },
    ]);
  });
});
