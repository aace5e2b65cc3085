/** A story in the words of who told it, with whose voice it is and when, and the figure that it explains. */
import type { PublicEntry } from "#data/entries/public-entry.ts";
import { choiceWord } from "../../labels/entry-words.ts";
import { formatSince } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";

const textOf = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

export function StoryWords({ content }: { content: PublicEntry["content"] }) {
  const [story, voice, name, told] = [content.story, content.voice, content.name, content.told].map(textOf);
  const who = [name, voice && choiceWord("story", "voice", voice)].filter(Boolean).join(", ");
  return (
    <figure className="story">
      <blockquote className="story__words">{story}</blockquote>
      <figcaption className="story__voice">
        {told ? m.entries_voice_said({ voice: who, day: formatSince(told) }) : who}
      </figcaption>
    </figure>
  );
}
