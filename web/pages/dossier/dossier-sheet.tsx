/** The frame of every dossier: its title, running heads, the choice of parts, and the forms in which it can be taken along. */
import { useIsFetching } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { type ReactNode, type RefObject, useRef, useState } from "react";
import type { Manifest } from "#data/schema/manifest.ts";
import { formatDate } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { type DossierPart, readParts, writeParts } from "./parts.ts";
import { useRunningHeads } from "./running-heads.ts";

interface SheetProps {
  /** What it is about, after the word "Dossier". */
  name: string;
  manifest: Manifest;
  /** Year of the borders. */
  division: number;
  all: readonly DossierPart[];
  /** The way back to the page that it was made of. */
  back: ReactNode;
  /** A class for what only this kind of dossier has. */
  kind?: string;
  children: (has: (part: DossierPart) => boolean) => ReactNode;
}

export function DossierSheet({ name, manifest, division, all, back, kind = "", children }: SheetProps) {
  const { hash } = useLocation();
  const parts = readParts(hash, all);
  const article = useRef<HTMLElement>(null);
  const isReady = useIsFetching() === 0;
  const date = formatDate(manifest.builtAt);
  useRunningHeads(name, date);
  return (
    <article ref={article} className={`wb-page profile dossier ${kind}`} data-ready={isReady ? "" : undefined}>
      <h1>{m.dossier_title({ name })}</h1>
      <p className="lead">{m.dossier_lead({ date, year: String(division) })}</p>
      <DossierTools {...{ article, name, isReady, all, parts }}>{back}</DossierTools>
      {children((part) => parts.includes(part))}
    </article>
  );
}

const partWords: Record<DossierPart, () => string> = {
  kaart: m.dossier_part_map,
  opvallend: m.profile_stands_out,
  cijfers: m.profile_themes,
  verloop: m.dossier_courses,
  vergelijking: m.dossier_part_comparison,
  initiatieven: m.layer_area_title,
  afspraken: m.dossier_agreements,
  verhalen: m.dossier_stories,
  ontbreekt: m.dossier_missing,
};

interface ToolsProps {
  article: RefObject<HTMLElement | null>;
  name: string;
  isReady: boolean;
  all: readonly DossierPart[];
  parts: readonly DossierPart[];
  children: ReactNode;
}

/** None of this is printed. */
function DossierTools({ article, name, isReady, all, parts, children }: ToolsProps) {
  const navigate = useNavigate();
  const [failed, setFailed] = useState(false);
  const choose = (part: DossierPart, on: boolean) => {
    const chosen = all.filter((one) => (one === part ? on : parts.includes(one)));
    void navigate({ to: ".", search: true, hash: writeParts(chosen, all), replace: true });
  };
  const saveWord = async () => {
    setFailed(false);
    try {
      const { saveAsWord } = await import("./save-word.ts");
      if (article.current) await saveAsWord(article.current, name);
    } catch {
      setFailed(true);
    }
  };
  return (
    <div className="dossier-tools no-print">
      <fieldset>
        <legend className="wb-label">{m.dossier_parts()}</legend>
        {all.map((part) => (
          <label key={part} className="wb-check">
            <input type="checkbox" checked={parts.includes(part)} onChange={(event) => choose(part, event.target.checked)} />
            {partWords[part]()}
          </label>
        ))}
      </fieldset>
      <div className="page-actions">
        <Button icon="print" disabled={!isReady} onClick={() => print()}>
          {m.dossier_print()}
        </Button>
        <Button icon="download" disabled={!isReady} onClick={() => void saveWord()}>
          {m.dossier_word()}
        </Button>
        {children}
      </div>
      {failed ? <p className="wb-fault">{m.load_failed()}</p> : null}
    </div>
  );
}
