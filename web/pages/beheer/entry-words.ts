/** The values of an entry as lines that people read, for comparing and for history. */
import type { Initiative } from "#data/schema/initiative.ts";
import { formatNumber, formatSince, themeWord } from "../../labels/format.ts";
import {
  evidenceWord,
  formatEuro,
  kindWord,
  lifecycleWord,
  partyWord,
  periodWords,
  phaseWord,
  targetGroupWord,
} from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { middleOf } from "../../state/where.ts";

export interface NameLookup {
  area: (code: string) => string;
  indicator: (id: string) => string;
  organisation: (id: string) => string;
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
const precise: Record<string, () => string> = {
  exact: m.beheer_precision_exact,
  straat: m.initiative_precision_straat,
  buurt: m.initiative_precision_buurt,
};

function placeLines(place: Initiative["place"], { area }: NameLookup): (string | undefined)[] {
  const open = place.public ? m.beheer_place_public() : m.beheer_place_hidden();
  if (place.kind === "area") return [m.beheer_place_area({ area: area(place.code) }), open];
  const [longitude, latitude] = middleOf(place.geometry);
  const at = m.beheer_place_at({ latitude: formatNumber(latitude, 5), longitude: formatNumber(longitude, 5) });
  return [joined(shapes[place.geometry.type]?.(), at), precise[place.precision]?.(), open];
}

function workingArea(value: NonNullable<Initiative["workingArea"]>, { area }: NameLookup): (string | undefined)[] {
  if (value.kind === "areas") return value.codes.map(area);
  return [value.kind === "radius" ? m.initiative_radius({ metres: formatNumber(value.metres) }) : m.initiative_drawn_area()];
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
  goals: (goals, { indicator }) =>
    goals.map((goal) => {
      if (!goal.indicator) return goal.text;
      const aim = { indicator: indicator(goal.indicator) };
      return `${goal.text} ${goal.direction === "down" ? m.initiative_goal_down(aim) : m.initiative_goal_up(aim)}`;
    }),
  parties: (parties) => parties.map(({ organisation, role }) => `${organisation} (${partyWord(role)})`),
  funding: (lines) =>
    lines.map(({ source, instrument, amount, period, status }) =>
      joined(
        `${joined(source, instrument)}: ${formatEuro(amount)}`,
        status === "paid" ? m.initiative_paid() : m.initiative_committed(),
        period && periodWords(period),
      ),
    ),
  agreements: (agreements) =>
    agreements.map(({ what, who, until }) =>
      until ? m.initiative_agreement_until({ what, who, until: formatSince(until) }) : `${what} (${who})`,
    ),
  evidence: (evidence) => [evidenceWord(evidence)],
  source: (source) => [source],
  licence: (licence) => [licence],
  link: (link) => [link],
  publicContact: contact,
  internalContact: contact,
  place: placeLines,
  workingArea,
};

/** What the field holds, a line for each part; nothing for what is empty. The server has judged the value. */
export function linesOf(field: string, value: unknown, names: NameLookup): string[] {
  if (value === undefined || value === null) return [];
  if (field === "organisation") return [names.organisation(String(value))];
  const said = words[field as keyof Initiative] as ((value: unknown, names: NameLookup) => (string | undefined)[]) | undefined;
  const lines = said ? said(value, names) : [typeof value === "string" ? value : JSON.stringify(value)];
  return lines.filter((line) => line !== undefined && line !== "") as string[];
}
