/** What becomes of a question in two presses: an answer a practice example, the question itself a learning question. */
import { useQuery } from "@tanstack/react-query";
import type { PublicEntry } from "#data/entries/public-entry.ts";
import type { PublicAnswer } from "#data/entry-types/question.ts";
import { mayEver } from "#data/schema/permission.ts";
import { sessionQuery } from "../../api/session.ts";
import { hrefOfEntry } from "../../labels/entry-pages.ts";
import * as m from "../../paraglide/messages.js";
import { useCreates } from "../../state/reader.ts";
import { MakeDraft } from "./make-draft.tsx";

/** Letters that a summary has at most. */
const longest = 2_000;

const askedIn = ({ content: { question, title } }: PublicEntry): string => (typeof question === "string" ? question : title);

export function AnswerExample({ entry, answer: { text, organisation } }: { entry: PublicEntry; answer: PublicAnswer }) {
  const creates = useCreates();
  const { title, themes, phases, areas } = entry.content;
  const asked = askedIn(entry);
  const example = {
    title,
    summary: asked.slice(0, longest),
    problem: asked,
    approach: text,
    worked: m.question_example_worked({ organisation }),
    themes,
    phases,
    areas,
    source: new URL(hrefOfEntry(entry), location.href).href,
  };
  return creates ? (
    <MakeDraft type="example" content={example}>
      {m.question_example()}
    </MakeDraft>
  ) : null;
}

/** For who judges what others ask. */
export function QuestionToLearn({ entry }: { entry: PublicEntry }) {
  const { data: session } = useQuery(sessionQuery);
  if (!session || !mayEver({ id: session.person, grants: session.grants }, "entry.return")) return null;
  const { title, themes, phases, areas } = entry.content;
  return (
    <MakeDraft type="learningQuestion" content={{ title, summary: askedIn(entry), themes, phases, areas, questions: [entry.id] }}>
      {m.learning_make()}
    </MakeDraft>
  );
}
