/** Statuses and marks of figures in words, as the page says them in Dutch: of a table, whose heading is Dutch too. */
import type { StatusWords } from "#data/schema/profile.ts";
import { type FigureMark, type Status, statuses } from "#data/schema/status.ts";

interface Word {
  word: string;
  /** Why it is so, in a sentence; absent for a plain published figure. */
  reason?: string;
}

export const statusWords: Record<Status, Word> = {
  ok: { word: "vastgesteld" },
  provisional: { word: "voorlopig", reason: "Dit cijfer kan nog veranderen." },
  estimated: {
    word: "geschat",
    reason:
      "Dit cijfer is geschat. Het is omgerekend van andere grenzen of gaat over een deel van het gebied. Of het is van een ouder gebied dat zeer waarschijnlijk hetzelfde is.",
  },
  suppressed: {
    word: "afgeschermd door de bron",
    reason: "De bron laat dit cijfer niet zien, om mensen te beschermen.",
  },
  missing: { word: "geen cijfer bij de bron", reason: "De bron heeft hier geen cijfer." },
  notApplicable: {
    word: "niet van toepassing",
    reason: "Dit cijfer kan hier niet bestaan. Er zijn bijvoorbeeld geen inwoners of woningen.",
  },
  tooSmall: { word: "te klein", reason: "Hier zijn minder dan 50 mensen of huishoudens. Een verhouding zegt dan niets." },
  withheldByUs: {
    word: "niet getoond door ons",
    reason: "De bron heeft hier een cijfer. Maar die tabel gebruikt andere grenzen. Daarom laten we het niet zien.",
  },
  otherArea: {
    word: "toen een ander gebied",
    reason: "De bron heeft van dit jaar een cijfer met deze code. Maar we kunnen niet zeggen dat het om dit gebied gaat.",
  },
  tooSmallThen: {
    word: "toen te klein",
    reason: "In dat jaar waren hier minder dan 50 mensen of huishoudens. Een verhouding zegt dan niets.",
  },
};

export const markWords: Record<FigureMark, string> = {
  provisional: "voorlopig",
  estimated: "geschat",
  computed: "berekend door Wijkblik",
  modelled: "model van de bron",
};

/** The statuses that occur in an answer, with their words: once, and not with each figure. */
export function wordsOf(found: Iterable<Status>): StatusWords {
  const there = new Set(found);
  return statuses.filter((status) => there.has(status)).map((status) => ({ status, ...statusWords[status] }));
}
