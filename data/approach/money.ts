/** The register of money: lines of areas and of initiatives, and their totals. Amounts are whole cents as decimal text: sums may be past what a double holds. */
import { z } from "zod";
import { type FundingStatus, fundingStatuses, payers } from "../schema/initiative.ts";
import { InitiativeFilter, initiativeThemes, several } from "../schema/initiative-filter.ts";

/** Lines of which nobody said who pays. */
export const payersAsked = [...payers, "unknown"] as const;
export type PayerAsked = (typeof payersAsked)[number];
/** A line stands in one column: that of its theme, or one of these. */
export const themeColumns = [...initiativeThemes, "several", "none"] as const;
export const moneySorts = ["amount", "-amount", "ends", "-ends", "source", "-source"] as const;
export type MoneySort = (typeof moneySorts)[number];
export const moneyTypes = ["fundingLine", "initiative"] as const;

const [firstYear, lastYear] = [1900, 2199];
const year = (description: string) =>
  z.coerce.number().int().min(firstYear).max(lastYear).optional().meta({ description, example: 2028 });
const name = (description: string) => z.string().max(120).optional().meta({ description });

export const MoneyFilter = z.strictObject({
  area: InitiativeFilter.shape.area,
  theme: InitiativeFilter.shape.theme,
  status: several(fundingStatuses, "Stand van het geld"),
  payer: several(payersAsked, "Soort betaler; `unknown` is waar niemand het zei"),
  type: several(moneyTypes, "Geldstromen van gebieden, of regels van initiatieven"),
  source: name("Wie betaalt: de hele naam, zonder te letten op hoofdletters en accenten"),
  instrument: name("Regeling: de hele naam"),
  year: year("Loopt in dit jaar"),
  ends: year("Loopt af in dit jaar"),
  endsWithin: z.coerce
    .number()
    .int()
    .min(1)
    .max(120)
    .optional()
    .meta({ description: "Loopt af binnen zoveel maanden", example: 12 }),
  only: z.enum(["true", "false", ""]).optional().meta({
    description:
      "`true`: alleen wat helemaal binnen `area` wordt uitgegeven. Anders telt ook geld mee dat ook elders wordt uitgegeven",
  }),
});
export type MoneyFilter = z.infer<typeof MoneyFilter>;

export const MoneyQuery = MoneyFilter.extend({
  sort: z.enum(moneySorts).default("ends").meta({
    description: "Volgorde: bedrag, einddatum of betaler; met een `-` ervoor andersom. Wat niet bekend is, komt achteraan",
  }),
  limit: z.coerce.number().int().min(1).max(500).default(100).meta({ description: "Hoogste aantal in het antwoord" }),
  after: z
    .string()
    .regex(/^[\w-]{1,64}\.\d{1,3}$/)
    .optional()
    .meta({ description: "Regel waarna de bladzijde begint; staat in `next`" }),
});
export type MoneyQuery = z.infer<typeof MoneyQuery>;

const Cents = z.string().regex(/^\d+$/).meta({ description: "Hele centen, als cijfers in tekst", example: "125000025" });
const Count = z.number().int();
const Status = z.enum(fundingStatuses);
const Themes = z.array(z.enum(initiativeThemes as [string, ...string[]]));

export const MoneyLine = z
  .object({
    entry: z.string().meta({ description: "Id van de inzending waar de regel bij hoort" }),
    position: Count.meta({ description: "De hoeveelste regel van die inzending, vanaf 0" }),
    type: z.enum(moneyTypes),
    title: z.string(),
    source: z.string(),
    payer: z.enum(payers).optional(),
    instrument: z.string().optional(),
    cents: Cents.optional().meta({ description: "Bedrag in centen; van geld dat elk jaar terugkomt dat van één jaar" }),
    total: Cents.optional().meta({ description: "Alles bij elkaar in centen; ontbreekt bij geld zonder einde of zonder bedrag" }),
    status: Status,
    duration: z.enum(["structural", "temporary"]),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    themes: Themes,
    areas: z.array(z.string()).meta({ description: "Codes van gebieden waar het mag worden uitgegeven" }),
    elsewhere: z.boolean().meta({ description: "Loopt ook buiten het gevraagde gebied" }),
    partOf: z
      .object({ id: z.string(), title: z.string() })
      .optional()
      .meta({ description: "De gepubliceerde geldstroom waar dit een deel van is" }),
    counted: z.boolean().meta({
      description: "Telt zelf mee in een totaal over deze vraag; anders heeft zij geen bedrag, of telt het geheel al mee",
    }),
  })
  .meta({ id: "MoneyLine" });
