/**
 * Dutch stems: "buurthuizen" and "buurthuis", "activiteiten" and "activiteit" are one. Porter's algorithm for Dutch (snowballstem.org,
 * "dutch_porter") with four repairs after it, which join huis/huizen, brief/brieven, gezin/gezinnen and organisatie/organisaties, and a list of what no rule joins.
 * Made here and not in the database: the engines stem differently, and PostgreSQL changed its Dutch in 2026.
 */

/** What is bent in its root, by its plain form. */
const irregular = new Map(
  Object.entries({
    stad: "steden stadje stedelijk",
    lid: "leden",
    schip: "schepen",
    weg: "wegen",
    dag: "dagen",
    pad: "paden",
    bad: "baden",
    dak: "daken",
    gat: "gaten",
    glas: "glazen",
    graf: "graven",
    hof: "hoven",
    hol: "holen",
    slot: "sloten",
    spel: "spelen",
    vat: "vaten",
    verbod: "verboden",
    gebed: "gebeden",
    bevel: "bevelen",
    kind: "kinderen kinder",
    ei: "eieren",
    blad: "bladeren",
    lied: "liederen",
    rund: "runderen",
    werk: "gewerkt werkt werkte werkten",
    help: "hulp geholpen helpt hielp",
    koop: "gekocht koopt kocht",
    sport: "gesport",
    speel: "gespeeld speelt speelde",
    leer: "geleerd leert leerde",
    woon: "gewoond woont woonde",
    bouw: "gebouwd bouwt bouwde",
    deel: "gedeeld deelt deelde",
    maak: "gemaakt maakt maakte",
    zorg: "gezorgd zorgt zorgde",
    ontmoet: "ontmoeting ontmoetingen ontmoette",
    moeder: "moeders",
    museum: "musea museums",
    crisis: "crises",
    zoek: "gezocht zoekt zocht",
    eenzaam: "eenzame eenzaamheid",
    schoon: "schone",
    plaats: "plaatsen",
  }).flatMap(([stem, words]) => [[stem, stem] as const, ...words.split(" ").map((word) => [word, stem] as const)]),
);

const isVowel = (letter: string | undefined): boolean => letter !== undefined && "aeiouy".includes(letter);

/** `Y` and `I` are consonants: at the beginning, after a vowel, between vowels. */
const marked = (word: string): string => word.replace(/^y|(?<=[aeiouy])y/g, "Y").replace(/(?<=[aeiouy])i(?=[aeiouy])/g, "I");

/** Where the part begins that follows the first consonant after a vowel. */
function regionAfter(word: string, from: number): number {
  for (let i = from + 1; i < word.length; i++) if (!isVowel(word[i]) && isVowel(word[i - 1])) return i + 1;
  return word.length;
}

const undoubled = (word: string): string => (/(kk|dd|tt)$/.test(word) ? word.slice(0, -1) : word);
const endsInConsonant = (word: string): boolean => word !== "" && !isVowel(word.at(-1));
const mayLoseEn = (word: string): boolean => endsInConsonant(word) && !word.endsWith("gem");

/** By Porter's steps; `word` is `searchable` and has three letters or more. */
function porter(typed: string): string {
  let word = marked(typed);
  const r1 = Math.max(3, regionAfter(word, 0));
  const r2 = regionAfter(word, regionAfter(word, 0));
  const has = (ending: string, from: number) => word.endsWith(ending) && word.length - ending.length >= from;
  const without = (ending: string) => word.slice(0, word.length - ending.length);
  const loseEn = (ending: string) => {
    if (has(ending, r1) && mayLoseEn(without(ending))) word = undoubled(without(ending));
  };
  const loseE = (): boolean => {
    if (!has("e", r1) || !endsInConsonant(without("e"))) return false;
    word = undoubled(without("e"));
    return true;
  };
  const plural = /(heden|ene|en|se|s)$/.exec(word)?.[1];
  if (plural === "heden") word = has("heden", r1) ? `${without("heden")}heid` : word;
  else if (plural === "ene" || plural === "en") loseEn(plural);
  else if (plural && has(plural, r1) && endsInConsonant(without(plural)) && !without(plural).endsWith("j"))
    word = without(plural);
  const lostE = loseE();
  if (has("heid", r2) && !without("heid").endsWith("c")) {
    word = without("heid");
    loseEn("en");
  }
  const ending = /(lijk|baar|bar|end|ing|ig)$/.exec(word)?.[1];
  const loseIg = (): boolean => {
    const lost = has("ig", r2) && !without("ig").endsWith("e");
    if (lost) word = without("ig");
    return lost;
  };
  if (ending === "ig") loseIg();
  else if (ending && has(ending, r2) && (ending !== "bar" || lostE)) {
    word = without(ending);
    if (ending === "lijk") loseE();
    else if ((ending === "end" || ending === "ing") && !loseIg()) word = undoubled(word);
  }
  if (/[^aeiouy](aa|ee|oo|uu)[^aeiouyI]$/.test(word)) word = word.slice(0, -2) + word.slice(-1);
  return word.toLowerCase();
}

/** The last part of a compound is bent as it is by itself: "binnensteden", "speelplaatsen". */
function irregularEnd(word: string): string | undefined {
  for (let from = 3; from <= word.length - 5; from++) {
    const stem = irregular.get(word.slice(from));
    if (stem !== undefined) return word.slice(0, from) + stem;
  }
  return undefined;
}

/** Of a word that is `searchable`; the same for every form of it, and no word itself. */
export function dutchStem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return irregular.get(word) ?? word;
  const known = irregular.get(word) ?? irregularEnd(word);
  if (known !== undefined) return known;
  const plain = porter(word)
    .replace(/(ie|ch|j)e?s$/, "$1")
    .replace(/([bcdfghjklmnpqrstvwxz])\1$/, "$1")
    .replace(/v$/, "f")
    .replace(/z$/, "s");
  return irregular.get(plain) ?? plain;
}
