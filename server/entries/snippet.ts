/** What of an entry is shown where it is found: its title and a piece of its text, and where in them the found words stand. */
import type { Why } from "#data/entries/search.ts";
import { searchable } from "#data/text/fold.ts";

/** The words that were found, as they are kept, each with what was asked and how. */
export type FoundWords = ReadonlyMap<string, readonly Omit<Why, "found" | "in">[]>;
export type MarkedPiece = [from: number, to: number];

interface Marked {
  text: string;
  marks: MarkedPiece[];
}

/** Letters of a piece of text, and of what stands before the first found word. */
const [pieceLetters, before] = [220, 70];
/** A word is kept by so many letters. */
const keptLetters = 40;

/** Where found words stand in a text; of a long one no more than `most`. */
export function marksIn(text: string, found: FoundWords, most = 40): MarkedPiece[] {
  const marks: MarkedPiece[] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (!found.has(keptForm(word))) continue;
    marks.push([index, index + word.length]);
    if (marks.length === most) break;
  }
  return marks;
}

export const keptForm = (word: string): string =>
  (/^[ -~]*$/.test(word) ? word.toLowerCase() : searchable(word)).slice(0, keptLetters);

/** The piece of the text that has the first found word, cut between words; the beginning of the first text where none has one. */
export function pieceOf(texts: readonly string[], found: FoundWords): Marked {
  for (const text of texts) {
    const marks = marksIn(text, found);
    const [first] = marks;
    if (first) return pieceAround(text, marks, first[0]);
  }
  return pieceAround(texts[0] ?? "", [], 0);
}

function pieceAround(text: string, marks: readonly MarkedPiece[], at: number): Marked {
  const wanted = Math.max(0, Math.min(at - before, text.length - pieceLetters));
  const from = wanted === 0 ? 0 : wordStart(text, wanted);
  const end = from + pieceLetters >= text.length ? text.length : wordEnd(text, from + pieceLetters);
  const [left, right] = [from > 0 ? "… " : "", end < text.length ? " …" : ""];
  // A break of a line is a space here: positions stay.
  const piece = text.slice(from, end).replace(/\s/g, " ");
  const shift = left.length - from;
  const inside = marks.filter(([start, stop]) => start >= from && stop <= end);
  return { text: `${left}${piece}${right}`, marks: inside.map(([start, stop]) => [start + shift, stop + shift]) };
}

function wordStart(text: string, at: number): number {
  const space = text.slice(at, at + before).search(/\s/);
  return space < 0 ? at : at + space + 1;
}

function wordEnd(text: string, at: number): number {
  const space = text.lastIndexOf(" ", at);
  return space > at - before ? space : at;
}

const ways: readonly Why["how"][] = ["exact", "stem", "compound", "part", "typing", "akin"];

/** For each word that was asked the best reason, a title before a text; words of the question that it does not have are left out. */
export function reasonsOf(title: string, texts: readonly string[], found: FoundWords): Why[] {
  const best = new Map<string, Why>();
  const look = (text: string, place: Why["in"]) => {
    for (const [from, to] of marksIn(text, found)) {
      const word = text.slice(from, to);
      for (const { asked, how } of found.get(keptForm(word)) ?? []) {
        const known = best.get(asked);
        const isBetter = !known || (known.in === place && ways.indexOf(how) < ways.indexOf(known.how));
        if (isBetter) best.set(asked, { asked, found: word, how, in: place });
      }
    }
  };
  look(title, "title");
  for (const text of texts) look(text, "text");
  return [...best.values()];
}
