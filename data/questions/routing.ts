/**
 * To whom a question goes. Every guide has a score of terms that can be read: what they know of, in which phase, how near it is, what
 * they wrote, less what is with them already; each term that counts is a reason, and there is no other.
 * Tags weigh more than text: on eight Stack Exchange sites routing by tags found the right person more than twice as often (ColdRoute, 2018).
 */
import { askedAtOnce, fewestOrganisations, type RoutingReason } from "../entries/question.ts";
import type { InitiativeTheme, Phase } from "../schema/initiative-filter.ts";
import { indexWords, tellingWordsOf, type WordIndex } from "./word-index.ts";

export interface RoutedGuide {
  /** Id of the person. */
  person: string;
  organisation: string;
  themes: readonly InitiativeTheme[];
  phases: readonly Phase[];
  areas: readonly string[];
  /** What they say they know, and what they answered. */
  words: string;
  open: number;
  most: number;
  away?: { from: string; to: string } | undefined;
}

export interface RoutedQuestion {
  title: string;
  question: string;
  themes: readonly InitiativeTheme[];
  phases: readonly Phase[];
  areas: readonly string[];
}

type AreaReason = Extract<RoutingReason, { term: "area" }>;
/** How two areas are related; undefined where they are not, or nobody knows. */
export type AreaRelation = (asked: string, known: string) => Omit<AreaReason, "term"> | undefined;

/** Of each term the most that it counts for. */
export const routingWeights = { theme: 3, phase: 2, area: 2, text: 2, load: 1 } as const;
const areaCounts: Record<AreaReason["how"], number> = { gemeente: 1, comparable: 0.7, province: 0.3 };
/** The BM25 at which a text counts for half of what it can. */
const halfText = 4;

export interface Scored {
  guide: RoutedGuide;
  score: number;
  /** The most telling first; the load is always last. */
  reasons: RoutingReason[];
}

export interface GuideIndex {
  guides: readonly RoutedGuide[];
  words: WordIndex;
}

export const indexGuides = (guides: readonly RoutedGuide[]): GuideIndex => ({
  guides,
  words: indexWords(guides.map(({ words }) => words)),
});

const shareOf = (asked: readonly string[], shared: readonly string[]): number =>
  asked.length === 0 ? 0 : shared.length / asked.length;

/** Whom it can be put to on this day, the best first: nobody who is away or has enough, and nobody without a reason of their own. */
export function scoreGuides(
  { guides, words }: GuideIndex,
  question: RoutedQuestion,
  { day, relation }: { day: string; relation: AreaRelation },
): Scored[] {
  const fits = words.ask(tellingWordsOf(`${question.title} ${question.question}`));
  return guides
    .flatMap((guide, at): Scored[] => {
      if (guide.open >= guide.most || (guide.away && guide.away.from <= day && day <= guide.away.to)) return [];
      const themes = question.themes.filter((theme) => guide.themes.includes(theme));
      const phases = question.phases.filter((phase) => guide.phases.includes(phase));
      const area = nearest(question.areas, guide.areas, relation);
      const text = fits[at] ?? { score: 0, words: [] };
      // Somebody who is near, or did something in this phase, knows nothing of it yet.
      if (themes.length === 0 && text.score === 0) return [];
      const weight = routingWeights;
      const terms: [points: number, reason: RoutingReason][] = [
        [weight.theme * shareOf(question.themes, themes), { term: "theme", themes }],
        [weight.phase * shareOf(question.phases, phases), { term: "phase", phases }],
        ...(area ? [[weight.area * areaCounts[area.how], { term: "area", ...area }] as [number, RoutingReason]] : []),
        [(weight.text * text.score) / (text.score + halfText), { term: "text", words: text.words }],
      ];
      const counting = terms.filter(([points]) => points > 0).sort(([one], [other]) => other - one);
      const load = (weight.load * guide.open) / guide.most;
      const score = counting.reduce((sum, [points]) => sum + points, 0) - load;
      const { open, most } = guide;
      return [{ guide, score, reasons: [...counting.map(([, reason]) => reason), { term: "load", open, most }] }];
    })
    .sort((one, other) => other.score - one.score || one.guide.person.localeCompare(other.guide.person));
}

function nearest(asked: readonly string[], known: readonly string[], relation: AreaRelation) {
  let best: ReturnType<AreaRelation>;
  for (const one of asked)
    for (const other of known) {
      const found = relation(one, other);
      if (found && (best === undefined || areaCounts[found.how] > areaCounts[best.how])) best = found;
    }
  return best;
}

/**
 * The next to be asked, beside those who have it now, from two organisations at least where there are. `colleagueOf`: somebody of that
 * organisation goes first, because a colleague passed it on.
 */
export function chooseGuides(
  scored: readonly Scored[],
  beside: { having: readonly string[]; never: ReadonlySet<string>; colleagueOf?: readonly string[] },
): Scored[] {
  const chosen: Scored[] = [];
  const organisations = () => new Set([...beside.having, ...chosen.map(({ guide }) => guide.organisation)].map(plain));
  const left = scored.filter(({ guide }) => !beside.never.has(guide.person));
  const take = (one: Scored | undefined) => {
    if (!one) return;
    chosen.push(one);
    left.splice(left.indexOf(one), 1);
  };
  const room = () => askedAtOnce - beside.having.length - chosen.length;
  for (const organisation of beside.colleagueOf ?? [])
    if (room() > 0) take(left.find(({ guide }) => plain(guide.organisation) === plain(organisation)));
  while (room() > 0 && left.length > 0) {
    const last = room() === 1 && organisations().size === fewestOrganisations - 1;
    take((last ? left.find(({ guide }) => !organisations().has(plain(guide.organisation))) : undefined) ?? left[0]);
  }
  return chosen;
}

/** An organisation however it is typed. */
const plain = (organisation: string): string => organisation.trim().toLowerCase();
