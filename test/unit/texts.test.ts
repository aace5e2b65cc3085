/** A Dutch editor's eye on every text that people read: short sentences, plain words, one form of address, both languages. */
import { describe, expect, test } from "vitest";
import { allowedWords, longestWord, longWords, plainPhrases, plainWord } from "../fixtures/plain-words.ts";
import { bareTexts, type ScreenText, screenTexts } from "../fixtures/screen-texts.ts";

const mostWords = 20;

type Language = "nl" | "en";
type Check = (text: string, language: Language) => string[];

/** A sentence ends at a full stop, question or exclamation mark with a space and a capital or a figure behind it. */
const sentencesOf = (text: string) => text.split(/(?<=[.!?…]["”)]?)\s+(?=["“(‘]?[\p{Lu}\d{])/u);
/** Without the names of what is filled in. */
const said = (text: string) => text.replace(/\{\w*\}/g, "{}");
const wordsOf = (text: string) =>
  said(text)
    .toLowerCase()
    .match(/\p{L}[\p{L}’'-]*/gu) ?? [];
const sizeOf = (sentence: string) => sentence.split(/\s+/).filter((word) => /[\p{L}\d{]/u.test(word)).length;
const allowed = new Set(Object.keys(allowedWords).flatMap((words) => words.split(" ")));

const longSentences: Check = (text) =>
  sentencesOf(text).flatMap((sentence) =>
    sizeOf(sentence) > mostWords ? [`"${sentence}" has ${sizeOf(sentence)} words: make sentences of ${mostWords} at most`] : [],
  );

const hardWords: Check = (text, language) => {
  if (language === "en") return [];
  const single = wordsOf(text).flatMap((word) => {
    const instead = allowed.has(word) ? undefined : plainWord.get(word);
    if (instead !== undefined) return [`"${word}" is not B1: write "${instead}"`];
    const long = word.split(/[-’']/).some((part) => part.length > longestWord) && !Object.hasOwn(longWords, word);
    return long ? [`"${word}" has more than ${longestWord} letters: write it in two words, or in others`] : [];
  });
  const phrases = plainPhrases.flatMap(([phrase, instead]) => {
    const [found] = phrase.exec(text) ?? [];
    return found === undefined ? [] : [`"${found}" is not plain: ${instead}`];
  });
  return [...single, ...phrases];
};

/** "je" is what stands here, so "u" stands nowhere; "we" likewise, and no "wij" or "zij" beside it. */
const formal: Readonly<Record<string, string>> = {
  u: "je",
  uw: "je",
  uzelf: "jezelf",
  wij: "we",
  zij: "ze",
  mijnheer: "je naam",
};
const otherAddress: Check = (text, language) =>
  language === "en" ? [] : wordsOf(text).flatMap((word) => (formal[word] ? [`"${word}": write "${formal[word]}"`] : []));

/** Words that only one of the two languages has. In small letters: "De" and "Het" begin names of places. */
const tellTale: Record<Language, RegExp> = {
  en: /(?<![\p{L}-])(?:de|het|een|niet|voor|naar|zijn|wordt|ook|deze|dit|je|bij|maar|geen|wijken|buurten|gemeenten|gemeente|buurt)(?![\p{L}-])/u,
  nl: /(?<![\p{L}-])(?:the|and|with|this|that|are|you|your|from|for|which|area|areas|figure|figures)(?![\p{L}-])/u,
};
const otherLanguage: Check = (text, language) => {
  const [found] = tellTale[language].exec(said(text)) ?? [];
  return found === undefined ? [] : [`"${found}" is not ${language === "en" ? "English" : "Dutch"}: translate it`];
};

const researchNotes: Check = (text) => {
  const [found] =
    /\b(measured on|in this copy|mirror|prototype|reconstruct\w*|unverified|R-pakket|R package|download\b.*\bdienst)\b/i.exec(
      text,
    ) ?? [];
  return found === undefined ? [] : [`"${found}" is a note of our research: say what readers must know, or leave it out`];
};

/** A count names what it counts; an area has a rank, and a place is where it is. */
const vagueCounts: Check = (text) => {
  const [areas] = /\{\w+\} (?:gebieden|areas)\b/.exec(text) ?? [];
  const [place] = /\bplaats (?:\{|\d|onder )|\bplace (?:\{|\d|among )/i.exec(text) ?? [];
  return [
    ...(areas === undefined ? [] : [`"${areas}" counts no matter what: write gemeenten, wijken or buurten (countWords)`]),
    ...(place === undefined ? [] : [`"${place}" of a ranking: write "rang", in English "rank"`]),
  ];
};

/** The link to the other language is in the other language. */
const inOtherLanguage = new Set(["bar_other_language"]);

const faultsOf = (check: Check, texts: readonly ScreenText[]) =>
  texts.flatMap((one) =>
    (["nl", "en"] as const).flatMap((language) =>
      check(one[language] ?? "", language).map((fault) => `${one.file} ${one.key} (${language}): ${fault}`),
    ),
  );

const texts = screenTexts();

test("all texts are read: messages, catalogue, lists, faults, mails, exports and feeds", () => {
  const rooms = ["web/messages/nl.json", "data/indicators", "data/groups/", "data/schema/faults.ts", "server/jobs/letters.ts"];
  for (const room of [...rooms, "server/entries/export/", "server/entries/feeds/", "server/bulk-import/"])
    expect([room, texts.some(({ file }) => file.startsWith(room))]).toEqual([room, true]);
  expect(texts.length).toBeGreaterThan(1_700);
});

describe("every text", () => {
  test.each([
    ["has short sentences", longSentences],
    ["has plain words", hardWords],
    ["says je and we", otherAddress],
    ["holds no note of our research", researchNotes],
    ["says what a count counts, and rang of a rank", vagueCounts],
  ] as const)("%s", (_, check) => {
    expect(faultsOf(check, texts)).toEqual([]);
  });

  test("is in its own language", () => {
    const own = texts.filter(({ key }) => !inOtherLanguage.has(key));
    expect(faultsOf(otherLanguage, own)).toEqual([]);
    const same = own.filter(({ nl, en }) => nl !== undefined && nl === en && wordsOf(nl).length > 3);
    expect(same.map(({ file, key, nl }) => `${file} ${key}: "${nl}" is the same in both languages`)).toEqual([]);
  });

  test("on screen comes from the messages, so that it has both languages", () => {
    expect(bareTexts().map(({ file, key, nl }) => `${file} ${key}: "${nl}"`)).toEqual([]);
  });
});

describe("the lists", () => {
  test("hold a plain alternative for at least 80 words", () => {
    expect(plainWord.size).toBeGreaterThanOrEqual(80);
    expect([...plainWord].filter(([word, instead]) => !word || !instead)).toEqual([]);
  });

  test("allow only what is in use and would be refused", () => {
    const used = new Set(texts.flatMap(({ nl = "" }) => wordsOf(nl)));
    const idle = [...allowed, ...Object.keys(longWords)].filter((word) => !used.has(word));
    expect(idle).toEqual([]);
    expect([...allowed].filter((word) => !plainWord.has(word))).toEqual([]);
  });
});

test("a long sentence, a hard word, a formal word and the other language are each seen, with file, key and cure", () => {
  const one = (nl: string, en = "") => [{ file: "a.json", key: "b", nl, en }];
  const long = Array.from({ length: 21 }, () => "woord").join(" ");
  expect(faultsOf(longSentences, one(`${long}.`))[0]).toMatch(
    /^a\.json b \(nl\): .* has 21 words: make sentences of 20 at most$/,
  );
  expect(faultsOf(longSentences, one(`Kort. W${long.slice(7)}.`))).toEqual([]);
  expect(faultsOf(hardWords, one("Indien nodig."))).toEqual(['a.json b (nl): "indien" is not B1: write "als"']);
  expect(faultsOf(hardWords, one("Door derden nagemaakt."))).toHaveLength(2);
  expect(faultsOf(otherAddress, one("Controleer uw verbinding."))).toEqual(['a.json b (nl): "uw": write "je"']);
  expect(faultsOf(otherLanguage, one("Het is zo", "Dit is not so"))).toEqual([]);
  expect(faultsOf(otherLanguage, one("Kijk here and there", "op de kaart"))).toHaveLength(2);
  expect(faultsOf(vagueCounts, one("{count} gebieden", "place {rank}"))).toHaveLength(2);
});
