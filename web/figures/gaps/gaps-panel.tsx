/** Where need and reach miss each other: the sentence that asks, what could not be asked, and what comes out. */
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { type GapFault, useGapSentence } from "../../state/gap-question.ts";
import { type GapsState, useGaps } from "../../state/gaps.ts";
import { Loading } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Examples } from "./examples.tsx";
import { GapsFound, resultWords } from "./found-gaps.tsx";
import { Sentence } from "./sentence.tsx";
import { Settings } from "./settings.tsx";
import "./gaps-panel.css";
import { useShown } from "../../state/shown.ts";

export function GapsPanel() {
  const read = useGapSentence();
  const { error } = useShown();
  if (!read) return <Loading error={error}>{m.loading()}</Loading>;
  return (
    <div className="gaps-panel">
      <Sentence read={read} />
      {read.faults.length > 0 ? <Faults faults={read.faults} /> : null}
      <Examples />
      <Settings />
      <Found />
    </div>
  );
}

function Found() {
  const gaps = useGaps();
  return (
    <>
      <p role="status" className="wb-hidden">
        {gaps.face === "ready" ? resultWords(gaps) : ""}
      </p>
      <Faces gaps={gaps} />
    </>
  );
}

function Faces({ gaps }: { gaps: GapsState }) {
  // The notice above says what of the sentence could not be asked.
  if (gaps.face === "none") return <p role="status">{m.gaps_no_question()}</p>;
  if (gaps.face === "ready") return <GapsFound answer={gaps} />;
  const failed = gaps.face === "failed" ? gaps : undefined;
  return (
    <Loading error={failed?.error ?? null} onRetry={failed?.retry}>
      {m.gaps_working()}
    </Loading>
  );
}

const faultWords: Record<GapFault["of"], (word: string) => string> = {
  unknown: (word) => m.gaps_fault_unknown({ word }),
  refused: (word) => m.gaps_fault_refused({ word }),
  level: (word) => m.gaps_fault_level({ word }),
  weight: (word) => m.gaps_fault_weight({ word }),
  twice: (word) => m.gaps_fault_twice({ word }),
  many: (word) => m.gaps_fault_many({ word }),
  who: (word) => m.gaps_fault_who({ word }),
  catchment: (word) => m.gaps_fault_catchment({ word }),
};

function Faults({ faults }: { faults: readonly GapFault[] }) {
  return (
    <Notice kind="warning">
      {faults.map((fault) => {
        const word = "word" in fault ? fault.word : words(fault.indicator.name);
        return <p key={fault.of + word}>{faultWords[fault.of](word)}</p>;
      })}
    </Notice>
  );
}
