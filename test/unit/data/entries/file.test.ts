import { expect, test } from "vitest";
import { documentAbout, filesOf, filesTyped, photoSize } from "#data/entries/file.ts";
import { newFileId } from "#server/store/entries/files.ts";

test("an id says the size of a photo, or the kind and length of a document, and fits the schema of entries", () => {
  const [photo, document] = [newFileId("2048x1536"), newFileId("docx-20000000")];
  expect(photoSize(photo)).toEqual({ width: 2048, height: 1536 });
  expect(documentAbout(document)).toEqual({ type: "docx", bytes: 20_000_000 });
  expect([photoSize(document), documentAbout(photo), photoSize("none")]).toEqual([undefined, undefined, undefined]);
  for (const id of [photo, document]) expect(id).toMatch(/^[0-9a-z-]{10,40}$/);
  expect(newFileId("1x1")).not.toBe(newFileId("1x1"));
});

test("contents name their files once, also those whose words are not right yet, and odd texts name none", () => {
  expect(filesOf({ photos: [{ file: "a" }, { file: "b" }], attachments: [{ file: "a" }] })).toEqual(["a", "b"]);
  expect(filesOf({})).toEqual([]);
  expect(filesTyped({ photos: '[{"file":"a","alt":1},{"file":"b"}]', attachments: "[{" })).toEqual(["a", "b"]);
  for (const odd of ["{}", "null", '"a"', "[1]", '[{"file":7}]', "x".repeat(9_000)])
    expect(filesTyped({ photos: odd })).toEqual([]);
});
