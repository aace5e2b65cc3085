/**
 * A published initiative as a row: the columns of every table we give away. CSV and Excel have the headings and the words of the
 * screen; GeoJSON and OGC API Features, which programs read, the property names and the codes of the API.
 */

import {
  dutchEvidence,
  dutchKinds,
  dutchLifecycles,
  dutchPhases,
  dutchPrecisions,
  dutchThemes,
} from "#data/entries/dutch-words.ts";
import { dutchChoice } from "#data/entries/entry-dutch.ts";
import { hoursText } from "#data/entries/opening-hours.ts";
import type { FundingStatus } from "#data/schema/initiative.ts";
import type { PublicContent, PublicEntryContent, PublicRecord } from "#data/schema/record.ts";
import type { Names } from "./about.ts";
import { middleOf } from "./middle.ts";

type Shown = PublicRecord<PublicContent>;

export type ExportCell = string | number | boolean | null;

export interface RowColumn<R> {
  property: string;
  heading: string;
  /** `day` is "2026-03-31"; a spreadsheet makes a date of it. */
  kind?: "day";
  /** As a program reads it. */
  of(record: R, names: Names): ExportCell;
  /** In tables, which people read: the words of the screen. Absent where that is the same. */
  say?(record: R): ExportCell;
}
export type ExportColumn<C extends PublicEntryContent = PublicEntryContent> = RowColumn<PublicRecord<C>>;

/** In a table. */
export const tableCellOf = <R>(column: RowColumn<R>, record: R, names: Names): ExportCell =>
  column.say ? column.say(record) : column.of(record, names);

/** Where an entry names no licence of its source. */
export const licenceUnnamed = "Noem de bron en Wijkblik. Over de licentie van de bron gaat de bron zelf.";

type Column = ExportColumn<PublicContent>;

const column = (property: string, heading: string, of: Column["of"], kind?: "day"): Column => ({
  property,
  heading,
  of,
  ...(kind ? { kind } : {}),
});

const said = (property: string, heading: string, of: Column["of"], say: Column["say"]): Column => ({
  ...column(property, heading, of),
  ...(say ? { say } : {}),
});

const list = (values: readonly string[]): ExportCell => (values.length === 0 ? null : values.join(", "));

const joined = (...parts: (string | undefined)[]): ExportCell => parts.filter(Boolean).join(" ") || null;

/** Euro of the funding lines of this status; null without such a line. */
function euro({ content: { funding } }: Shown, status: FundingStatus): ExportCell {
  const amounts = funding.filter((line) => line.status === status).flatMap(({ amount }) => amount ?? []);
  return amounts.length === 0 ? null : Math.round(amounts.reduce((sum, amount) => sum + amount, 0) * 100) / 100;
}

const precisionOf = ({ content: { place } }: Shown) =>
  place === null ? null : place.kind === "area" ? "gebied" : place.precision;

function precisionWords(record: Shown): ExportCell {
  const precision = precisionOf(record);
  return precision && dutchPrecisions[precision];
}

/** The money of an initiative that has one line of it; several are lines of the register of money. */
const onlyLine = ({ content: { funding } }: Shown) => (funding.length === 1 ? funding[0] : undefined);

function ofMoney(name: "status" | "payer" | "duration", property: string, heading: string): Column {
  const of = (record: Shown) => onlyLine(record)?.[name] ?? null;
  return said(property, heading, of, (record) => {
    const value = of(record);
    return value && dutchChoice("fundingLine", name, value);
  });
}

