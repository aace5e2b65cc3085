/** What is known of one initiative in words and numbers, one line each; a line that is not filled in is left out. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { freshnessOf } from "#data/schema/freshness.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import type { AreaNames } from "../../api/use-area-names.ts";
import { formatNumber } from "../../labels/format.ts";
import { evidenceWord, freshnessWords, periodWords, phaseWord, targetGroupWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { OutsideLink } from "../../ui/outside-link.tsx";

export interface InitiativeFactsProps {
  initiative: PublicInitiative;
  nameOf: AreaNames["nameOf"];
}

export function InitiativeFacts({ initiative: { content, verifiedOn }, nameOf }: InitiativeFactsProps) {
  const { targetGroups, reach, regular, link } = content;
  const lines: [string, ReactNode][] = [
    [m.initiative_place(), <Place key="place" content={content} nameOf={nameOf} />],
    [m.initiative_working_area(), workingAreaWords(content, nameOf)],
    [m.initiative_phase(), phaseWord(content.phase)],
    [m.initiative_period(), periodWords(content.period)],
    [m.initiative_target(), targetGroups.map(targetGroupWord).join(", ")],
    [m.initiative_reach(), reach === undefined ? undefined : m.initiative_reach_people({ count: formatNumber(reach) })],
    [m.initiative_work(), regular ? m.initiative_regular() : m.initiative_extra()],
    [m.initiative_evidence(), evidenceWord(content.evidence)],
    [m.initiative_contact(), contactOf(content)],
    [m.initiative_link(), link ? <OutsideLink key="link" href={link} /> : undefined],
    [m.initiative_fresh_label(), freshnessWords(freshnessOf(verifiedOn, new Date()), verifiedOn)],
  ];
  return (
    <dl className="facts initiative-facts">
      {lines.map(([term, value]) =>
        value ? (
          <div key={term} className="facts__pair">
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

interface InContent {
  content: PublicInitiative["content"];
  nameOf: AreaNames["nameOf"];
}

function Place({ content: { place, placed }, nameOf }: InContent) {
  const codes = [placed.buurt, placed.wijk, placed.gemeente].filter((code) => code !== undefined);
  const exactness = {
    exact: undefined,
    straat: m.initiative_precision_straat(),
    buurt: m.initiative_precision_buurt(),
  };
  const remark =
    place === null
      ? m.initiative_place_hidden()
      : place.kind === "geometry"
        ? exactness[place.precision]
        : m.initiative_place_area();
  return (
    <>
      {codes.map((code, i) => (
        <span key={code}>
          {i > 0 ? ", " : ""}
          <Link to="/gebied/$code" params={{ code }} search={true} className="nl-link">
            {nameOf(code) ?? code}
          </Link>
        </span>
      ))}
      {remark ? <span className="wb-soft">{codes.length > 0 ? ` (${remark})` : remark}</span> : null}
    </>
  );
}

function workingAreaWords({ workingArea }: InContent["content"], nameOf: InContent["nameOf"]): string | undefined {
  if (!workingArea) return undefined;
  if (workingArea.kind === "areas") return workingArea.codes.map((code) => nameOf(code) ?? code).join(", ");
  return workingArea.kind === "radius"
    ? m.initiative_radius({ metres: formatNumber(workingArea.metres) })
    : m.initiative_drawn_area();
}

function contactOf({ publicContact }: InContent["content"]): ReactNode {
  const { name, email, phone } = publicContact ?? {};
  const parts = [
    name,
    email && (
      <a key="email" className="nl-link" href={`mailto:${email}`}>
        {email}
      </a>
    ),
    phone && (
      <a key="phone" className="nl-link" href={`tel:${phone.replace(/[^+\d]/g, "")}`}>
        {phone}
      </a>
    ),
  ].filter(Boolean);
  return parts.length === 0 ? undefined : parts.flatMap((part, i) => (i > 0 ? [", ", part] : [part]));
}
