/** What the sentence says of the area that is selected, also where it says nothing, and why. */
import { thirds } from "#data/schema/gap.ts";
import { useAreas } from "../../api/published.ts";
import { formatNumber, levelsWord, levelWord } from "../../labels/format.ts";
import { reachStateWord, steadinessWord } from "../../labels/gaps.ts";
import * as m from "../../paraglide/messages.js";
import { levelOf, rowOf } from "../../state/area-rows.ts";
import { oneTheme } from "../../state/gap-question.ts";
import { useGaps } from "../../state/gaps.ts";
import { useShown } from "../../state/shown.ts";
import { useView } from "../../state/view.ts";
import { Loading } from "../../ui/loading.tsx";
import { type GapAnswer, type GapVerdict, steadyOf, timesOf, verdictOf } from "./found.ts";
import { SayOfArea } from "./gap-links.tsx";
import { useNeedStatus } from "./need-status.ts";
import { initiativesSentence, NeedParts, needSentence, reachSentence } from "./reasons.tsx";

export function GapOfArea({ code }: { code: string }) {
  const gaps = useGaps();
  // Stays while the answer is worked out anew, after what somebody said in it too.
  const { theme } = useView();
  if (gaps.face === "none") return null;
  return (
    <section className="area-block" aria-labelledby="kans-van-gebied">
      <h3 id="kans-van-gebied">{m.gaps_of_area()}</h3>
      {gaps.face === "ready" ? (
        <Answer answer={gaps} code={code} />
      ) : (
        <Loading error={gaps.face === "failed" ? gaps.error : null} onRetry={gaps.face === "failed" ? gaps.retry : undefined}>
          {m.gaps_working()}
        </Loading>
      )}
      <SayOfArea code={code} theme={oneTheme(theme)} />
    </section>
  );
}

function Answer({ answer, code }: { answer: GapAnswer; code: string }) {
  const { question } = answer;
  const { catalog } = useShown();
  const { data: areas } = useAreas(question.level);
  const whyOf = useNeedStatus(question);
  const level = levelOf(code);
  if (level !== question.level) {
    return <p>{m.gaps_other_level({ areas: levelsWord(question.level), area: levelWord(level) })}</p>;
  }
  const row = areas && rowOf(areas, code);
  if (!areas || !catalog || row === undefined) return null;
  const verdict = verdictOf(answer, row, answer.result.within[row] === 1);
  const missing = whyOf(row).map(({ name, word }) => `${name}: ${word}`);
  const times = timesOf(answer, row);
  const steadiness = steadyOf(answer, row);
  return (
    <>
      <p>
        <strong>{verdictWords(verdict, answer)}</strong>{" "}
        {verdict === "gap" && times !== undefined
          ? `${m.gaps_times({ count: formatNumber(times) })}${steadiness ? ` (${steadinessWord(steadiness)})` : ""}.`
          : ""}
      </p>
      <p>
        {[
          needSentence(answer, row),
          missing.length > 0 ? `${missing.join(", ")}.` : "",
          reachSentence(answer, row),
          initiativesSentence(answer, row),
        ]
          .filter(Boolean)
          .join(" ")}
      </p>
      <details className="fold">
        <summary>{m.gaps_why()}</summary>
        <NeedParts answer={answer} areas={areas} row={row} catalog={catalog} />
      </details>
    </>
  );
}

function verdictWords(verdict: GapVerdict, { question }: GapAnswer): string {
  const share = String(Math.round(thirds.high));
  switch (verdict) {
    case "gap":
      return m.gaps_verdict_gap();
    case "unseen":
      return m.gaps_verdict_unseen();
    case "outside":
      return m.gaps_verdict_outside();
    case "no-figure":
      return m.gaps_verdict_no_figure();
    case "need":
      return question.needIs === "high" ? m.gaps_verdict_need_high({ share }) : m.gaps_verdict_need_low({ share });
    case "reach":
      return question.reachIs === "low" ? m.gaps_verdict_reach_low() : m.gaps_verdict_reach_high();
    default:
      return m.gaps_verdict_state({ reason: reachStateWord(verdict) });
  }
}
