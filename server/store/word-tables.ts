/** Tables of the words of what is public. */

/** A word under its number; see words.ts. */
export interface WordTable {
  number: number;
  text: string;
  /** See stem.ts: by it every form of a word is found. */
  stem: string | null;
}

/** Of everything public the words it holds, all by number. */
export interface WordLinkTable {
  word: number;
  entry: number;
  /** Of the entry, as it has them. */
  themes: number;
  /** Day of its last confirmation as days since 1970, 0 without one, -1 when it has ended. */
  standing: number;
  /** How far in front it stands among the entries of the word; see `rankOf`. */
  rank: number;
}

/** By what words that look alike are found; see typing-errors.ts. */
export interface WordNearTable {
  key: number;
  word: number;
}
