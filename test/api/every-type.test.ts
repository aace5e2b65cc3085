/** What entries of every type must stand, generated from the definitions and the document of the API: also one of one's own. */
import { describe, expect, test } from "vitest";
import type { PublicEntryList } from "#data/entries/public-entry.ts";
import { pathOfEntry } from "#data/entry-types/address.ts";
import { entryDefinitions } from "#data/entry-types/registry.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { answerText } from "../fixtures/answer-text.ts";
import { hiddenFields, type TextOf, wholeEntry } from "../fixtures/any-entry.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { entryFlow, publicAddresses } from "../fixtures/entry-flow.ts";
import { defineMeetingPlaces } from "../fixtures/own-entry-type.ts";
import { json, workflow } from "../fixtures/workflow.ts";

defineMeetingPlaces();

/** Nobody of these may see a draft of the own organisation. */
const strangers = ["", "nobody", "otherTeam", "contributor", "editorElsewhere"];
/** What each may do with an entry of a team in the area is a matter of the role, and not of the type. */
const roles = [
  "viewer",
  "contributor",
  "wijkteam",
  "colleague",
  "otherTeam",
  "dataSteward",
  "editor",
  "editorElsewhere",
  "admin",
];

onEveryEngine((engine) => {
  const flow = workflow(engine);
  const { app, ask, step, tryStep, tryMerge, tryRestore } = flow;
  const { create, submitted, published, save } = entryFlow(flow);

  const addressesOf = async ({ type, dutch }: { type: string; dutch: string }, id: string) => [
    ...(await publicAddresses(ask, { type, id, dutch })),
    `/entries?type=${type}&limit=1000&sort=-title`,
    `/entries/points?type=${type}&area=GM0307`,
    "/entries/kennis/exports/csv",
    "/entries/kennis/feeds/rss",
    "/initiatives?limit=1000",
  ];
  const pageOf = (ref: { type: string; id: string }) => app().app.request(`http://localhost${pathOfEntry(ref)}`);

  describe.each(entryDefinitions().map((definition) => [definition.type, definition] as const))("%s", (type, definition) => {
    const whole = (title: string, text?: TextOf) =>
      wholeEntry(definition, {
        text: (field) => (field === "title" ? title : (text?.(field) ?? `Iets over ${field} van ${title}.`)),
      });
    const titleOf = async (id: string) => {
      const found = await ask(type === "initiative" ? `/initiatives/${id}` : `/entries/${type}/${id}`);
      return found.ok ? ((await found.json()) as EntryRecord).content.title : undefined;
    };

    test("a draft of others is in no answer: not by its id, not in a list, filter, order, search, file, feed, layer or count", async () => {
      const feed = type === "initiative" ? "/initiatives/feeds/atom" : `/entries/${type}/feeds/atom`;
      const before = (await ask(feed)).headers.get("ETag") ?? "";
      const count = async () => (await json<PublicEntryList>(await ask(`/entries?type=${type}`))).numberMatched;
      const counted = await count();
      const mark = `Geheim${crypto.randomUUID().slice(0, 8)}`;
      const draft = await create(
        type,
        whole(`${mark} van ${type}`, (field) => `${mark} bij ${field}, van binnen.`),
      );
      const waiting = await submitted(type, whole(`${mark} dat wacht`));
      for (const { id } of [draft, waiting]) {
        const addresses = [
          ...(await addressesOf(definition, id)),
          `/entries?type=${type}&q=${mark}`,
          `/initiatives?q=${mark}`,
          `/working-versions?q=${mark}`,
          `/queue?q=${mark}&type=${type}`,
          `/working-versions/${id}`,
          `/working-versions/${id}/history`,
          `/alike?type=${type}&title=${mark}`,
        ];
        for (const as of strangers)
          for (const path of addresses) {
            const text = await answerText(await ask(path, { as: as || undefined }));
            // Who asked is told what they asked, and no more.
            const said = text.replaceAll(`q=${mark}`, "").replaceAll(`title=${mark}`, "").replaceAll(`woorden: ${mark}`, "");
            expect(said.includes(mark), `${path} as ${as || "a visitor"}`).toBe(false);
          }
        const page = await pageOf({ type, id });
        expect([page.status, (await page.text()).includes(mark)]).toEqual([404, false]);
      }
      expect(await count()).toBe(counted);
      expect((await ask(feed, { headers: { "If-None-Match": before } })).status).toBe(304);
    });

    test("what is not public of a published one is in no public byte", async () => {
      const hidden = hiddenFields(definition);
      expect(hidden).toContain("internalContact");
      const mark = `kanarie${crypto.randomUUID().slice(0, 8)}`;
      const content = whole(`Openbaar ${type}`, (field) =>
        hidden.includes(field) ? `${mark} ${field}` : `Openbaar bij ${field}.`,
      );
      expect(JSON.stringify(content)).toContain(mark);
      const { id } = await published(type, content);
      expect(await titleOf(id)).toBe(`Openbaar ${type}`);
      let shown = 0;
      for (const path of await addressesOf(definition, id))
        for (const as of ["", "otherTeam"]) {
          const text = await answerText(await ask(path, { as: as || undefined }));
          if (text.includes(`Openbaar ${type}`)) shown++;
          expect(text.includes(mark), `${path} as ${as}`).toBe(false);
        }
      // The list, the page, the files, the feeds and the layer at least.
      expect(shown).toBeGreaterThan(10);
      const page = await (await pageOf({ type, id })).text();
      expect([page.includes(`Openbaar ${type}`), page.includes(mark)]).toEqual([true, false]);
    });

    test.each([
      `<script>alert(1)</script>`,
      `"><img src=x onerror=alert(1)>`,
      `</script><script>alert(1)</script><!--`,
      `]]><script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>`,
      `{{constructor.constructor('alert(1)')()}}`,
      `=HYPERLINK("http://example.org")`,
    ])("%s in every text is text wherever it comes out", async (evil) => {
      const { id } = await published(
        type,
        whole(`${evil} titel`.slice(0, 100), (field) => `${evil} in ${field}`),
      );
      const page = await (await pageOf({ type, id })).text();
      expect(page).toContain("application/ld+json");
      expect(page.match(/<script/g)).toHaveLength(1);
      expect(page).not.toMatch(/<img|<!--/);
      for (const form of ["rss", "atom"]) {
        const feed = await answerText(await ask(`/entries/${type}/feeds/${form}`));
        expect(feed).not.toMatch(/<script|<img/);
      }
      const csv = await answerText(await ask(`/entries/${type}/exports/csv`));
      // A spreadsheet takes what begins with such a sign for a formula.
      for (const cell of csv.split(/[;\r\n]/)) expect(cell.replace(/^"/, "")).not.toMatch(/^=/);
      for (const path of await addressesOf(definition, id)) {
        const response = await ask(path);
        if (!/<script|<img/.test(await answerText(response.clone()))) continue;
        expect(response.headers.get("Content-Type"), path).not.toMatch(/html|svg/);
        expect(response.headers.get("X-Content-Type-Options"), path).toBe("nosniff");
      }
    });

    test("whoever wrote it does not make it public alone, on any road", async () => {
      const title = () => `Van mij ${crypto.randomUUID().slice(0, 8)}`;
      const roads: Record<string, (words: string) => Promise<[string, Response]>> = {
        "made, and submitted": async (words) => {
          const own = await step("admin", await create(type, whole(words), "admin"), "submit");
          return [own.id, await tryStep("admin", own, "publish")];
        },
        "edited while it waited": async (words) => {
          const waiting = await submitted(type, whole("Van een ander"));
          const own = await json<EntryRecord>(await save("admin", waiting, whole(words)));
          return [own.id, await tryStep("admin", await step("colleague", own, "submit"), "publish")];
        },
        "edited after it was published": async (words) => {
          const open = await published(type, whole("Van een ander"));
          const own = await json<EntryRecord>(await save("admin", open, whole(words)));
          return [own.id, await tryStep("admin", await step("colleague", own, "submit"), "publish")];
        },
        "an older version put back": async (words) => {
          const own = await json<EntryRecord>(await save("admin", await create(type, whole("Van een ander")), whole(words)));
          const newer = await json<EntryRecord>(await save("wijkteam", own, whole("Weer anders")));
          const back = await json<EntryRecord>(await tryRestore("wijkteam", newer, own.version));
          return [back.id, await tryStep("admin", await step("colleague", back, "submit"), "publish")];
        },
        "merged into what is public": async (words) => {
          const open = await published(type, whole("Van een ander"));
          const own = await create(type, whole(words), "admin");
          return [open.id, await tryMerge("admin", open, own, { take: ["title"] })];
        },
        "proposed while signed in": async (words) => {
          const { internalContact: _, ...content } = whole(words);
          const body = { type, content, consent: true };
          const { id } = await json<{ id: string }>(await ask("/proposals", { method: "POST", as: "admin", body }), 201);
          return [id, await tryStep("admin", { id, version: 2 }, "publish", { organisation: app().own })];
        },
      };
      for (const [road, walk] of Object.entries(roads)) {
        const words = title();
        const [id, response] = await walk(words);
        expect([road, response.status]).toEqual([road, 403]);
        expect(await titleOf(id), road).not.toBe(words);
      }
    });

    test("each role may do with it what it may do with an initiative", async () => {
      const table = async (of: string, content: (title: string) => object) => {
        const found: Record<string, number[]> = {};
        for (const as of roles) {
          const draft = await create(of, content("Voor de tabel"));
          const waiting = await submitted(of, content("Voor de tabel"));
          const open = await published(of, content("Voor de tabel"));
          const path = (id: string) => `/working-versions/${id}`;
          found[as] = [
            (await ask("/working-versions", { method: "POST", as, body: { type: of, content: content("Nieuw") } })).status,
            (await ask(path(draft.id), { as })).status,
            (await ask(`${path(open.id)}/history`, { as })).status,
            (await ask(`/entries/${of}/${open.id}/comments`, { as })).status,
            (await save(as, draft, content("Anders"))).status,
            (await tryStep(as, waiting, "publish")).status,
            (await tryStep(as, open, "archive", { reason: "Weg ermee." })).status,
          ];
        }
        return found;
      };
      const [initiative] = entryDefinitions();
      if (!initiative) throw new Error("initiatives are a type");
      const expected = await table("initiative", (title) => wholeEntry(initiative, { text: () => title }));
      expect(Object.values(expected).flat()).toContain(200);
      expect(await table(type, (title) => whole(title))).toEqual(expected);
    });
  });
});
