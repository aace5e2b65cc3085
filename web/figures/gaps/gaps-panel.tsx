/** Where need and reach miss each other: the sentence that asks, and what comes out. */
import * as m from "../../paraglide/messages.js";
import { useGapQuestion } from "../../state/gap-question.ts";

export function GapsPanel() {
  const read = useGapQuestion();
  return <p>{read?.question ? m.gaps_lead() : m.loading()}</p>;
}
