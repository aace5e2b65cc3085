/** Every kind of letter that the product sends says the same as text and as HTML, with the same links, and holds nothing that runs. */
import { expect, test } from "vitest";
import type { EntryRecord } from "#data/schema/record.ts";
import { writeLetter } from "#server/jobs/letters.ts";
import type { Letter } from "#server/store/mail.ts";
import { storedJson } from "#server/store/portions.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { sameWords } from "../fixtures/letter-words.ts";
import { submissionsOf } from "../fixtures/submissions.ts";
import { json, workflow } from "../fixtures/workflow.ts";

const xss = `<img src=x onerror=alert(1)>`;
const secret = "a secret of thirty-two characters";

onEveryEngine((engine) => {
  const flow = workflow(engine, undefined, async () => ({ mails: true }));
  const { app, ask, opened, step } = flow;
  const { propose, short } = submissionsOf(flow);

  test("of an invitation, a link, a proposal, an answer, a new address and the old one", async () => {
    const { db } = opened();
    const person = { name: `Nieuw ${xss}`, email: "nieuw@example.org", grants: [{ role: "viewer" }] };
    await json(await ask("/people", { method: "POST", as: "admin", body: person }), 201);
    await ask("/session/links", { method: "POST", body: { email: app().people.get("editor")?.email } });
    const proposed = await propose(short(`Soep ${xss}`), { email: "melder@example.org" });
    const made = await json<EntryRecord>(await ask(`/working-versions/${proposed.id}`, { as: "editor" }));
    await step("editor", made, "return", { reason: `Waar precies? ${xss}` });
    await ask("/account/email", { method: "PUT", as: "wijkteam", body: { email: "ander@example.org" } });
    const rows = await db.selectFrom("mail").select("letter").where("letter", "is not", null).orderBy("id").execute();
    const letters = rows.map(({ letter }) => storedJson<Letter>(letter ?? ""));
    letters.push({ kind: "addressChanged", name: `Oud ${xss}`, email: "oud@example.org" });
    const desk = { db, library: app().library, accounts: app().accounts, address: () => "http://localhost", secret };
    const kinds = new Set<string>();
    for (const letter of letters) {
      const written = await writeLetter(desk, letter);
      if (!written) continue;
      kinds.add(letter.kind);
      sameWords(written);
      expect([letter.kind, /<(img|script|link|iframe)|onerror="/i.test(written.html)]).toEqual([letter.kind, false]);
      expect(written.subject).not.toMatch(/[\r\n]/);
      expect(written.text.length).toBeGreaterThan(80);
    }
    expect([...kinds].sort()).toEqual(["address", "addressChanged", "answer", "invitation", "link", "proposal"]);
  });
});
