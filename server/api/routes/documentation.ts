/** `/api`: the documentation of the API as a page, and its style. */
import { Hono } from "hono";
import { contentOf, type FileContent, typeOf } from "../../http/content.ts";
import { answer } from "../../http/respond.ts";
import { commonHeaders, type PageSecurity, pageHeaders } from "../../http/security.ts";
import { documentationPage, documentationStyle } from "../openapi/documentation.ts";
import { documentationCss } from "../openapi/documentation-style.ts";
import type { ApiDocument } from "../openapi/named-schemas.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

export function documentationRoutes(document: () => ApiDocument, security: PageSecurity): Hono {
  let made: FileContent | undefined;
  const page = () => {
    made ??= contentOf({
      bytes: bytes(documentationPage(document())),
      type: typeOf("index.html"),
      immutable: false,
      ranges: false,
      headers: pageHeaders(security, "ourselves"),
    });
    return made;
  };
  const style = contentOf({
    bytes: bytes(documentationCss),
    type: typeOf("x.css"),
    immutable: false,
    headers: commonHeaders(security),
  });
  return new Hono()
    .get("/", (c) => answer(c.req.raw, page()))
    .get(documentationStyle.replace("/api", ""), (c) => answer(c.req.raw, style));
}
