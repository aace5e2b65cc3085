/** Addresses of the pages around one page of a list, in the answer and as RFC 8288 says. */
import type { Context } from "hono";

interface Around {
  /** Id that the next page begins behind. */
  next?: string | undefined;
  /** The same of the page before: null is the first page, undefined is none. */
  before?: string | null | undefined;
}

/** `path`: of the list, without a question. */
export function pagesAround(c: Context, path: string, { next, before }: Around): { next?: string; previous?: string } {
  const { after: _after, ...asked } = c.req.query();
  const at = (after: string | null) => `${path}?${new URLSearchParams({ ...asked, ...(after === null ? {} : { after }) })}`;
  const pages = {
    ...(next ? { next: at(next) } : {}),
    ...(before === undefined ? {} : { previous: at(before) }),
  };
  const links = Object.entries(pages).map(([rel, address]) => `<${address}>; rel="${rel === "next" ? rel : "prev"}"`);
  if (links.length > 0) c.header("Link", links.join(", "));
  return pages;
}
