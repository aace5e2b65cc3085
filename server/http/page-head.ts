/** What a page says of itself in its head: its title, and its contents for search engines (schema.org, as JSON-LD). */
import type { WebApp } from "./web-app.ts";

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * Data in a script element ends at "</script", whatever it holds, and a comment in it begins at "<!--": neither can be written with "<" as
 * a JSON escape. It is data and never runs, so that the policy of the page does not change.
 */
export const jsonLdElement = (data: object): string =>
  `<script type="application/ld+json">${JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)}</script>`;

export interface PageHead {
  /** Before the name of the site; absent: that name alone. */
  title?: string | undefined;
  data: object;
}

/** The built page with this in its head. */
export const withHead = (html: string, { title, data }: PageHead): string =>
  html
    .replace(/<title>([^<]*)<\/title>/, (whole, site: string) =>
      title === undefined ? whole : `<title>${escapeHtml(title)} · ${site}</title>`,
    )
    .replace("</head>", () => `${jsonLdElement(data)}</head>`);

/** For the header Link: what is fetched beside the scripts of a page and not after them. */
export const ahead = (path: string): string => `<${path}>; rel=preload; as=fetch; crossorigin`;
/** The same for scripts that come late, by their names. */
export const scriptsAhead = ({ assets }: Pick<WebApp, "assets">, named: RegExp): string[] =>
  [...assets.keys()].filter((path) => named.test(path)).map((path) => `<${path}>; rel=modulepreload`);
