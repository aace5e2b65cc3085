/** Tables of what an approach runs on, made from what is public; see store/approach. */
import type { EditionTemplate } from "#data/editions/edition.ts";
import type { AgreementStanding } from "#data/entry-types/agreement.ts";
import type { Duration, FundingStatus, Payer } from "#data/schema/initiative.ts";

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

/** The same by area, with all that a list looks at: what lies in a gemeente is found and counted in one index. */
type AgreementAreaTable = { code: string } & Pick<
  AgreementRowTable,
  "ends" | "entry" | "position" | "standing" | "open" | "residents" | "regular" | "themes"
>;

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

/** One line of money of a public entry: a funding line is the only one of its entry, an initiative has some. Amounts are whole cents. */
export interface MoneyLineTable {
  /** Id of the entry. */
  entry: string;
  /** Among the lines of that entry. */
  position: number;
  type: string;
  /** Id of the funding line that it is a part of, as it was typed: that may be public or not, or have gone up in another. */
  part_of: string | null;
  source: string;
  /** The same without case and accents: sums are over this. */
  source_key: string;
  payer: Payer | null;
  instrument: string | null;
  /** As it was typed; of structural money that of one year. */
  cents: number | null;
  /** All of it; null where it has no end or no amount. */
  total: number | null;
  /** Of that the part of which the year is not known. */
  undated: number | null;
  /** Of what has no end: what comes every year, and from which year on. */
  yearly: number | null;
  yearly_from: number | null;
  from_day: string | null;
  to_day: string | null;
  status: FundingStatus;
  duration: Duration;
  /** Bit i is theme i of `initiativeThemes`. */
  themes: number;
  /** That theme; `several` or `none`: a line stands in one column. */
  theme: string;
}

/** What of a line falls in a year. */
export interface MoneyYearTable {
  entry: string;
  position: number;
  year: number;
  cents: number;
}

/** Areas in which the money of an entry may be spent, as they were named: each smallest that everybody may know. */
export interface MoneyAreaTable {
  entry: string;
  code: string;
}

/** Initiatives of which begin and end are known, for what came after them. */
export interface InitiativeSpanTable {
  entry: string;
  /** Whose it is: an organisation, or who leads it by name; null where neither is known. */
  who: string | null;
  themes: number;
  from_day: string;
  to_day: string;
  /** Last day on which a successor may begin. */
  awaited: string;
  /** 1 where it is shorter than two years. */
  short: number;
}

/** Since when what everybody sees of a checklist has these answers: other words beside them are no movement. */
interface ChecklistMovementTable {
  /** Id of the entry, also while it is not public. */
  entry: string;
  answers_hash: string;
  /** Day in the Netherlands. */
  since: string;
}

/** An edition of a checklist or of the assessment that somebody entered. */
interface EditionTable {
  template: EditionTemplate;
  /** Among those of its template that were entered, from 1. */
  position: number;
  id: string;
  /** JSON of `AnyEdition`. */
  content: string;
  /** Null where it was entered on the machine itself. */
  person: string | null;
  at: string;
}

export interface ApproachTables {
  checklist_movement: ChecklistMovementTable;
  edition: EditionTable;
  agreement_row: AgreementRowTable;
  agreement_area: AgreementAreaTable;
  agreement_confirmation: AgreementConfirmationTable;
  money_line: MoneyLineTable;
  money_year: MoneyYearTable;
  money_area: MoneyAreaTable;
  initiative_span: InitiativeSpanTable;
}
