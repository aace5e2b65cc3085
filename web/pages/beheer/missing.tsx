/** What must still be filled in before it can be submitted, or published: by field, in words. Nothing once it is public or put away. */
import { Link } from "@tanstack/react-router";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import { definitionOf } from "#data/entry-types/registry.ts";
import { entryFaults, faults } from "#data/schema/faults.ts";
import { formOfEntry } from "../../labels/entry-pages.ts";
import { fieldPathWord } from "../../labels/entry-words.ts";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Notice } from "../../ui/notice.tsx";

/** What somebody may not see is not missing: the server has it. */
function missingIn({ type, content, hidden }: WorkingVersion): { path: string; text: string }[] {
  const parsed = definitionOf(type).schema.safeParse(content);
  if (parsed.success) return [];
  const empty = (path: string) => !path.includes(".") && content[path] === undefined;
  return entryFaults(parsed.error.issues)
    .filter(({ path }) => !hidden.includes(path.split(".")[0] ?? ""))
    .map(({ path, code }) => ({ path, text: words(faults[empty(path) ? "required" : code]) }));
}

/** "Titel:", and a question as it is. */
const leading = (word: string): string => (word.endsWith("?") ? word : `${word}:`);

export function Missing({ entry }: { entry: WorkingVersion }) {
  if (entry.state === "published" || entry.state === "archived") return null;
  const missing = missingIn(entry);
  if (missing.length === 0) return entry.state === "draft" ? <p className="wb-soft">{m.initiative_missing_none()}</p> : null;
  return (
    <Notice kind="warning">
      <h2 className="beheer-missing">{m.initiative_missing()}</h2>
      <ul className="wb-list">
        {missing.map(({ path, text }) => (
          <li key={`${path} ${text}`}>
            {leading(fieldPathWord(entry.type, path))} {text}
          </li>
        ))}
      </ul>
      <p>
        {entry.state === "draft" ? m.initiative_missing_more() : m.initiative_missing_judge()}{" "}
        {entry.steps.includes("edit") ? (
          <Link {...formOfEntry(entry)} search={true} className="nl-link">
            {m.beheer_edit()}
          </Link>
        ) : null}
      </p>
    </Notice>
  );
}
