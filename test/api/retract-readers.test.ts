/**
 * Consent that is withdrawn, looked for by every reader there is: each address of the API document, whoever asks it, pages with what they
 * say to search engines, lists, search, files and feeds of all forms, what was remembered under a tag, every table, the bytes of the
 * database, and the bytes of the photo wherever files are kept. For every type that is told with consent.
 */

import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { pathOfEntry } from "#data/entry-types/address.ts";
import { entryDefinitions } from "#data/entry-types/registry.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { answerText } from "../fixtures/answer-text.ts";
import { wholeEntry } from "../fixtures/any-entry.ts";
import { filesHolding, tablesHolding } from "../fixtures/dump.ts";
import { entryFlow, publicAddresses } from "../fixtures/entry-flow.ts";
import { bytesIn } from "../fixtures/file-stores.ts";
import { onEveryStore } from "../fixtures/files-flow.ts";
import { hasField, knowledgeOf } from "../fixtures/knowledge.ts";
import { json } from "../fixtures/workflow.ts";

const buurt = "BU03071001";
type Content = Record<string, unknown> & { title: string };

/** Asks again what it asked. */
type Reader = (headers?: Record<string, string>) => Promise<Response>;

/** A visitor, and people who could see what others may not. */
const people = ["", "otherTeam", "wijkteam", "editor", "admin"];

