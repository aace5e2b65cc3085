/** From what was found to the same as a file, at the open API, and to how it was found; and what who may say something can say here. */
import { Link } from "@tanstack/react-router";
import type { Catalog } from "#data/schema/catalog.ts";
import type { GapQuestion } from "#data/schema/gap.ts";
import { gapsAddress } from "../../api/gaps.ts";
import * as m from "../../paraglide/messages.js";
import { useAreaName } from "../../state/area-rows.ts";
import { usualNeed, writeGapQuestion } from "../../state/gap-question.ts";
import { Icon } from "../../ui/icon.tsx";
import { DeclareComplete } from "./declare.tsx";
import { PreviewFirst } from "./preview-setting.tsx";

export function GapLinks({ question, catalog }: { question: GapQuestion; catalog: Catalog }) {
  const need = writeGapQuestion(question, catalog.indicators).need ?? usualNeed;
  return (
    <p className="gaps-links no-print">
      <a className="nl-link" href={gapsAddress(question, need, "csv")} download>
        <Icon name="download" />
        {m.gaps_download()}
      </a>
      <a className="nl-link" href={gapsAddress(question, need)}>
        {m.gaps_api()}
      </a>
      <Link to="/methode" hash="kansen" search={true} className="nl-link">
        {m.gaps_method()}
      </Link>
    </p>
  );
}

/** Of a gemeente, wijk or buurt; an area of a list lies in more than one. */
const gemeenteOf = (code: string): string | undefined => (/^(GM|WK|BU)/.test(code) ? `GM${code.slice(2, 6)}` : undefined);

/** Nothing for who has no role there. */
export function SayOfArea({ code, theme }: { code: string; theme: GapQuestion["theme"] }) {
  const { name } = useAreaName(code);
  const gemeente = gemeenteOf(code);
  if (!name) return null;
  return (
    <>
      <DeclareComplete area={code} areaName={name} theme={theme} />
      {gemeente ? <PreviewFirst gemeente={gemeente} /> : null}
    </>
  );
}

/** The reader sees what is withheld from others: that is said wherever it stands. */
export const isPreviewed = (preview: readonly string[], code: string): boolean => preview.includes(gemeenteOf(code) ?? "");
