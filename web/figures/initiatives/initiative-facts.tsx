/** What is known of one initiative in words and numbers, one line each; a line that is not filled in is left out. Who lives there comes before who works there. */

import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { freshnessOf } from "#data/schema/day.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import type { AreaNames } from "../../api/use-area-names.ts";
import { formatNumber, words } from "../../labels/format.ts";
import {
  addressLine,
  agreementLine,
  evidenceWord,
  freshnessWords,
  fundingWords,
  goalLine,
  hoursLine,
  partyLine,
  periodWords,
  phaseWord,
  precisionWord,
  takenOverWords,
  targetGroupWord,
  workingAreaLines,
} from "../../labels/initiative-words.ts";
import { openUntil } from "../../labels/opening-hours.ts";
import * as m from "../../paraglide/messages.js";
import { useShown } from "../../state/shown.ts";
import { middleOfGeometry } from "../../state/where.ts";
import { OutsideLink } from "../../ui/outside-link.tsx";
import { contactLinks } from "../contact-links.tsx";

export interface InitiativeFactsProps {
  initiative: PublicInitiative;
  nameOf: AreaNames["nameOf"];
}

type Line = readonly [term: string, value: ReactNode];

/** What somebody in the neighbourhood wants to know first: where, when, for whom, how to take part and whom to ask. */
export function ResidentFacts({ initiative, nameOf, owner }: InitiativeFactsProps & { owner?: string | undefined }) {
  const { content, geometry } = initiative;
  const { address, openingHours, openingNote, targetGroups, takePart, link } = content;
  const lines: Line[] = [
    [m.initiative_address(), address && <Address key="address" address={address} content={content} geometry={geometry} />],
    [m.initiative_place(), <Place key="place" content={content} nameOf={nameOf} />],
    [
      m.initiative_hours(),
      openingHours.length > 0 || openingNote ? <Hours key="hours" hours={openingHours} note={openingNote} /> : null,
    ],
    [m.initiative_period(), periodWords(content.period)],
    [m.initiative_target(), targetGroups.map(targetGroupWord).join(", ")],
    [m.initiative_take_part(), takePart],
    [m.initiative_contact(), contactLinks(content.publicContact)],
    [m.initiative_link(), link ? <OutsideLink key="link" href={link} /> : undefined],
    [m.initiative_owner(), owner],
  ];
  return <Facts lines={lines} />;
}

/** What is asked by who works on it too. */
export function ProfessionalFacts({ initiative: { content, verifiedOn, takenOver }, nameOf }: InitiativeFactsProps) {
  const { reach, regular } = content;
  const lines: Line[] = [
    [
      m.initiative_working_area(),
      content.workingArea && workingAreaLines(content.workingArea, (code) => nameOf(code) ?? code).join(", "),
    ],
    [m.initiative_phase(), phaseWord(content.phase)],
    [m.initiative_reach(), reach === undefined ? undefined : m.initiative_reach_people({ count: formatNumber(reach) })],
    [m.initiative_work(), regular ? m.initiative_regular() : m.initiative_extra()],
    [m.initiative_evidence(), evidenceWord(content.evidence)],
    [m.initiative_taken_over_label(), takenOverWords(takenOver)],
    [m.initiative_fresh_label(), freshnessWords(freshnessOf(verifiedOn, new Date()), verifiedOn)],
  ];
  return <Facts lines={lines} />;
}

const Facts = ({ lines }: { lines: readonly Line[] }) => (
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

function Hours({ hours, note }: { hours: PublicInitiative["content"]["openingHours"]; note: string | undefined }) {
  const until = openUntil(hours, new Date());
  return (
    <>
      {hours.length > 0 ? (
        <p className="initiative-open no-print" data-open={until !== undefined || undefined}>
          {until === undefined ? m.initiative_closed_now() : m.initiative_open_until({ time: until })}
        </p>
      ) : null}
      {hours.map((one) => (
        <p key={JSON.stringify(one)}>{hoursLine(one)}</p>
      ))}
      {note ? <p className="initiative-text">{note}</p> : null}
    </>
  );
}

interface AddressProps {
  address: NonNullable<PublicInitiative["content"]["address"]>;
  content: PublicInitiative["content"];
  geometry: PublicInitiative["geometry"];
}

/** The way there where it is known exactly: in the reader's own app for maps, or on a site that they choose. Nothing is asked before. */
function Address({ address, content: { place }, geometry }: AddressProps) {
  const exact = place?.kind === "geometry" && place.precision === "exact" ? geometry : null;
  const [longitude, latitude] = exact ? middleOfGeometry(exact).map((degrees) => degrees.toFixed(5)) : [];
  const line = addressLine(address);
  return (
    <>
      {line}
      {longitude === undefined ? null : (
        <span className="initiative-route no-print">
          <a
            className="nl-link initiative-route__way"
            href={`geo:${latitude},${longitude}?q=${latitude},${longitude}(${encodeURIComponent(line)})`}
          >
            {m.initiative_route_app()}
          </a>
          <a
            className="nl-link initiative-route__way"
            href={`https://www.openstreetmap.org/directions?to=${latitude}%2C${longitude}`}
            target="_blank"
            rel="noreferrer noopener"
          >
            {m.initiative_route_site()}
          </a>
        </span>
      )}
    </>
  );
}

interface InContent {
  content: PublicInitiative["content"];
  nameOf: AreaNames["nameOf"];
}

function Place({ content: { place, placed }, nameOf }: InContent) {
  const codes = [placed.buurt, placed.wijk, placed.gemeente].filter((code) => code !== undefined);
  const remark =
    place === null
      ? m.initiative_place_hidden()
      : place.kind === "geometry"
        ? precisionWord(place.precision)
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

/** The lists of one initiative: who, what for, with what money, and who promised what. */
export function InitiativeParts({ content }: { content: PublicInitiative["content"] }) {
  const { parties, goals, funding, agreements } = content;
  const { catalog } = useShown();
  const nameOf = (indicator: string) => {
    const found = catalog?.indicators.find(({ id }) => id === indicator);
    return found ? words(found.name) : indicator;
  };
  return (
    <>
      <Part title={m.initiative_parties()} lines={parties.map(partyLine)} />
      <Part title={m.initiative_goals()} lines={goals.map((goal) => goalLine(goal, nameOf))} />
      <Part title={m.initiative_funding()} lines={funding.map(fundingWords)} />
      <Part title={m.initiative_agreements()} lines={agreements.map(agreementLine)} />
    </>
  );
}

/** Nothing at all for a list without lines. */
function Part({ title, lines }: { title: string; lines: string[] }): ReactNode {
  if (lines.length === 0) return null;
  const seen = new Map<string, number>();
  return (
    <section>
      <h3>{title}</h3>
      <ul className="wb-list">
        {lines.map((line) => {
          const times = (seen.get(line) ?? 0) + 1;
          seen.set(line, times);
          return <li key={`${line} ${times}`}>{line}</li>;
        })}
      </ul>
    </section>
  );
}
