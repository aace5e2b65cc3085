/** What a search found: areas and figures on top, then entries by rank, each with why it is there. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { SearchAnswer, SearchHit, Why } from "#data/entries/search.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { PinInRow } from "../../figures/compare/pin-button.tsx";
import { pageOfEntry } from "../../labels/entry-pages.ts";
import { typeWord } from "../../labels/entry-words.ts";
import { formatDate, levelWord, themeWord } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Marked } from "../../search/marked.tsx";
import { afterSearch } from "../../search/search-view.ts";
import { Empty } from "../../ui/loading.tsx";

interface FoundAnswerProps {
  answer: SearchAnswer;
  q: string;
  /** The only kinds that were asked for. */
  type: string | undefined;
  after: string | undefined;
}

/** As many as can be paged through. */
const mostPaged = 1_000;

export function FoundAnswer({ answer, q, type, after }: FoundAnswerProps) {
  const { hits, areas, indicators, suggestion } = answer;
  const isNothing = hits.length + areas.length + indicators.length === 0;
  return (
    <>
      {suggestion === undefined ? null : (
        <p className="search-meant">
          {m.everything_meant()}{" "}
          <Link to="/zoeken" search={(view) => ({ ...view, q: suggestion, after: undefined })} className="nl-link">
            {suggestion}
          </Link>
          ?
        </p>
      )}
      {isNothing ? <Empty title={m.everything_none({ text: q })} more={m.everything_none_more()} /> : null}
      <Group title={m.everything_areas()} isShown={areas.length > 0}>
        {areas.map(({ code, name, level, gemeente }) => (
          <li key={code}>
            <Link to="/gebied/$code" params={{ code }} search={afterSearch} className="nl-link">
              {name}
            </Link>{" "}
            <span className="wb-soft">{[placeWord(level), gemeente].filter(Boolean).join(", ")}</span>{" "}
            <PinInRow code={code} name={name} />
          </li>
        ))}
      </Group>
      <Group title={m.everything_indicators()} isShown={indicators.length > 0}>
        {indicators.map(({ id, name, theme }) => (
          <li key={id}>
            <Link to="/" search={(view) => ({ ...afterSearch(view), indicator: id, year: undefined })} className="nl-link">
              {name}
            </Link>{" "}
            <span className="wb-soft">{themeWord(theme)}</span>
          </li>
        ))}
      </Group>
      {hits.length > 0 ? (
        <>
          <h3>{m.everything_entries()}</h3>
          <p role="status" className="wb-soft">
            {countWords(answer)}
          </p>
          {answer.loose ? <p>{m.everything_loose()}</p> : null}
          {answer.missing.length > 0 ? <p>{m.everything_missing({ words: answer.missing.join(", ") })}</p> : null}
          <ol className="search-hits" start={1}>
            {hits.map((hit) => (
              <Hit key={hit.id} hit={hit} />
            ))}
          </ol>
          {answer.numberMatched > mostPaged && after !== undefined ? <p className="wb-small">{m.everything_first()}</p> : null}
        </>
      ) : null}
      {hits.length > 0 || isNothing || isBeside(type) ? null : (
        <>
          <h3>{m.everything_entries()}</h3>
          <p role="status">{m.everything_none_entries({ text: q })}</p>
        </>
      )}
    </>
  );
}

function placeWord(level: SearchAnswer["areas"][number]["level"]): string {
  if (level === "provincie") return m.search_province();
  return level === "land" ? m.search_country() : levelWord(level);
}

/** Entries were not asked for. */
const isBeside = (type: string | undefined): boolean =>
  type?.split(",").every((one) => one === "area" || one === "indicator") ?? false;

function countWords({ numberMatched, isMore }: SearchAnswer): string {
  const count = numberMatched.toLocaleString("nl");
  if (isMore) return m.everything_count_more({ count });
  return numberMatched === 1 ? m.everything_count_one() : m.everything_count({ count });
}

function Group({ title, isShown, children }: { title: string; isShown: boolean; children: ReactNode }) {
  if (!isShown) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="search-beside">{children}</ul>
    </>
  );
}

function Hit({ hit }: { hit: SearchHit }) {
  const { nameOf } = useAreaNames();
  const { to, params } = pageOfEntry(hit);
  const place = hit.gemeente === undefined ? undefined : nameOf(hit.gemeente);
  const reason = hit.why.map(reasonWords).find((text) => text !== undefined);
  return (
    <li className="search-hit">
      <h4>
        <Link to={to} params={params} search={afterSearch} className="nl-link">
          <Marked text={hit.title} marks={hit.titleMarks} />
        </Link>
      </h4>
      <p className="search-hit__about">
        <span className="search-hit__type">{typeWord(hit.type)}</span>{" "}
        {[...hit.themes.map(themeWord), place, m.everything_updated({ day: formatDate(hit.updatedAt) })]
          .filter(Boolean)
          // A line ends with the dot and never begins with it.
          .join("\u00a0· ")}
      </p>
      {hit.snippet === "" ? null : (
        <p>
          <Marked text={hit.snippet} marks={hit.snippetMarks} />
        </p>
      )}
      {reason === undefined ? null : <p className="wb-small wb-soft">{reason}</p>}
    </li>
  );
}

const ways: Record<Exclude<Why["how"], "exact">, (of: { asked: string }) => string> = {
  stem: m.everything_why_stem,
  compound: m.everything_why_compound,
  part: m.everything_why_part,
  typing: m.everything_why_typing,
  akin: m.everything_why_akin,
};

/** Undefined for the word itself: that needs no reason. */
function reasonWords({ asked, found, how }: Why): string | undefined {
  return how === "exact" ? undefined : m.everything_why_found({ found, how: ways[how]({ asked }) });
}
