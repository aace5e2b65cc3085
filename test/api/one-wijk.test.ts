/** A role for one wijk or one buurt: what lies in it, and nothing of next door. */
import { expect, test } from "vitest";
import type { Grant } from "#data/schema/permission.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { json, workflow } from "../fixtures/workflow.ts";

onEveryEngine((engine) => {
  const { ask, entry, submitted } = workflow(engine);

  async function editorOf(areas: string[]) {
    const grants: Grant[] = [{ role: "editor", areas }];
    const body = { name: "Redacteur van hier", email: `${crypto.randomUUID()}@example.org`, grants };
    const made = await json<{ link: string }>(await ask("/people", { method: "POST", as: "admin", body }), 201);
    const entered = await ask("/session", { method: "POST", body: { token: made.link.split("#")[1] } });
    return { Cookie: entered.headers.getSetCookie()[0]?.split(";")[0] ?? "" };
  }
  const inBuurt = (code: string) => submitted({ title: `In ${code}`, place: { kind: "area", code, public: true } });
  const queueOf = async (headers: Record<string, string>) =>
    await json<{ entries: { title: string }[]; counts: { submitted: number } }>(await ask("/queue?state=submitted", { headers }));

  test("an editor of a wijk sees and judges what lies in its buurten; an editor of a buurt nothing of the buurt next door", async () => {
    const here = await inBuurt("BU0363AA01");
    const nextDoor = await inBuurt("BU0363AA02");
    const elsewhere = await inBuurt("BU05990110");
    const wijk = await editorOf(["WK0363AA"]);
    const buurt = await editorOf(["BU0363AA01"]);
    const both = await editorOf(["BU0363AA02", "WK059901"]);
    const titles = async (headers: Record<string, string>) => {
      const { entries, counts } = await queueOf(headers);
      expect(counts.submitted).toBe(entries.length);
      return entries.map(({ title }) => title).sort();
    };
    expect(await titles(wijk)).toEqual(["In BU0363AA01", "In BU0363AA02"]);
    expect(await titles(buurt)).toEqual(["In BU0363AA01"]);
    expect(await titles(both)).toEqual(["In BU0363AA02", "In BU05990110"]);
    const publish = (of: EntryRecord, headers: Record<string, string>) =>
      ask(`/working-versions/${of.id}/steps`, {
        method: "POST",
        body: { step: "publish" },
        headers: { ...headers, "If-Match": `"v${of.version}"` },
      });
    for (const [of, headers] of [
      [nextDoor, buurt],
      [elsewhere, buurt],
      [elsewhere, wijk],
      [here, both],
    ] as const) {
      expect((await ask(`/working-versions/${of.id}`, { headers })).status).toBe(404);
      expect((await publish(of, headers)).status).toBe(404);
      expect((await ask(`/working-versions/${of.id}/history`, { headers })).status).toBe(404);
    }
    expect((await publish(here, buurt)).status).toBe(200);
    expect((await publish(nextDoor, wijk)).status).toBe(200);
    // Nothing is moved out of one's own area, or into it.
    const moved = (code: string, from: EntryRecord, headers: Record<string, string>) =>
      ask(`/working-versions/${from.id}`, {
        method: "PUT",
        body: entry({ title: from.content.title ?? "", place: { kind: "area", code, public: true } }),
        headers: { ...headers, "If-Match": `"v${from.version + 1}"` },
      });
    expect((await moved("BU05990110", here, buurt)).status).toBe(403);
  });
});
