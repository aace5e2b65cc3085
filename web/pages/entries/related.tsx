/** What belongs to an entry: its older editions, what it names and what names it. Nothing at all where there is none. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { PublicEntry } from "#data/entries/public-entry.ts";
import type { RelatedEntries } from "#data/entries/related.ts";
import { relatedQuery } from "../../api/entries.ts";
import { pageOfEntry } from "../../labels/entry-pages.ts";
import { typeWord } from "../../labels/entry-words.ts";
import { formatSince } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";

interface LinkedEntry {
  type: string;
  id: string;
  title: string;
  more?: string | undefined;
}

export function Related({ entry: { type, id } }: { entry: Pick<PublicEntry, "type" | "id"> }) {
  const { data } = useQuery(relatedQuery(type, id));
  if (!data) return null;
  const older = data.older.map(({ edition, issued, ...one }) => ({
    ...one,
    type,
    more: [edition, issued && formatSince(issued)].filter(Boolean).join(", "),
  }));
  const linked = linkedOf(data, older);
  return (
    <>
      <Linked title={m.entries_older()} all={older} />
      <Linked title={m.entries_linked()} all={linked} />
    </>
  );
}

/** Each once, in whichever direction they were linked; an edition stands with the editions. */
function linkedOf({ names, namedIn, newer }: RelatedEntries, older: readonly LinkedEntry[]): LinkedEntry[] {
  const editions = new Set([...older.map(({ id }) => id), newer?.id]);
  const all = [...names, ...namedIn].filter(({ id }) => !editions.has(id));
  const once = new Map(all.map(({ type, id, title }) => [`${type} ${id}`, { type, id, title, more: typeWord(type) }]));
  return [...once.values()];
}

function Linked({ title, all }: { title: string; all: readonly LinkedEntry[] }) {
  if (all.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul className="wb-list">
        {all.map(({ type, id, title: name, more }) => (
          <li key={`${type} ${id}`}>
            <Link {...pageOfEntry({ type, id })} search={true} className="nl-link">
              {name}
            </Link>
            {more ? <span className="wb-soft"> {more}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
