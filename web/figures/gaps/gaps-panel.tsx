/** Where need and reach miss each other: the sentence that asks, and what comes out. */
import * as m from "../../paraglide/messages.js";
import { useGapSentence } from "../../state/gap-question.ts";

export function GapsPanel() {
  const read = useGapSentence();
  return <p>{read?.question ? m.gaps_lead() : m.loading()}</p>;
}
