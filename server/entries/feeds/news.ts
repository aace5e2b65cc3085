/** What is new or changed, as RSS 2.0 or Atom (RFC 4287). */
import { Feed } from "feed";
import { dutchKinds, dutchLifecycles, dutchThemes } from "#data/entries/dutch-words.ts";
import type { PublicRecord } from "#data/schema/record.ts";
import { writable } from "#data/schema/text.ts";
import type { Names } from "../export/about.ts";

export interface NewsAbout {
  title: string;
  /** Address of the page that people read. */
  page: string;
  /** Address of the feed itself. */
  self: string;
}

/** Readers take titles and texts for HTML: what people typed stays text, without what XML cannot hold. */
const escapeHtml = (text: string) => writable(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export function newsOf(
  form: "rss" | "atom",
  records: readonly PublicRecord[],
  names: Names,
  { title, page, self }: NewsAbout,
): string {
  const feed = new Feed({
    id: self,
    title,
    description: "Nieuwe en gewijzigde initiatieven, interventies en voorzieningen in de wijk",
    link: page,
    language: "nl",
    feedLinks: { [form]: self },
    // Of the contents and not of the clock: the same news has the same bytes.
    updated: new Date(records[0]?.updatedAt ?? 0),
    generator: "Wijkblik",
    copyright: "Noem de bron en Wijkblik",
  });
  for (const { id, content, updatedAt } of records) {
    const { placed } = content;
    const where = [...new Set([names.area(placed.buurt ?? placed.wijk), names.area(placed.gemeente)].filter(Boolean))].join(", ");
    const themes = content.themes.map((theme) => ({ name: dutchThemes[theme], term: theme }));
    const about = [where, dutchKinds[content.kind], dutchLifecycles[content.lifecycle], ...themes.map(({ name }) => name)]
      .filter(Boolean)
      .join(" · ");
    feed.addItem({
      id: names.page(id),
      title: escapeHtml(content.title),
      link: names.page(id),
      description: `${escapeHtml(about)}. ${escapeHtml(content.summary)}`,
      date: new Date(updatedAt),
      // For people the word; Atom has the code beside it for programs.
      category: themes,
    });
  }
  return form === "rss" ? feed.rss2() : feed.atom1();
}