export type MoneyLine = z.infer<typeof MoneyLine>;

export const MoneyRegister = z
  .object({
    lines: z.array(MoneyLine),
    numberMatched: Count,
    numberReturned: Count,
    next: z.string().optional().meta({ description: "Adres van de volgende bladzijde" }),
  })
  .meta({ id: "MoneyRegister" });
export type MoneyRegister = z.infer<typeof MoneyRegister>;

const Lines = {
  lines: Count.meta({ description: "Regels die passen" }),
  counted: Count.meta({ description: "Regels die meetellen in de bedragen" }),
  beneath: Count.meta({ description: "Regels die deel zijn van een geheel dat al meetelt" }),
  withoutAmount: Count.meta({ description: "Regels zonder bedrag" }),
};

const Ongoing = z.object({ lines: Count, cents: Cents }).meta({
  description: "Geld zonder einde: hoeveel regels, en wat er elk jaar komt. Dat zit niet in het totaal",
});

export const MoneyOfStatus = z.object({
  status: Status,
  ...Lines,
  cents: Cents.meta({ description: "Alles met een einde bij elkaar, in centen" }),
  undated: Cents.meta({ description: "Deel daarvan waarvan het jaar niet bekend is" }),
  ongoing: Ongoing,
  elsewhere: z
    .object({ lines: Count, cents: Cents })
    .meta({ description: "Deel daarvan dat ook buiten het gevraagde gebied loopt" }),
});
export type MoneyOfStatus = z.infer<typeof MoneyOfStatus>;

/** One colour of the columns. */
export const MoneySeries = z.object({
  status: Status,
  key: z.string().meta({ description: "Naam van de betaler, of het thema; `others` is alle andere betalers samen" }),
  years: z.array(z.object({ year: z.number().int(), cents: Cents })).meta({ description: "Jaren met geld" }),
  undated: Cents,
});
export type MoneySeries = z.infer<typeof MoneySeries>;

/** The only source that has no name of its own; a name has a letter in it. */
export const otherSources = "others";
/** Sources with a colour of their own. */
export const mostSources = 7;

export const MoneyTotals = z
  .object({
    statuses: z.array(MoneyOfStatus).meta({ description: "Toegezegd, betaald en geschat: nooit bij elkaar opgeteld" }),
    span: z
      .object({ from: z.number().int(), to: z.number().int() })
      .optional()
      .meta({ description: "Eerste en laatste jaar van de reeksen" }),
    bySource: z.array(MoneySeries),
    byTheme: z.array(MoneySeries).meta({ description: "Een regel met meer thema's staat in `several`" }),
    byPayer: z.array(z.object({ status: Status, payer: z.enum(payersAsked), lines: Count, cents: Cents, yearly: Cents })),
    ends: z
      .array(z.object({ year: z.number().int(), lines: Count }))
      .meta({ description: "Hoeveel regels er in elk jaar aflopen, ook die zonder bedrag" }),
    inhabitants: z
      .object({ value: z.number().int(), year: z.number().int(), source: z.string() })
      .optional()
      .meta({ description: "Van één gevraagd gebied, met jaar en bron; ontbreekt waar dat niet bekend is" }),
    perInhabitant: z
      .array(z.object({ status: Status, cents: Cents, thisYear: Cents }))
      .optional()
      .meta({
        description: "Alleen geld dat helemaal in het gebied wordt uitgegeven: alles met een einde, en wat er dit jaar valt",
      }),
  })
  .meta({ id: "MoneyTotals" });
export type MoneyTotals = z.infer<typeof MoneyTotals>;

/** Projects that end and that nobody goes on with. */
export const MoneyCarousel = z
  .object({
    initiatives: Count.meta({ description: "Initiatieven in het gebied" }),
    known: Count.meta({ description: "Daarvan met een begin en een einde" }),
    short: Count.meta({ description: "Daarvan korter dan twee jaar" }),
    unknownWho: Count.meta({ description: "Daarvan zonder organisatie of trekker: of iemand verder gaat, is niet te zien" }),
    withoutSuccessor: Count.meta({ description: "Daarvan zonder opvolger" }),
  })
  .meta({
    id: "MoneyCarousel",
    description:
      "Projectencarrousel. Een opvolger is een ander initiatief van dezelfde organisatie, met een zelfde thema, in het gebied. Het begint later, en uiterlijk een jaar na het einde",
  });
export type MoneyCarousel = z.infer<typeof MoneyCarousel>;

export const isStatus = (text: string | undefined): text is FundingStatus =>
  (fundingStatuses as readonly (string | undefined)[]).includes(text);
