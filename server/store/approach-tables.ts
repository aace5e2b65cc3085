/** Tables of what an approach runs on, made from what is public; see store/approach. */
import type { AgreementStanding } from "#data/entry-types/agreement.ts";

/** One agreement of a public entry: the entry itself, or one of those that an initiative names. Lists are JSON. */
interface AgreementRowTable {
  /** Id of the entry. */
  entry: string;
  /** In the initiative; 0 for the entry itself. */
  position: number;
  type: string;
  what: string;
  parties: string;
  goal: string | null;
  from_day: string | null;
  /** Last day; `noLastDay` where there is none. */
  ends: string;
  regular: number;
  standing: AgreementStanding;
  /** 1 while somebody still has to say how it went. */
  open: number;
  since: string | null;
  reason: string | null;
  /** 1 where residents are a party. */
  residents: number;
  /** Bit i is theme i of `initiativeThemes`. */
  themes: number;
  /** Of what a party confirms. */
  text_hash: string;
}

/** A party confirmed a text. What was confirmed before stays: a text that comes back is confirmed still. */
interface AgreementConfirmationTable {
  /** Id of the entry. */
  entry: string;
  /** Its name without case, accents and punctuation. */
  party: string;
  text_hash: string;
  /** Null when their account has ended. */
  person: string | null;
  at: string;
}

export interface ApproachTables {
  agreement_row: AgreementRowTable;
  agreement_confirmation: AgreementConfirmationTable;
}
