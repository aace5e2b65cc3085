/**
 * The short road: published files, tiles and assets of the app by their plain address. Everything else, and every fault, is left to the
 * app; the answers are the same ones, made by the same functions.
 */

import type { Early } from "../http/reply.ts";
import { replyWith } from "../http/respond.ts";
import type { WebApp } from "../http/web-app.ts";
import type { Library } from "./library.ts";
import { tileReply } from "./tile.ts";

/** Anything that may still be decoded, cut or resolved. */
const plain = /^[\w./-]+$/;
const published = "/published/";

export const earlyAnswers =
  (library: Library, web: WebApp): Early =>
  (url, asked) => {
    if ((asked.method !== "GET" && asked.method !== "HEAD") || !plain.test(url)) return undefined;
    try {
      if (url.startsWith("/tiles/")) return tileReply(asked, library.current().archive, url);
      const content = url.startsWith(published) ? library.find(url.slice(published.length)) : web.assets.get(url);
      return content && replyWith(asked, content);
    } catch {
      // The app meets the same fault, and says it.
      return undefined;
    }
  };
