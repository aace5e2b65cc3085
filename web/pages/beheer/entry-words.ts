/** The values of an entry as lines that people read, for comparing and for history. */
import type { Initiative } from "#data/schema/initiative.ts";
import { checklistRowWords } from "../../figures/checklists/checklist-words.ts";
import { choiceWord, fieldLabel } from "../../labels/entry-words.ts";
import { formatDate, formatEuro, formatNumber, themeWord } from "../../labels/format.ts";
import {
  addressLine,
  agreementLine,
  evidenceWord,
  fundingWords,
  goalLine,
  hoursLine,
  kindWord,
  lifecycleWord,
  partyLine,
  periodWords,
  phaseWord,
  precisionWord,
  targetGroupWord,
  workingAreaLines,
} from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { middleOfGeometry } from "../../state/where.ts";

export interface NameLookup {
  area: (code: string) => string;
  indicator: (id: string) => string;
  organisation: (id: string) => string;
  /** What an item of a checklist asks. */
  item: (id: string) => string | undefined;
}

type Words = { [K in keyof Initiative]-?: (value: NonNullable<Initiative[K]>, names: NameLookup) => (string | undefined)[] };
const joined = (...parts: (string | undefined)[]) => parts.filter((part) => part !== undefined && part !== "").join(", ");
const contact = ({ name, email, phone }: NonNullable<Initiative["publicContact"]>) => [name, email, phone];

const shapes: Record<string, () => string> = {
  Point: m.beheer_shape_point,
  MultiPoint: m.beheer_shape_points,
  LineString: m.beheer_shape_line,
  MultiLineString: m.beheer_shape_line,
  Polygon: m.beheer_shape_polygon,
  MultiPolygon: m.beheer_shape_polygon,
};

function placeLines(place: Initiative["place"], { area }: NameLookup): (string | undefined)[] {
  const open = place.public ? m.beheer_place_public() : m.beheer_place_hidden();
  if (place.kind === "area") return [m.beheer_place_area({ area: area(place.code) }), open];
  const [longitude, latitude] = middleOfGeometry(place.geometry);
  const at = m.beheer_place_at({ latitude: formatNumber(latitude, 5), longitude: formatNumber(longitude, 5) });
  return [
    joined(shapes[place.geometry.type]?.(), at),
    place.precision === "exact" ? m.beheer_precision_exact() : precisionWord(place.precision),
    open,
  ];
}

const words: Words = {
  title: (title) => [title],
  summary: (summary) => [summary],
  kind: (kind) => [kindWord(kind)],
  themes: (themes) => themes.map(themeWord),
  phase: (phase) => [phaseWord(phase)],
  lifecycle: (lifecycle) => [lifecycleWord(lifecycle)],
  targetGroups: (groups) => groups.map(targetGroupWord),
  reach: (reach) => [m.initiative_reach_people({ count: formatNumber(reach) })],
  period: (period) => [periodWords(period)],
  regular: (regular) => [regular ? m.initiative_regular() : m.initiative_extra()],
  goals: (goals, { indicator }) => goals.map((goal) => goalLine(goal, indicator)),
  parties: (parties) => parties.map(partyLine),
  funding: (lines) => lines.map(fundingWords),
  agreements: (agreements) => agreements.map(agreementLine),
  evidence: (evidence) => [evidenceWord(evidence)],
  source: (source) => [source],
  licence: (licence) => [licence],
  link: (link) => [link],
  address: (address) => [addressLine(address)],
  openingHours: (hours) => hours.map(hoursLine),
  openingNote: (note) => [note],
  takePart: (text) => [text],
  photos: (photos) => photos.map(({ alt }) => alt),
  attachments: (attachments) => attachments.map(({ title }) => title),
  publicContact: contact,
  internalContact: contact,
  place: placeLines,
  workingArea: (area, names) => workingAreaLines(area, names.area),
};

type LinesOf = (value: unknown, names: NameLookup) => (string | undefined)[];

/** Fields that mean the same in every type that has them. */
const shared: ReadonlySet<string> = new Set([
  "themes",
  "period",
  "goals",
  "parties",
  "regular",
  "photos",
  "attachments",
  "publicContact",
  "internalContact",
  "place",
  "workingArea",
  "address",
]);

const wholeDay = /^\d{4}-\d{2}-\d{2}$/;

/** Of a field that is a type's own: its choices and days in words, its areas and its figure by name, and a field of a row in the words of its label. */
function ownLines(type: string, field: string, value: unknown, names: NameLookup): string[] {
  const one = (inner: unknown, path = field): string => {
    if (typeof inner === "boolean") return inner ? m.entries_yes() : m.entries_no();
    if (typeof inner === "object" && inner !== null && type === "checklist" && field === "rows")
      return checklistRowWords({ ...inner }, names.item);
    if (typeof inner === "object" && inner !== null)
      return Object.entries(inner)
        .map(([name, part]) => `${fieldLabel(type, `${path}.${name}`)} ${one(part, `${path}.${name}`)}`)
        .join(", ");
    if (field === "areas") return names.area(String(inner));
    if (path === "amount") return formatEuro(Number(inner));
    if (typeof inner === "string" && wholeDay.test(inner)) return formatDate(inner);
    return field === "indicator" ? names.indicator(String(inner)) : choiceWord(type, path, String(inner));
  };
  if (Array.isArray(value)) return value.map((inner) => one(inner));
  // What has parts has a line for each.
  if (typeof value === "object" && value !== null)
    return Object.entries(value).map(([name, part]) => `${fieldLabel(type, `${field}.${name}`)} ${one(part)}`);
  return [one(value)];
}

/** What the field holds, a line for each part; nothing for what is empty. The server has judged the value. */
export function linesOf(type: string, field: string, value: unknown, names: NameLookup): string[] {
  if (value === undefined || value === null) return [];
  if (field === "organisation") return [names.organisation(String(value))];
  if (field === "unfinished") return Object.entries(value).map(([name, typed]) => `${fieldLabel(type, name)}: ${String(typed)}`);
  const own = type !== "initiative" && !shared.has(field);
  const said = own ? undefined : (words[field as keyof Initiative] as LinesOf | undefined);
  const lines = said ? said(value, names) : ownLines(type, field, value, names);
  return lines.filter((line) => line !== undefined && line !== "") as string[];
}
