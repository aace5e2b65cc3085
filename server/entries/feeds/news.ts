/** What is new or changed, as RSS 2.0 or Atom (RFC 4287). */
import { Feed } from "feed";
import { dutchThemes } from "#data/entries/dutch-words.ts";
import type { PublicRecord } from "#data/schema/record.ts";
import { writable } from "#data/schema/text.ts";
import type { Names } from "../export/about.ts";
import { feedAbout, feedText, placeOf } from "./told.ts";

export interface NewsAbout {
  title: string;
  /** Address of the page that people read. */
  page: string;
  /** What it is about, in a sentence. */
  description: string;
  /** Address of the feed itself. */
  self: string;
}

/** Readers take titles and texts for HTML: what people typed stays text, without what XML cannot hold. */
const escapeHtml = (text: string) => writable(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export function newsOf(
  form: "rss" | "atom",
  records: readonly PublicRecord[],
  names: Names,
  { title, page, description, self }: NewsAbout,
): string {
  const feed = new Feed({
    id: self,
    title,
    description,
    link: page,
    language: "nl",
    feedLinks: { [form]: self },
    // Of the contents and not of the clock: the same news has the same bytes.
    updated: new Date(records[0]?.updatedAt ?? 0),
    generator: "Wijkblik",
    copyright: "Noem de bron en Wijkblik",
  });
  for (const record of records) {
    const { content, updatedAt } = record;
    feed.addItem({
      id: names.page(record),
      title: escapeHtml(content.title),
      link: names.page(record),
      description: `${escapeHtml([placeOf(record, names), ...feedAbout(record)].filter(Boolean).join(" · "))}. ${escapeHtml(feedText(record))}`,
      date: new Date(updatedAt),
      // For people the word; Atom has the code beside it for programs.
      category: (content.themes ?? []).map((theme) => ({ name: dutchThemes[theme], term: theme })),
    });
  }
  return form === "rss" ? feed.rss2() : feed.atom1();
}
