/** Questions that were asked more than once, in other words: what may be learned together. */
import { tellingWordsOf } from "./word-index.ts";

/** Share of the telling words of two titles that they have in common (Dice), and how many those are at least. */
const [likeness, fewest] = [0.5, 2];

/** Groups of two or more by their titles, the largest first; each question in one group, with the first that it is like. */
export function askedAlike<Q extends { title: string }>(questions: readonly Q[]): Q[][] {
  const groups: { stems: ReadonlySet<string>; all: Q[] }[] = [];
  for (const question of questions) {
    const stems = new Set(tellingWordsOf(question.title).map(({ stem }) => stem));
    const group = groups.find((one) => isAlike(one.stems, stems));
    if (group) group.all.push(question);
    else groups.push({ stems, all: [question] });
  }
  return groups
    .map(({ all }) => all)
    .filter(({ length }) => length > 1)
    .sort((a, b) => b.length - a.length);
}

function isAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((stem) => other.has(stem)).length;
  return shared >= fewest && (2 * shared) / (one.size + other.size) >= likeness;
}
