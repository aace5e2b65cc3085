/** One entry of knowledge in a list: what it is, from whom, where about; each type shows what is its own. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { PublicEntry } from "#data/entries/public-entry.ts";
import type { AreaNames } from "../../api/use-area-names.ts";
import { pageOfEntry } from "../../labels/entry-pages.ts";
import { choiceWord, typeWord } from "../../labels/entry-words.ts";
import { themeWord } from "../../labels/format.ts";
import { evidenceWord, phaseWord, takenOverWords } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { EntryGlyph } from "../../ui/entry-glyph.tsx";
import { ThemeGlyph } from "../../ui/theme-glyph.tsx";
import { aboutWords, areasWords, dateWords, fieldText, textsOf } from "./knowledge-words.ts";
import "./knowledge.css";

interface KnowledgeCardProps {
  entry: PublicEntry;
  nameOf: AreaNames["nameOf"];
  heading: "h3" | "h4";
  /** Why it stands here. */
  reason?: string;
}

export function KnowledgeCard({ entry, nameOf, heading: Heading, reason }: KnowledgeCardProps) {
  const { type, content, takenOver } = entry;
  const origin = takenOverWords(takenOver);
  const about = aboutWords(entry);
  return (
    <li className="knowledge-card" data-type={type}>
      <p className="knowledge-card__type">
        <EntryGlyph type={type} />
        <span>
          <b>{typeWord(type)}</b>
          {type === "story" || about === "" ? null : ` · ${about}`}
        </span>
      </p>
      <Heading>
        <EntryLink entry={entry} />
      </Heading>
      {reason === undefined ? null : <p className="knowledge-card__reason">{reason}</p>}
      <Words entry={entry} />
      <ul className="theme-marks">
        {(content.themes ?? []).map((theme) => (
          <li key={theme}>
            <ThemeGlyph theme={theme} />
            {themeWord(theme)}
          </li>
        ))}
      </ul>
      <dl className="facts wb-small">
        <Who entry={entry} />
        {content.areas === undefined ? null : <Fact term={m.knowledge_about()}>{areasWords(content.areas, nameOf)}</Fact>}
        {textsOf(content, "phases").length === 0 ? null : (
          <Fact term={m.knowledge_phases()}>{textsOf(content, "phases").map(phaseWord).join(", ")}</Fact>
        )}
        {fieldText(content, "source") ? <Fact term={m.initiative_source()}>{fieldText(content, "source")}</Fact> : null}
        {origin ? <Fact term={m.initiative_taken_over_label()}>{origin}</Fact> : null}
      </dl>
    </li>
  );
}

export function EntryLink({ entry }: { entry: Pick<PublicEntry, "id" | "type" | "content"> }) {
  const { to, params } = pageOfEntry(entry);
  return (
    <Link to={to} params={params} search={true} className="nl-link">
      {entry.content.title}
    </Link>
  );
}

/** A story in the words of who told it; else the summary, and of an example what worked. */
function Words({ entry: { type, content } }: { entry: PublicEntry }) {
  const story = fieldText(content, "story");
  const told = fieldText(content, "told");
  const worked = fieldText(content, "worked");
  if (story !== undefined)
    return (
      <blockquote className="knowledge-card__story">
        <p>{story}</p>
        <footer>
          {[
            fieldText(content, "name"),
            choiceWord(type, "voice", fieldText(content, "voice") ?? ""),
            told === undefined ? undefined : dateWords(told),
          ]
            .filter(Boolean)
            .join(", ")}
        </footer>
      </blockquote>
    );
  return (
    <>
      {content.summary === undefined ? null : <p>{content.summary}</p>}
      {worked === undefined ? null : (
        <p>
          <b>{m.knowledge_worked()}:</b> {worked}
        </p>
      )}
    </>
  );
}

const makersWord = (type: string): string =>
  type === "example" ? m.knowledge_who() : type === "activity" ? m.activity_organisations() : m.knowledge_made_by();

function Who({ entry: { type, content } }: { entry: PublicEntry }) {
  const makers = textsOf(content, "organisations");
  const evidence = fieldText(content, "evidence");
  return (
    <>
      {makers.length === 0 ? null : <Fact term={makersWord(type)}>{makers.join(", ")}</Fact>}
      {evidence === undefined ? null : <Fact term={m.knowledge_evidence()}>{evidenceWord(evidence)}</Fact>}
    </>
  );
}

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </>
);
