/** What a page says, as it goes into a file of another kind. */
import { expect, test } from "vitest";
import { pageBlocks } from "#web/pages/dossier/page-blocks.ts";

function blocksOf(html: string) {
  const page = document.createElement("article");
  page.innerHTML = html;
  return pageBlocks(page).map((block) => (block.kind === "picture" ? { kind: block.kind, alt: block.alt } : block));
}

test("headings, paragraphs, lists, pairs, tables and pictures come in the order in which they are read", () => {
  const found = blocksOf(`
    <h1>Dossier</h1><div><p>Eerste <strong>zin</strong>.</p><section><h2>Cijfers</h2>
    <table><thead><tr><th>Cijfer</th><th>Hier</th></tr></thead><tbody><tr><th colspan="2">Wonen</th></tr></tbody></table></section></div>
    <dl><div><dt>Inwoners</dt><dd>12</dd></div></dl>
    <ol><li>een <svg role="img" aria-label="balk"></svg></li><li>twee</li></ol>
    <figure><svg role="img" aria-label="lijn"></svg><figcaption>Verloop</figcaption></figure>`);
  expect(found).toEqual([
    { kind: "heading", level: 1, text: "Dossier" },
    { kind: "paragraph", text: "Eerste zin." },
    { kind: "heading", level: 2, text: "Cijfers" },
    {
      kind: "table",
      head: 1,
      rows: [
        [
          { text: "Cijfer", isHead: true, across: 1 },
          { text: "Hier", isHead: true, across: 1 },
        ],
        [{ text: "Wonen", isHead: true, across: 2 }],
      ],
    },
    { kind: "paragraph", text: "Inwoners: 12" },
    { kind: "list", items: ["een", "twee"], ordered: true },
    { kind: "picture", alt: "balk" },
    { kind: "picture", alt: "lijn" },
    { kind: "paragraph", text: "Verloop" },
  ]);
});

test("what is not printed, folded or only drawn is not in it; words for whoever does not see are", () => {
  const found = blocksOf(`
    <div class="no-print"><p>knoppen</p></div><details><summary>meer</summary><p>dicht</p></details>
    <p><span aria-hidden="true">G</span><span class="wb-hidden">geschat</span> 12 <button>weg</button></p><select><option>x</option></select>`);
  expect(found).toEqual([{ kind: "paragraph", text: "geschat 12" }]);
});
