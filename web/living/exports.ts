/** Addresses of everything that a question matches, as a file. */
import { api } from "../api.ts";

export const exportForms = ["xlsx", "csv", "geojson"] as const;
export type ExportForm = (typeof exportForms)[number];

/** `question` is that of the list; its page does not count: a file holds everything. */
export function exportLinks(question: string): { form: ExportForm; href: string }[] {
  const asked = new URLSearchParams(question);
  asked.delete("limit");
  asked.delete("after");
  return exportForms.map((form) => ({ form, href: api(`initiatives.${form}${asked.size > 0 ? `?${asked}` : ""}`) }));
}
