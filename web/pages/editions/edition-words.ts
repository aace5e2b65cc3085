/** Editions in words: which list they are of, and where in a file something stands. */
import type { EditionTemplate } from "#data/editions/edition.ts";
import * as m from "../../paraglide/messages.js";

const templates: Record<EditionTemplate, () => string> = {
  phases: m.edition_template_phases,
  agenda: m.edition_template_agenda,
  framework: m.edition_template_framework,
};
export const editionTemplateWord = (template: EditionTemplate): string => templates[template]();

/** "parts 1 (orienteren), items 4 (or-cijfers), source": by the names that stand in the file, for who has it open. */
export function placeInFile(given: unknown, path: string): string {
  let [at, said] = [given, [] as string[]];
  for (const step of path.split(".").slice(1)) {
    const list = Array.isArray(at);
    at = (at as Record<string, unknown> | undefined)?.[step];
    const id = (at as { id?: unknown } | null | undefined)?.id;
    if (list) said = [...said.slice(0, -1), `${said.at(-1)} ${Number(step) + 1}${typeof id === "string" ? ` (${id})` : ""}`];
    else said = [...said, step];
  }
  return said.length === 0 ? m.edition_whole() : said.join(", ");
}
