/** Stories beside the figures that they explain: those of one theme in one area, with the figure they are about. */
import { useQuery } from "@tanstack/react-query";
import { filterOfPlace } from "#data/region/filter.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import type { Theme } from "#data/schema/indicator.ts";
import { entriesQuery } from "../../api/entries.ts";
import { choiceWord } from "../../labels/entry-words.ts";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { EntryLink } from "./knowledge-card.tsx";
import { dateWords, fieldText } from "./knowledge-words.ts";
import "./knowledge.css";

interface ThemeStoriesProps {
  code: string;
  theme: Theme;
  indicators: readonly PublishedIndicator[];
}

/** All themes of a profile share one question. */
const mostStories = 50;
/** Of a theme; the rest is a link away. */
const few = 3;

export function ThemeStories({ code, theme, indicators }: ThemeStoriesProps) {
  const { placeholderData: _, ...query } = entriesQuery(
    { ...filterOfPlace(code), type: "story" },
    { sort: "-ends", limit: mostStories },
  );
  // The figures are what the reader came for: without stories they stand alone.
  const { data } = useQuery(query);
  const figureOf = (id: string | undefined) => indicators.find((one) => one.id === id);
  const stories = (data?.entries ?? []).filter(({ content }) => {
    const figure = figureOf(fieldText(content, "indicator"));
    return figure ? figure.theme === theme : (content.themes as readonly string[] | undefined)?.[0] === theme;
  });
  if (stories.length === 0) return null;
  return (
    <div className="theme-stories">
      {stories.slice(0, few).map(({ id, type, content }) => {
        const figure = figureOf(fieldText(content, "indicator"));
        const told = fieldText(content, "told");
        const voice = choiceWord(type, "voice", fieldText(content, "voice") ?? "");
        return (
          <blockquote key={id} className="knowledge-card__story">
            <p>{fieldText(content, "story")}</p>
            <footer>
              {[fieldText(content, "name"), voice, told === undefined ? undefined : dateWords(told)].filter(Boolean).join(", ")} (
              <EntryLink entry={{ id, type, content }} />)
              {figure ? <span className="wb-small"> {m.knowledge_story_figure({ figure: words(figure.name) })}</span> : null}
            </footer>
          </blockquote>
        );
      })}
    </div>
  );
}
