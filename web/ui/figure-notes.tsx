/** What is said beside figures where there is room: their marks in words, what letters and words mean, and what a figure may be used for. */
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import type { FigureMark, Status } from "#data/schema/status.ts";
import { markSign, markTexts, markWord, type WrittenFigure } from "../labels/figures.ts";
import { statusReason, statusWordLong, words } from "../labels/format.ts";
import { markReason, methodWord } from "../labels/profile-figures.ts";
import * as m from "../paraglide/messages.js";
import "./figure.css";

/** The marks in words, as small labels beside a figure that stands alone. */
export function MarkBadges({ figure }: { figure: WrittenFigure }) {
  return markTexts(figure).map((text) => (
    <span key={text} className="nl-data-badge figure__badge">
      {text}
    </span>
  ));
}

/** Under a table: what the letters in it mean. */
export function MarkKey({ marks }: { marks: readonly FigureMark[] }) {
  if (marks.length === 0) return null;
  return (
    <p className="figure-key wb-small wb-soft">
      <span className="wb-hidden">{m.mark_key()}: </span>
      {marks.map((mark) => (
        <span key={mark} title={markReason(mark)}>
          <span className="figure__sign" aria-hidden="true">
            {markSign(mark)}
          </span>
          {markWord(mark)}
        </span>
      ))}
    </p>
  );
}

/** What the words for no figure mean: only those that are there. */
export function StatusReasons({ statuses }: { statuses: readonly Status[] }) {
  const said = [...new Set(statuses)].flatMap((status) => {
    const reason = statusReason(status);
    return reason === undefined ? [] : [{ word: statusWordLong(status), reason }];
  });
  if (said.length === 0) return null;
  return (
    <details className="fold fold--small wb-small">
      <summary>{m.status_reasons()}</summary>
      <dl className="reasons">
        {said.map(({ word, reason }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{reason}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

type Kinded = Pick<PublishedIndicator, "method" | "use">;

/** What a figure may be used for: what is said of this indicator itself, else of all figures of its method. */
export const mayBeUsedFor = ({ method, use }: Kinded, { methods }: Pick<Catalog, "methods">): string | undefined => {
  const text = use ?? methods?.[method];
  return text && words(text);
};

/** Counted, asked or modelled, and what that is good for behind a fold: wherever a figure is explained. */
export function MethodNote({ indicator, catalog }: { indicator: Kinded; catalog: Pick<Catalog, "methods"> }) {
  const text = mayBeUsedFor(indicator, catalog);
  const kind = `${m.kind_title()}: ${methodWord(indicator.method)}`;
  if (text === undefined) return <p className="wb-small wb-soft">{kind}</p>;
  return (
    <details className="fold fold--small wb-small">
      <summary>{`${kind}. ${m.kind_use()}`}</summary>
      <p>{text}</p>
    </details>
  );
}
