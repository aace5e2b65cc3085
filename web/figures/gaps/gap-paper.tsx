/** The question as text and the names that came out, on the sheet of paper that the map prints as. */
import type { Catalog } from "#data/schema/catalog.ts";
import { steadinesses } from "#data/schema/gap.ts";
import { useAreas } from "../../api/published.ts";
import { countWords, levelsWord, themeWord } from "../../labels/format.ts";
import { inSentence, steadinessWord } from "../../labels/gaps.ts";
import { targetGroupWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { usePlaceName } from "../../state/area-rows.ts";
import { useMarked } from "../../state/gap-brush.ts";
import { type ReadQuestion, useGapSentence } from "../../state/gap-question.ts";
import { needName } from "../../state/gap-words.ts";
import { useGaps } from "../../state/gaps.ts";
import { useShown } from "../../state/shown.ts";
import { useView } from "../../state/view.ts";
import { type GapAnswer, listGaps, timesOf } from "./found.ts";

function sentenceWords(read: ReadQuestion, place: string, catalog: Catalog): string {
  const { question } = read;
  if (!question) return "";
  const what = question.measure === "euros" ? m.gaps_euros() : m.gaps_initiatives();
  return m.gaps_sentence({
    level: levelsWord(question.level),
    place,
    need: needName(read, catalog),
    needis: question.needIs === "high" ? m.gaps_high() : m.gaps_low(),
    reachis: question.reachIs === "low" ? m.gaps_little() : m.gaps_much(),
    what: question.theme ? m.gaps_of_theme({ what, theme: inSentence(themeWord(question.theme)) }) : what,
    who: targetGroupWord(question.targetGroup),
  });
}

export function GapPaper() {
  const read = useGapSentence();
  const gaps = useGaps();
  const { catalog } = useShown();
  const place = usePlaceName(useView());
  if (!read || !catalog) return null;
  return (
    <>
      <p>
        <strong>{sentenceWords(read, place ?? m.gaps_country(), catalog)}</strong>
      </p>
      {gaps.face === "ready" ? <Listed answer={gaps} /> : null}
    </>
  );
}

/** As many names as a sheet has room for in a group. */
const most = 25;

/** The names of what fits, by how steady it is; nothing while no reach is entered. */
function Listed({ answer }: { answer: GapAnswer }) {
  const areas = useAreas(answer.question.level).data;
  const isMarked = useMarked();
  if (!areas || answer.entered !== "entered") return null;
  const { steady, gaps } = listGaps(answer, areas, isMarked);
  const named = (rows: readonly number[], withTimes: boolean) =>
    rows
      .slice(0, most)
      .map((row) => `${areas.names[row]}${withTimes ? ` (${timesOf(answer, row)})` : ""}`)
      .join(", ");
  return (
    <>
      <p>{(gaps.length === 1 ? m.gaps_fit_one : m.gaps_fit)({ count: countWords(answer.question.level, gaps.length) })}</p>
      {steady
        ? steadinesses.map((of) =>
            steady[of].length === 0 ? null : <p key={of}>{`${steadinessWord(of)}: ${named(steady[of], true)}`}</p>,
          )
        : null}
      <p>{steady ? m.gaps_paper_times() : named(gaps, false)}</p>
    </>
  );
}
