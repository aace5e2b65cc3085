/** What a group, a cell or a selection of initiatives consists of: pure counts, from whatever the caller knows of its members. */

export interface ComposedOf {
  themes: readonly string[];
  parties: readonly string[];
  /** ISO days, so that text order is time order; absent where not known. */
  start?: string | undefined;
  end?: string | undefined;
}

export interface Composition {
  count: number;
  /** How many members have each, the most frequent first, of equals in order of the word. A member may count for several. */
  themes: readonly (readonly [theme: string, count: number])[];
  parties: readonly (readonly [party: string, count: number])[];
  /** From the first start that is known to the last end; `to` is absent while a member that has begun has no end. */
  from?: string;
  to?: string;
  /** How many have no start that is known. */
  undated: number;
}

export function compositionOf(members: Iterable<ComposedOf>): Composition {
  const themes = new Map<string, number>();
  const parties = new Map<string, number>();
  const days: { start: string; end: string | undefined }[] = [];
  let count = 0;
  for (const member of members) {
    count++;
    for (const theme of new Set(member.themes)) themes.set(theme, (themes.get(theme) ?? 0) + 1);
    for (const party of new Set(member.parties)) parties.set(party, (parties.get(party) ?? 0) + 1);
    if (member.start !== undefined) days.push({ start: member.start, end: member.end });
  }
  const from = days.map(({ start }) => start).sort()[0];
  const ends = days.flatMap(({ end }) => end ?? []).sort();
  const to = ends.length === days.length ? ends.at(-1) : undefined;
  return {
    count,
    themes: byFrequency(themes),
    parties: byFrequency(parties),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    undated: count - days.length,
  };
}

const byFrequency = (counts: Map<string, number>): [string, number][] =>
  [...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
