/**
 * How well a question fits what somebody wrote: BM25 (Robertson and Zaragoza 2009) over Dutch stems. A compound that begins or ends with
 * another word counts for part: "schuldhulp" and "schulden".
 */
import { searchable } from "../text/fold.ts";
import { dutchStem } from "../text/stem.ts";

/** In nearly every question: they tell nobody apart. */
const common = new Set(
  (
    "aan al alle als bij binnen bijvoorbeeld buurt buurten daar dan dat de deze die dit doen door doe e een eens eerder elkaar en er ervaring gaan gaat " +
    "gedaan geen goed graag had heb hebben heeft hem het hier hoe hun iemand iets ik in is jaar je jullie kan kunnen krijgen krijg lukt maar maken meer mee " +
    "meedoen men mensen met mij moet moeten naar niet nodig nog nu of om onder ons ook onze op over pak per samen te tegen tips tot uit van veel vinden via voor " +
    "vraag waar waarom wanneer want was wat we weet wel welke werk werken werkt werkte wie wij wijk wijken wil willen worden wordt zelf zich zij zijn zo zoals zonder zou bewoners bewoner gemeente"
  ).split(" "),
);

export interface Word {
  /** As it was typed. */
  typed: string;
  stem: string;
}

/** Stems of words that were read before: making one costs more than all the rest. */
const stems = new Map<string, string>();
const mostKept = 50_000;
function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= mostKept) stems.clear();
  const stem = dutchStem(word);
  stems.set(word, stem);
  return stem;
}

/** Those that tell something, in order. */
export const tellingWordsOf = (text: string): Word[] =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((typed) => {
    const plain = searchable(typed);
    return plain.length < 3 || common.has(plain) ? [] : [{ typed: typed.toLowerCase(), stem: stemOf(plain) }];
  });

const [k1, b] = [1.2, 0.75];
/** Letters that a part of a compound has at least: shorter ones are part of too much. */
const shortestPart = 5;
const partCounts = 0.6;

/** Are they one word, or is one of them the beginning or the end of the other? */
export const wordLikeness = (one: string, other: string): number => {
  if (one === other) return 1;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= shortestPart && (long.startsWith(short) || long.endsWith(short)) ? partCounts : 0;
};

export interface WordIndex {
  /** What each text scores, and which of the words asked are in it, in the order of the texts. */
  ask(words: readonly Word[]): { score: number; words: string[] }[];
}

export function indexWords(texts: readonly string[]): WordIndex {
  const counts = texts.map((text) => {
    const found = new Map<string, number>();
    for (const { stem } of tellingWordsOf(text)) found.set(stem, (found.get(stem) ?? 0) + 1);
    return found;
  });
  const lengths = counts.map((found) => [...found.values()].reduce((sum, count) => sum + count, 0));
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length) || 1;
  /** Of each stem the texts that have it. */
  const having = new Map<string, number[]>();
  counts.forEach((found, at) => {
    for (const stem of found.keys()) {
      const texts = having.get(stem);
      if (texts) texts.push(at);
      else having.set(stem, [at]);
    }
  });
  const all = [...having.keys()];
  return {
    ask(words) {
      const answers = texts.map(() => ({ score: 0, words: [] as string[] }));
      const asked = new Map(words.map(({ stem, typed }) => [stem, typed]));
      for (const [stem, typed] of asked) {
        const tf = new Map<number, number>();
        for (const other of all) {
          const likeness = wordLikeness(stem, other);
          if (likeness === 0) continue;
          for (const at of having.get(other) ?? []) tf.set(at, (tf.get(at) ?? 0) + likeness * (counts[at]?.get(other) ?? 0));
        }
        const idf = Math.log(1 + (texts.length - tf.size + 0.5) / (tf.size + 0.5));
        for (const [at, count] of tf) {
          const answer = answers[at];
          if (!answer) continue;
          answer.score += (idf * count * (k1 + 1)) / (count + k1 * (1 - b + (b * (lengths[at] ?? 0)) / mean));
          answer.words.push(typed);
        }
      }
      return answers;
    },
  };
}