/** Of initiatives. */
export const columns: readonly Column[] = [
  column("title", "Titel", ({ content }) => content.title),
  column("summary", "Samenvatting", ({ content }) => content.summary),
  said(
    "kind",
    "Soort",
    ({ content }) => content.kind,
    ({ content }) => dutchKinds[content.kind],
  ),
  said(
    "themes",
    "Thema's",
    ({ content }) => content.themes.join(", "),
    ({ content }) => content.themes.map((theme) => dutchThemes[theme]).join(", "),
  ),
  said(
    "phase",
    "Fase",
    ({ content }) => content.phase,
    ({ content }) => dutchPhases[content.phase],
  ),
  said(
    "lifecycle",
    "Levensloop",
    ({ content }) => content.lifecycle,
    ({ content }) => dutchLifecycles[content.lifecycle],
  ),
  column("from", "Begindatum", ({ content }) => content.period.from ?? null, "day"),
  column("to", "Einddatum", ({ content }) => content.period.to ?? null, "day"),
  column("targetGroups", "Doelgroepen", ({ content }) => list(content.targetGroups)),
  column("reach", "Bereik (mensen per jaar)", ({ content }) => content.reach ?? null),
  column("regular", "Regulier", ({ content }) => content.regular),
  said(
    "evidence",
    "Bewijs",
    ({ content }) => content.evidence,
    ({ content }) => dutchEvidence[content.evidence],
  ),
  column("goals", "Doelen", ({ content }) => list(content.goals.map(({ text }) => text))),
  column("parties", "Partijen", ({ content }) =>
    list(content.parties.map(({ organisation, role }) => `${organisation} (${role})`)),
  ),
  column("committed", "Toegezegd (euro)", (record) => euro(record, "committed")),
  column("paid", "Betaald (euro)", (record) => euro(record, "paid")),
  column("estimated", "Geschat (euro)", (record) => euro(record, "estimated")),
  column("organisation", "Organisatie", ({ organisation }, names) => names.organisation(organisation) ?? null),
  column("contact", "Contact", ({ content: { publicContact: { name, email, phone } = {} } }) =>
    list([name, email, phone].filter((part) => part !== undefined)),
  ),
  column("address", "Adres", ({ content: { address } }) => joined(address?.street, address?.number)),
  column("postcode", "Postcode", ({ content: { address } }) => address?.postcode ?? null),
  column("city", "Plaats", ({ content: { address } }) => address?.city ?? null),
  column("openingHours", "Openingstijden", ({ content }) => hoursText(content.openingHours ?? []) || null),
  column("openingNote", "Opmerking bij de openingstijden", ({ content }) => content.openingNote ?? null),
  column("takePart", "Meedoen of doorverwijzen", ({ content }) => content.takePart ?? null),
  column("link", "Link", ({ content }) => content.link ?? null),
  said("precision", "Precisie van de plaats", precisionOf, precisionWords),
  column("longitude", "Lengtegraad", ({ geometry }) => (geometry ? middleOf(geometry)[0] : null)),
  column("latitude", "Breedtegraad", ({ geometry }) => (geometry ? middleOf(geometry)[1] : null)),
  column("buurtName", "Buurt", ({ content: { placed } }, names) => names.area(placed.buurt) ?? null),
  column("buurt", "Buurtcode", ({ content: { placed } }) => placed.buurt ?? null),
  column("wijkName", "Wijk", ({ content: { placed } }, names) => names.area(placed.wijk) ?? null),
  column("wijk", "Wijkcode", ({ content: { placed } }) => placed.wijk ?? null),
  column("gemeenteName", "Gemeente", ({ content: { placed } }, names) => names.area(placed.gemeente) ?? null),
  column("gemeente", "Gemeentecode", ({ content: { placed } }) => placed.gemeente ?? null),
  column("source", "Bron", ({ content }) => content.source ?? null),
  column("licence", "Licentie", ({ content }) => content.licence ?? licenceUnnamed),
  column("takenOn", "Overgenomen op", ({ takenOver }) => takenOver?.on ?? null, "day"),
  column("takenFrom", "Overgenomen uit", ({ takenOver }) => takenOver?.from ?? null),
  column("confirmation", "Bevestiging", ({ verifiedOn }) => (verifiedOn === undefined ? "niet bevestigd" : "bevestigd")),
  column("verifiedOn", "Bevestigd op", ({ verifiedOn }) => verifiedOn ?? null, "day"),
  column("updatedAt", "Gewijzigd op", ({ updatedAt }) => updatedAt),
  column("url", "Adres in Wijkblik", (record, names) => names.page(record)),
  column("funder", "Financier", (record) => onlyLine(record)?.source ?? null),
  column("amount", "Bedrag (euro)", (record) => onlyLine(record)?.amount ?? null),
  ofMoney("status", "fundingStatus", "Stand van het geld"),
  ofMoney("payer", "payer", "Soort betaler"),
  ofMoney("duration", "duration", "Duur van het geld"),
];