onEveryStore(
  (flow) => {
    const { app, ask, opened, send, small, step, store, round } = flow;
    const { visit } = knowledgeOf(flow);
    const { save } = entryFlow(flow);

    const readerOf =
      (path: string, as: string): Reader =>
      (headers) =>
        ask(path, { ...(as ? { as } : {}), ...(headers ? { headers } : {}) });
    const pageReader =
      (path: string): Reader =>
      async (headers = {}) =>
        app().app.request(`http://localhost${path}`, { headers });

    describe.each(entryDefinitions().filter(({ consent }) => consent))("$type", (definition) => {
      const { type, dutch } = definition;
      /** Lower case, as it is kept to be searched; each field has a word of its own that begins with it. */
      const mark = `kanarie${crypto.randomUUID().slice(0, 8)}`;
      const wordOf = (field: string) => `${mark}${field.toLowerCase()}`;
      const text = (field: string) => `Iets ${wordOf(field)} dat nergens anders staat.`;
      const fields = [...Object.keys(definition.schema.shape), "photo", "comment", "report"];
      /** Fields whose words stand in it. */
      const toldIn = (some: string) => fields.filter((field) => some.includes(wordOf(field)));

      /** Proposed by whoever told it, with a photo, then changed, published, spoken of and reported. */
      const lived = async () => {
        const response = await send(await small(), {});
        const cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
        const { id: file } = await json<{ id: string }>(response, 201);
        const photos = hasField(type, "photos") ? { photos: [{ file, alt: text("photo") }] } : {};
        const { internalContact: inside, ...content }: Content = {
          ...wholeEntry(definition, { text, areas: [buurt] }),
          ...photos,
        };
        const email = `${wordOf("internalContact")}@example.org`;
        const sent = await visit("/proposals", { type, content, consent: true, email }, cookie);
        const { id, token } = await json<{ id: string; token: string }>(sent, 201);
        const changed = await json<EntryRecord>(
          await save(
            "admin",
            { id, version: 2, type },
            { ...content, internalContact: inside, title: `Later ${wordOf("title")}` },
          ),
        );
        await step("editor", await step("admin", changed, "submit"), "publish");
        const comment = { text: `Mooi, ${wordOf("comment")}!` };
        await json(await ask(`/entries/${type}/${id}/comments`, { method: "POST", as: "editor", body: comment }), 201);
        const report = { entry: { type, id }, text: `Klopt ${wordOf("report")} wel?`, consent: true, email };
        await json(await visit("/reports", report), 201);
        return { id, token, file };
      };

      const addresses = async (id: string) => {
        const found = await publicAddresses(ask, { type, id, dutch });
        return [
          ...new Set([
            ...found,
            // The same of all knowledge together, of one buurt, and by words.
            ...found.map((path) => path.replace(`/entries/${type}/`, "/entries/kennis/")),
            ...found.filter((path) => /\/(feeds|exports)\/|^\/entries|\/items$/.test(path)).map((path) => `${path}?q=${mark}`),
            ...found.map((path) => path.replace("GM0307", buurt)),
            `/entries?type=${type}&limit=1000&sort=-title`,
            `/entries?area=${buurt}`,
            `/entries/points?type=${type}&area=${buurt}`,
            `/search?q=${mark}`,
            `/search?q=${wordOf("title").slice(0, -1)}&type=${type}&area=${buurt}`,
            `/search?q=${wordOf("title").replace("kanarie", "knaarie")}`,
            `/alike?type=${type}&title=${wordOf("title").slice(0, -1)}`,
            `/working-versions?q=${mark}`,
            `/working-versions/${id}/history/1`,
            `/queue?q=${mark}`,
          ]),
        ];
      };
      /** What was told, to whom; without a name to everybody. */
      const reading = async (paths: readonly string[], id: string) => {
        const asks = people.flatMap((as) => paths.map((path) => ({ as, path, read: readerOf(path, as) })));
        const pages = [pathOfEntry({ type, id }), "/kennis", `/kennis/${dutch}`, `/gebied/${buurt}`, "/zoeken"];
        const told: { as: string; path: string; told: string[]; tag: string; read: Reader }[] = [];
        for (const one of [...asks, ...pages.map((path) => ({ as: "", path, read: pageReader(path) }))]) {
          const response = await one.read();
          const tag = response.headers.get("ETag") ?? "";
          const some = toldIn(`${[...response.headers].join("\n")}\n${await answerText(response)}`);
          if (some.length > 0) told.push({ ...one, told: some, tag });
        }
        return told;
      };
      /** A piece out of the middle of every size of it. */
      const piecesOf = async (file: string) =>
        (await bytesIn(store().folder))
          .filter(([name, bytes]) => name.includes(file) && bytes.length > 200)
          .map(([, bytes]) => bytes.subarray(bytes.length >> 1, (bytes.length >> 1) + 48));
      const placesOf = async (pieces: readonly Buffer[]) =>
        (await bytesIn(store().folder))
          .filter(([, bytes]) => pieces.some((piece) => bytes.includes(piece)))
          .map(([name]) => name);
      const databaseFile = async () => {
        if (opened().engine !== "sqlite") return undefined;
        const { rows } = await sql<{ file: string }>`select file from pragma_database_list where name = 'main'`.execute(
          opened().db,
        );
        return rows[0]?.file;
      };

      test("no reader is told a word, no table and no file holds one, and no tag says that nothing changed", async () => {
        const { id, token, file } = await lived();
        const paths = await addresses(id);
        const before = await reading(paths, id);
        const open = before.filter(({ as }) => as === "");
        const texts = definition.public.filter((field) =>
          JSON.stringify(wholeEntry(definition, { text })[field])?.includes(mark),
        );
        const photo = hasField(type, "photos") ? ["photo"] : [];
        expect([...new Set(open.flatMap(({ told }) => told))].sort()).toEqual(["title", ...texts, ...photo].sort());
        // Every kind of reader did tell, or nothing is shown by its silence.
        for (const part of [
          ...["/entries?", `/entries/${type}/${id}`, "/entries/points", "/exports/csv", "/exports/xlsx", "/exports/geojson"],
          ...[
            "/feeds/rss",
            "/feeds/atom",
            "/feeds/ics",
            `/${dutch}/items`,
            `/items/${id}`,
            "/search?",
            pathOfEntry({ type, id }),
          ],
        ])
          expect([part, open.some(({ path }) => path.includes(part))]).toEqual([part, true]);
        const pieces = hasField(type, "photos") ? await piecesOf(file) : [];
        expect((await placesOf(pieces)).length).toBe(pieces.length);
        for (const table of ["comment", "entry", "history", "mail", "public_entry", "submission", "word"])
          expect(await tablesHolding(opened().db, mark)).toContain(table);

        expect((await visit("/submissions/retract", { token })).status).toBe(204);
        expect((await reading(paths, id)).map(({ as, path, told }) => [as, path, told])).toEqual([]);
        expect(await tablesHolding(opened().db, mark)).toEqual([]);
        expect(await tablesHolding(opened().db, file)).toEqual([]);
        for (const { path, tag, read } of open)
          if (tag !== "") expect([path, (await read({ "If-None-Match": tag })).status]).not.toEqual([path, 304]);
        expect(await placesOf(pieces)).toEqual([]);
        expect(app().logged()).not.toContain(mark);
        await round();
        const where = await databaseFile();
        if (where)
          for (const part of [mark, file, ...pieces.map((piece) => piece.toString("latin1"))])
            expect(filesHolding(where, part)).toEqual([]);
      });
    });
  },
  { mails: true },
);
