/** The question and what came out, on the sheet of paper that the map prints as: the sentence over the picture, keys and names under it. */
import { sourceOf } from "#data/indicators/figure-source.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import { steadinesses } from "#data/schema/gap.ts";
import { columnEntryOf, useAreas } from "../../api/published.ts";
import { countWords, formatNumber, levelsWord, themeWord, words } from "../../labels/format.ts";
import { countCodes, gapReasons, gapReasonWord, gapScale, gapWord } from "../../labels/gap-picture.ts";
import { inSentence, steadinessWord } from "../../labels/gaps.ts";
import { targetGroupWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { useAreaName } from "../../state/area-rows.ts";
import { useMarked } from "../../state/gap-brush.ts";
import { type GapPicture, useGapPicture } from "../../state/gap-picture.ts";
import { type ReadQuestion, useGapSentence } from "../../state/gap-question.ts";
import { useGaps } from "../../state/gaps.ts";
import { useShown } from "../../state/shown.ts";
import { useView } from "../../state/view.ts";
import { type GapAnswer, listGaps, timesOf } from "./found.ts";

/** The sentence as plain text; empty until it can be asked. */
function sentenceWords({ question, theme }: ReadQuestion, place: string, catalog: Catalog): string {
  if (!question) return "";
  const [first] = question.need;
  const single = question.need.length === 1 && catalog.indicators.find(({ id }) => id === first?.indicator);
  const what = question.measure === "euros" ? m.gaps_euros() : m.gaps_initiatives();
  return m.gaps_sentence({
    level: levelsWord(question.level),
    place,
    need: inSentence(
      theme ? themeWord(theme) : single ? words(single.short) : m.gaps_own_choice({ count: String(question.need.length) }),
    ),
    needis: question.needIs === "high" ? m.gaps_high() : m.gaps_low(),
    reachis: question.reachIs === "low" ? m.gaps_little() : m.gaps_much(),
    what: question.theme ? m.gaps_of_theme({ what, theme: inSentence(themeWord(question.theme)) }) : what,
    who: targetGroupWord(question.targetGroup),
  });
}

export function GapPaperHead() {
  const read = useGapSentence();
  const { catalog } = useShown();
  const { in: within } = useView();
  const { name } = useAreaName(within);
  if (!read || !catalog) return null;
  return <h2>{sentenceWords(read, within === undefined ? m.gaps_country() : (name ?? within), catalog)}</h2>;
}

export function GapPaperKeys() {
  const picture = useGapPicture();
  const gaps = useGaps();
  const { catalog } = useShown();
  if (!picture || gaps.face !== "ready" || !catalog) return null;
  return (
    <>
      <PaperKeys picture={picture} />
      <Listed answer={gaps} catalog={catalog} />
      <p>
        <GapSource />
      </p>
    </>
  );
}

function PaperKeys({ picture }: { picture: GapPicture }) {
  // Paper is white.
  const scale = gapScale(picture.kind, false);
  const { reasons } = countCodes(picture.kind, picture.codes);
  const first = scale.codes - gapReasons.length;
  const step = 100 / scale.classes;
  const thirds = [m.gaps_third_low(), m.gaps_third_middle(), m.gaps_third_high()];
  const across = picture.beside ? words(picture.beside.indicator.short) : m.gaps_reach();
  const classWord = (code: number) =>
    picture.kind === "both"
      ? m.gaps_both_cell({ need: thirds[Math.floor(code / 3)] ?? "", across, second: thirds[code % 3] ?? "" })
      : m.gaps_class({ low: formatNumber(code * step), high: formatNumber((code + 1) * step) });
  const keys = [
    ...Array.from({ length: scale.classes }, (_, code) => ({ code, word: classWord(code) })),
    ...gapReasons.flatMap((reason, at) => (reasons[reason] > 0 ? [{ code: first + at, word: gapReasonWord(reason) }] : [])),
  ];
  return (
    <ul>
      {keys.map(({ code, word }) => (
        <li key={code}>
          <i style={{ background: scale.background(code) }} />
          {word}
        </li>
      ))}
      {picture.kind === "bare" ? <li>{m.gaps_bare()}</li> : <li>{`◇ ${gapWord(picture.question)}`}</li>}
      {picture.kind === "reach" ? <li>{`● ${m.gaps_reach()}`}</li> : null}
    </ul>
  );
}

const sourcesOf = ({ question, beside }: GapPicture, catalog: Catalog): string[] =>
  [...question.need, ...(beside ? [{ indicator: beside.indicator.id, year: beside.year }] : [])].flatMap((part) => {
    const indicator = catalog.indicators.find(({ id }) => id === part.indicator);
    const entry = indicator && columnEntryOf(indicator, question.level, part.year);
    const source = indicator && sourceOf(catalog.sources, indicator, entry);
    return indicator ? [`${words(indicator.short)}, ${part.year}${source ? ` (${source.attribution})` : ""}`] : [];
  });

export function GapSource() {
  const picture = useGapPicture();
  const { catalog, manifest } = useShown();
  if (!picture || !catalog) return null;
  const fiction = manifest?.fictional ? [m.banner_fictional()] : [];
  return <span>{[m.gaps_sources(), sourcesOf(picture, catalog).join("; "), m.gaps_source_reach(), ...fiction].join(" ")}</span>;
}

/** As many names as a sheet has room for in a group. */
const most = 25;

/** The names of what fits, by how steady it is; nothing while no reach is entered. */
function Listed({ answer, catalog }: { answer: GapAnswer; catalog: Catalog }) {
  const areas = useAreas(answer.question.level).data;
  const isMarked = useMarked();
  if (!areas || answer.entered !== "entered") return null;
  const { steady, gaps } = listGaps(answer, areas, catalog.groups, isMarked);
  const named = (rows: readonly number[], withTimes: boolean) =>
    rows
      .slice(0, most)
      .map((row) => `${areas.names[row]}${withTimes ? ` (${timesOf(answer, row)})` : ""}`)
      .join(", ");
  return (
    <>
      <p>{m.gaps_fit({ count: countWords(answer.question.level, gaps.length) })}</p>
      {steady
        ? steadinesses.map((of) =>
            steady[of].length === 0 ? null : <p key={of}>{`${steadinessWord(of)}: ${named(steady[of], true)}`}</p>,
          )
        : null}
      {steady ? <p>{m.gaps_paper_times()}</p> : <p>{named(gaps, false)}</p>}
    </>
  );
}
