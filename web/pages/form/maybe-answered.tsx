/** "Was dit je antwoord?": while somebody types a question, what was asked, tried and written about it before. */
import { useQuery } from "@tanstack/react-query";
import { searchQuery } from "../../api/search.ts";
import { hrefOfEntry } from "../../labels/entry-pages.ts";
import { typeWord } from "../../labels/entry-words.ts";
import * as m from "../../paraglide/messages.js";
import { useForm } from "./fields/draft-fields.tsx";
import { useSettled } from "./use-settled.ts";

/** Letters before anything is looked for, and hits that are shown. */
const [fewest, most] = [6, 3];
/** Words that a search takes. */
const mostWords = 12;

export function MaybeAnswered() {
  const { type, draft } = useForm();
  const { title } = useSettled(draft);
  const typed = typeof title === "string" ? title.trim().split(/\s+/).slice(0, mostWords).join(" ") : "";
  const wanted = type === "question" && typed.length >= fewest;
  const { data } = useQuery({
    ...searchQuery({ q: typed, type: "question,example,publication", limit: most }),
    enabled: wanted,
  });
  const hits = wanted ? (data?.hits ?? []) : [];
  return (
    <aside className="form-similar" aria-label={m.question_maybe()} hidden={hits.length === 0}>
      {hits.length === 0 ? null : <h2>{m.question_maybe()}</h2>}
      <p role="status">{hits.length === 0 ? "" : m.question_maybe_lead()}</p>
      <ul>
        {hits.map((hit) => (
          <li key={hit.id}>
            {/* What is typed stays: the form is still there in its own tab. */}
            <a className="nl-link" href={hrefOfEntry(hit)} target="_blank" rel="noreferrer">
              {hit.title}
            </a>{" "}
            <span className="wb-soft">{typeWord(hit.type)}</span>
          </li>
        ))}
      </ul>
    </aside>
  );
}
