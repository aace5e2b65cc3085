/** The four phases of an approach as steps: which it is in, since when, and when it was in the others. */
import { type Phase, phases } from "#data/schema/initiative-filter.ts";
import { formatSince } from "../../labels/format.ts";
import { phaseWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";

interface PhaseStepsProps {
  /** In the order of their days. */
  history: readonly { phase: Phase; since: string }[];
}

export function PhaseSteps({ history }: PhaseStepsProps) {
  const now = history.at(-1);
  return (
    <ol className="phase-steps" aria-label={m.approach_area_steps()}>
      {phases.map((phase) => {
        const isNow = now?.phase === phase;
        const turns = history.flatMap((one, i) => (one.phase === phase ? [{ ...one, until: history[i + 1]?.since }] : []));
        return (
          <li key={phase} className="phase-steps__step" aria-current={isNow ? "step" : undefined}>
            <span className="phase-steps__name">{phaseWord(phase)}</span>
            {isNow ? <span className="phase-steps__now">{m.approach_area_phase_now()}</span> : null}
            {turns.length === 0 ? <span>{m.approach_area_phase_none()}</span> : null}
            {turns.map(({ since, until }) => (
              <span key={since}>
                {until === undefined
                  ? m.approach_area_phase_from({ day: formatSince(since) })
                  : m.approach_area_phase_turn({ from: formatSince(since), until: formatSince(until) })}
              </span>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
