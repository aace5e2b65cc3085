/** "Bestaat dit al?": what is close by with the same theme, and what has a title like this one. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import { nearQuery, titleQuery } from "../../api/similar-query.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { placeWords } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { useForm } from "./fields/form-state.tsx";
import { nearOf, similarTitles, wordsOf } from "./likeness.ts";

/** Milliseconds without a key before the server is asked. */
const patience = 400;
const most = 5;

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), patience);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

export function Similar({ own }: { own: string | undefined }) {
  const { draft } = useForm();
  const settled = useSettled(draft);
  const words = wordsOf(typeof settled.title === "string" ? settled.title : "");
  const near = useQuery(nearQuery(nearOf(settled)));
  const alike = useQuery(titleQuery(words));
  const close = (near.data ?? []).filter(({ id }) => id !== own).slice(0, most);
  const like = similarTitles(alike.data ?? [], words)
    .filter(({ id }) => id !== own && !close.some((one) => one.id === id))
    .slice(0, most);
  const none = close.length + like.length === 0;
  return (
    <aside className="form-similar" aria-label={m.form_similar()}>
      {none ? null : <h2>{m.form_similar()}</h2>}
      <p role="status">{none ? "" : m.form_similar_lead()}</p>
      {none ? null : (
        <>
          <Found title={m.form_similar_near()} items={close} />
          <Found title={m.form_similar_title()} items={like} />
        </>
      )}
    </aside>
  );
}

/** A new tab: who looks at another one does not leave the own. */
function Found({ title, items }: { title: string; items: readonly PublicInitiative[] }) {
  const { nameOf } = useAreaNames();
  if (items.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {items.map(({ id, content }) => (
          <li key={id}>
            <a className="nl-link" href={`/initiatieven/${encodeURIComponent(id)}`} target="_blank" rel="noreferrer">
              {content.title}
            </a>
            <span className="wb-small wb-soft"> {placeWords(content, nameOf)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
