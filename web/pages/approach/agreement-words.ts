/** Words of one agreement of the register: who, when, how it stands. */
import type { AgreedParty, AgreementRow } from "#data/approach/agreements.ts";
import { agreementStandingWord } from "../../labels/approach-words.ts";
import { formatDate } from "../../labels/format.ts";
import { partyWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";

/** Noon, so that it is the same day on every clock. */
export const dayOfAgreement = (day: string): string => formatDate(`${day}T12:00:00Z`);

export function agreementWhen({ from, until }: Pick<AgreementRow, "from" | "until">): string {
  if (from !== undefined && until !== undefined)
    return m.agreement_from_until({ from: dayOfAgreement(from), until: dayOfAgreement(until) });
  if (until !== undefined) return m.agreement_until_day({ day: dayOfAgreement(until) });
  const open = m.agreement_no_end();
  return from === undefined ? open : `${m.agreement_from_day({ day: dayOfAgreement(from) })}, ${open}`;
}

export function standingWords({ standing, standingSince }: Pick<AgreementRow, "standing" | "standingSince">): string {
  const word = agreementStandingWord(standing);
  return standingSince === undefined ? word : m.agreement_standing_day({ standing: word, day: dayOfAgreement(standingSince) });
}

export const partyName = ({ organisation, role }: AgreedParty): string =>
  role === undefined ? organisation : `${organisation} (${partyWord(role)})`;

export function confirmedWords({ confirmedOn, earlierOn }: AgreedParty): string {
  if (confirmedOn !== undefined) return m.agreement_confirmed_on({ day: dayOfAgreement(confirmedOn) });
  return earlierOn === undefined
    ? m.agreement_not_confirmed()
    : m.agreement_confirmed_earlier({ day: dayOfAgreement(earlierOn) });
}

/** By which a list tells them apart. */
export const keyOfAgreement = ({ entry, position }: AgreementRow): string => `${entry.id} ${position}`;
