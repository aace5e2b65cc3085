/** "Bestaat dit al?": what is close by with the same theme, and what has a title like this one. */

import { useQuery } from "@tanstack/react-query";
import type { Alike } from "#data/entries/alike.ts";
import { isSame, sharedWords, tellingWords, thresholds } from "#data/entries/same-initiative.ts";
import { boxOfPositions, middleOfBox } from "#data/geometry/box.ts";
import { widenedBox } from "#data/geometry/metres.ts";
import type { Session } from "#data/schema/account.ts";
import type { Geometry } from "#data/schema/geometry.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import type { Similar } from "#data/schema/queue.ts";
import { nearQuery, titleQuery } from "../../api/initiatives.ts";
import { useOrganisationName } from "../../api/organisations.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { alikeQuery } from "../../api/working-versions.ts";
import { placeWords } from "../../labels/initiative-words.ts";
import { stateWord } from "../../labels/workflow-words.ts";
import * as m from "../../paraglide/messages.js";
import { type Draft, valueAt } from "../../state/draft.ts";
import { Loading } from "../../ui/loading.tsx";
import { useForm } from "./fields/draft-fields.tsx";
import { useSettled } from "./use-settled.ts";

const most = 5;

interface SimilarProps {
  /** Id of the entry itself. */
  own: string | undefined;
  session: Session | null;
}

export function SimilarInitiatives({ own, session }: SimilarProps) {
  const { draft } = useForm();
  const settled = useSettled(draft);
  const title = typeof settled.title === "string" ? settled.title : "";
  const near = useQuery(nearQuery(nearOf(settled)));
  const alike = useQuery(titleQuery(tellingWords(title)));
  const close = (near.data ?? []).filter(({ id }) => id !== own).slice(0, most);
  const like = similarTitles(alike.data ?? [], title)
    .filter(({ id }) => id !== own && !close.some((one) => one.id === id))
    .slice(0, most);
  const asked = seenOf(settled, own);
  const seen = useQuery(alikeQuery(asked, session !== null && ("title" in asked || "theme" in asked)));
  const shown = new Set([...close, ...like].map(({ id }) => id));
  const mine = (seen.data?.similar ?? []).filter(({ id }) => !shown.has(id)).slice(0, most);
  const colleagues = seen.data?.colleagues ?? [];
  const none = close.length + like.length + mine.length + colleagues.length === 0;
  const failed = [near, alike, seen].filter(({ isError }) => isError);
  return (
    <aside className="form-similar" aria-label={m.form_similar()}>
      {none ? null : <h2>{m.form_similar()}</h2>}
      {failed[0] ? (
        <Loading error={failed[0].error} onRetry={() => void Promise.all(failed.map(({ refetch }) => refetch()))}>
          {m.loading()}
        </Loading>
      ) : null}
      <p role="status">{none ? "" : m.form_similar_lead()}</p>
      {none ? null : (
        <>
          <Found title={m.form_similar_near()} items={close} />
          <Found title={m.form_similar_title()} items={like} />
          <Links title={m.lists_alike_own()} items={mine} />
          <Colleagues found={colleagues} />
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

function Links({ title, items }: { title: string; items: readonly Similar[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {items.map(({ id, title: name, state }) => (
          <li key={id}>
            <a className="nl-link" href={`/initiatieven/${encodeURIComponent(id)}`} target="_blank" rel="noreferrer">
              {name}
            </a>
            <span className="wb-small wb-soft"> {stateWord(state)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** That there is one, and whose: nothing else of it came from the server. */
function Colleagues({ found }: { found: Alike["colleagues"] }) {
  const nameOf = useOrganisationName();
  return found.map(({ organisation, near }) => {
    const name = organisation === undefined ? undefined : nameOf(organisation);
    const words =
      name === undefined
        ? near
          ? m.lists_alike_near_other()
          : m.lists_alike_title_other()
        : near
          ? m.lists_alike_near({ organisation: name })
          : m.lists_alike_title({ organisation: name });
    return <p key={organisation ?? ""}>{words}</p>;
  });
}

/** The question over all that the person may see. */
function seenOf(draft: Draft, own: string | undefined): Record<string, string> {
  const title = typeof draft.title === "string" ? draft.title.trim().slice(0, 120) : "";
  const themes = valueAt(draft, "themes") as readonly string[] | undefined;
  const geometry = valueAt(draft, "place.geometry") as Geometry | undefined;
  const box = geometry && boxOfPositions(geometry.coordinates);
  const code = valueAt(draft, "place.kind") === "area" ? valueAt(draft, "place.code") : undefined;
  return {
    ...(title.length < 3 ? {} : { title }),
    ...(themes?.length ? { theme: themes.join() } : {}),
    ...(box && Number.isFinite(box[0])
      ? {
          at: middleOfBox(box)
            .map((degrees) => degrees.toFixed(6))
            .join(),
        }
      : {}),
    ...(typeof code === "string" ? { area: code } : {}),
    ...(own === undefined ? {} : { except: own }),
  };
}

/** Which published initiatives may be the one that is being entered. */

const { metres } = thresholds.form;

/** The question for what is close by; undefined while theme or place is not known. */
export function nearOf(draft: Draft): Record<string, string> | undefined {
  const themes = valueAt(draft, "themes") as readonly string[] | undefined;
  if (!themes || themes.length === 0) return undefined;
  const theme = themes.join(",");
  const code = valueAt(draft, "place.code");
  if (valueAt(draft, "place.kind") === "area" && typeof code === "string") return { theme, area: code };
  const geometry = valueAt(draft, "place.geometry") as Geometry | undefined;
  const around = geometry && boxOfPositions(geometry.coordinates);
  // A drawing without a single position has no box.
  if (!around || around[0] === Number.POSITIVE_INFINITY) return undefined;
  const box = widenedBox(around, metres);
  return { theme, bbox: box.map((degrees) => degrees.toFixed(5)).join(",") };
}

/** Best first. */
export const similarTitles = (found: readonly PublicInitiative[], title: string): PublicInitiative[] =>
  found
    .filter(({ content }) => isSame({ title }, { title: content.title }, "form"))
    .map((one) => ({ one, shared: sharedWords(title, one.content.title) }))
    .sort((a, b) => b.shared - a.shared)
    .map(({ one }) => one);
