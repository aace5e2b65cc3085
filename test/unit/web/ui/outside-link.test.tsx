import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { PublicInitiative } from "#data/schema/public-initiative.ts";
import { OutsideLink } from "#web/ui/outside-link.tsx";
import { wholeInitiative } from "../../../fixtures/initiatives.ts";

describe("an address that was stored before links were judged as they are now", () => {
  const unsafe = ["javascript:alert(1)", "http:pad", "https:/x.example", "https://a:b@x.example", "data:text/html,<b>x</b>"];
  test.each(unsafe)("is text and leads nowhere: %s", (href) => {
    const html = renderToStaticMarkup(<OutsideLink href={href} />);
    expect(html).not.toMatch(/<|href/);
    expect(html.replaceAll("&lt;", "<").replaceAll("&gt;", ">")).toBe(href);
  });
  test("hides nothing of what is read beside it", () => {
    const { internalContact: _internal, place: _place, ...rest } = wholeInitiative();
    const content = {
      goals: [],
      parties: [],
      funding: [],
      agreements: [],
      targetGroups: [],
      ...rest,
      link: "http:pad",
      place: null,
      placed: {},
    };
    const read = PublicInitiative.parse({
      id: "a",
      type: "initiative",
      version: 1,
      updatedAt: "2026-11-21T09:00:00.000Z",
      content,
      geometry: null,
    });
    expect(read.content.link).toBe("http:pad");
  });
});

test("a safe address is a link", () => {
  expect(renderToStaticMarkup(<OutsideLink href="https://x.example/pad" />)).toContain(' href="https://x.example/pad"');
});
