/** Agreements of the register as a list: what, who, until when, and what asks for attention. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { AgreementRow } from "#data/approach/agreements.ts";
import { pageOfEntry } from "../../labels/entry-pages.ts";
import * as m from "../../paraglide/messages.js";
import { agreementWhen, confirmedWords, keyOfAgreement, partyName, standingWords } from "./agreement-words.ts";
import "./agreements.css";

interface AgreementItemsProps {
  rows: readonly AgreementRow[];
  heading: "h3" | "h4";
}

export const AgreementItems = ({ rows, heading }: AgreementItemsProps) => (
  <ul className="agreement-list">
    {rows.map((row) => (
      <AgreementItem key={keyOfAgreement(row)} row={row} heading={heading} />
    ))}
  </ul>
);

function AgreementItem({ row, heading: Heading }: { row: AgreementRow; heading: "h3" | "h4" }) {
  const { entry, parties, goal, regular, standingReason, title } = row;
  return (
    <li className="agreement" data-standing={row.standing}>
      <Heading>
        <AgreementLink row={row} />
      </Heading>
      <AgreementMarks row={row} />
      <dl className="agreement__facts wb-small">
        <Fact term={m.agreement_when()}>
          {agreementWhen(row)} ({regular ? m.agreement_is_regular() : m.agreement_is_extra()})
        </Fact>
        <Fact term={m.agreement_standing()}>
          {standingWords(row)}
          {standingReason === undefined ? null : `: ${standingReason}`}
        </Fact>
        <Fact term={m.agreement_who()}>
          <ul className="agreement-parties">
            {parties.map((party) => (
              <li key={partyName(party)}>
                {partyName(party)}
                {entry.type === "agreement" ? <span className="wb-soft">, {confirmedWords(party)}</span> : null}
              </li>
            ))}
          </ul>
        </Fact>
        {goal === undefined ? null : <Fact term={m.agreement_for_goal()}>{goal}</Fact>}
        {entry.type === "agreement" ? null : <Fact term={m.agreement_in_initiative()}>{title}</Fact>}
      </dl>
    </li>
  );
}

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <div className="agreement__fact">
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

/** To the page of the agreement, or of the initiative that it stands in. */
export const AgreementLink = ({ row: { entry, what } }: { row: AgreementRow }) => (
  <Link {...pageOfEntry(entry)} search={true} className="nl-link">
    {what}
  </Link>
);

export function AgreementMarks({ row: { overdue, endsSoon, residents } }: { row: AgreementRow }) {
  const marks = [
    ...(overdue ? [["overdue", m.agreement_overdue()] as const] : []),
    ...(endsSoon ? [["soon", m.agreement_soon()] as const] : []),
    ...(residents ? [] : [["residents", m.agreement_no_residents()] as const]),
  ];
  if (marks.length === 0) return null;
  return (
    <ul className="agreement-marks wb-small">
      {marks.map(([mark, word]) => (
        <li key={mark} data-mark={mark}>
          {word}
        </li>
      ))}
    </ul>
  );
}
