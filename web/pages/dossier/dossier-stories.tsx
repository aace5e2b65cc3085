/** What people of the areas of a dossier say: the newest few stories, with whose voice it is and when it was told. */
import { useQuery } from "@tanstack/react-query";
import type { PublicEntry } from "#data/entries/public-entry.ts";
import { filterOfPlace } from "#data/region/filter.ts";
import { entriesQuery } from "../../api/entries.ts";
import { dateWords, fieldText } from "../../figures/knowledge/knowledge-words.ts";
import { choiceWord } from "../../labels/entry-words.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Fetched } from "../../ui/loading.tsx";
import { EachPlace, type PlacesProps } from "./dossier-approach.tsx";

/** Of one area, and of each that stands beside others. */
const [mostAlone, mostBeside] = [3, 1];
/** Characters; a story has up to five times as many. */
const longest = 600;

export function DossierStories({ places }: PlacesProps) {
  return (
    <section aria-labelledby="dossier-verhalen">
      <h2 id="dossier-verhalen">{m.dossier_stories()}</h2>
      <EachPlace places={places}>
        {(code, isAlone) => <StoriesOf code={code} most={isAlone ? mostAlone : mostBeside} />}
      </EachPlace>
    </section>
  );
}

function StoriesOf({ code, most }: { code: string; most: number }) {
  const { placeholderData: _, ...query } = entriesQuery(
    { ...filterOfPlace(code), type: "story" },
    { sort: "-ends", limit: most },
  );
  const found = useQuery(query);
  return (
    <Fetched query={found} waiting={m.knowledge_loading()}>
      {({ entries, numberMatched }) =>
        entries.length === 0 ? (
          <p>{m.dossier_stories_none()}</p>
        ) : (
          <>
            {entries.map((entry) => (
              <Told key={entry.id} entry={entry} />
            ))}
            {numberMatched > entries.length ? (
              <p className="wb-small">{m.dossier_stories_more({ count: formatNumber(numberMatched - entries.length) })}</p>
            ) : null}
          </>
        )
      }
    </Fetched>
  );
}

function Told({ entry: { type, content } }: { entry: PublicEntry }) {
  const text = fieldText(content, "story") ?? "";
  const told = fieldText(content, "told");
  const voice = choiceWord(type, "voice", fieldText(content, "voice") ?? "");
  const who = [fieldText(content, "name"), voice, told === undefined ? undefined : dateWords(told)].filter(Boolean).join(", ");
  return (
    <blockquote className="dossier-story">
      <p>
        <strong>{fieldText(content, "title")}</strong>
      </p>
      <p>{text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text}</p>
      <p className="wb-small">{who}</p>
    </blockquote>
  );
}
