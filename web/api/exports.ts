/** Addresses of everything that a question matches: as a file, to follow in a feed reader, or in a calendar. */
import { api } from "./client.ts";

export const exportForms = ["xlsx", "csv", "geojson"] as const;
export type ExportForm = (typeof exportForms)[number];
export const feedForms = ["rss", "atom", "ics"] as const;
export type FeedForm = (typeof feedForms)[number];

/** `question` is that of the list; its page does not count: a file and a feed are about everything. */
function linksOf<F extends string>(under: string, forms: readonly F[], question: string): { form: F; href: string }[] {
  const asked = new URLSearchParams(question);
  asked.delete("limit");
  asked.delete("after");
  return forms.map((form) => ({ form, href: api(`initiatives/${under}/${form}${asked.size > 0 ? `?${asked}` : ""}`) }));
}

export const exportLinks = (question: string) => linksOf("exports", exportForms, question);
export const feedLinks = (question: string) => linksOf("feeds", feedForms, question);
