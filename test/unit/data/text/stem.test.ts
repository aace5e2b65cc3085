import { expect, test } from "vitest";
import { dutchStem } from "#data/text/stem.ts";

/** Of the domain: what somebody types, and what stands in a text. */
const pairs = `
huis/huizen buurthuis/buurthuizen brief/brieven gezin/gezinnen initiatief/initiatieven stad/steden lid/leden werken/gewerkt
tuin/tuinen moestuin/moestuinen wijk/wijken buurt/buurten straat/straten school/scholen kind/kinderen jongere/jongeren
oudere/ouderen bewoner/bewoners vrijwilliger/vrijwilligers activiteit/activiteiten ontmoeting/ontmoetingen schuld/schulden
gemeente/gemeenten corporatie/corporaties woning/woningen inwoner/inwoners park/parken speeltuin/speeltuinen bijeenkomst/bijeenkomsten
organisatie/organisaties mogelijkheid/mogelijkheden vaardigheid/vaardigheden eenzaam/eenzaamheid taalles/taallessen markt/markten
winkel/winkels plein/pleinen koor/koren maaltijd/maaltijden project/projecten veilig/veilige binnenstad/binnensteden speelplaats/speelplaatsen bestuurslid/bestuursleden taalcoach/taalcoaches maatje/maatjes
`;
const others = `
jong/jonger buurt/buur wijk/wijs werk/wereld tuin/tuit school/schoon straat/straf kind/kindje zorg/zot huis/huid brief/breed
lid/lied stad/staat markt/merk park/parel plein/plezier koor/koorts taal/taart geld/gelderland hulp/hulst spel/speld
groen/groente vrouw/vrouwelijk jeugd/jeuk sport/spoor muziek/muzikant eten/eten-delen arts/artikel wonen/woning
bos/boot licht/lift fiets/fietser hond/honderd natuur/natie markt/maart week/weer boek/boer lezen/leren samen/samenleving dorp/dor
`;
const listed = (text: string) =>
  text
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split("/") as [string, string]);

test("forms of one word of the domain have one stem", () => {
  const apart = listed(pairs).filter(([one, other]) => dutchStem(one) !== dutchStem(other));
  expect(listed(pairs).length).toBeGreaterThanOrEqual(40);
  expect(apart.map(([one, other]) => `${one} ${dutchStem(one)}, ${other} ${dutchStem(other)}`)).toEqual([]);
});

test("words of another meaning are never joined", () => {
  expect(listed(others).length).toBeGreaterThanOrEqual(40);
  expect(listed(others).filter(([one, other]) => dutchStem(one) === dutchStem(other))).toEqual([]);
});

test("what is no Dutch word stays as it is", () => {
  for (const word of ["", "a", "de", "12", "bu0363", "2026", "xyz"]) expect(dutchStem(word)).toBe(word);
});

test("a stem is its own stem, so that a text that holds it is found by it", () => {
  for (const [one, other] of listed(pairs))
    for (const word of [one, other]) expect(dutchStem(dutchStem(word))).toBe(dutchStem(word));
});
