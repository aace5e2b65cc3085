/** Why somebody is asked, each term as a sentence. */
import type { RoutingReason } from "#data/entries/question.ts";
import { reasonWords } from "../../labels/question-words.ts";

export const Reasons = ({ reasons, to }: { reasons: readonly RoutingReason[]; to: "you" | "other" }) => (
  <ul className="wb-list question-reasons">
    {reasons.map((reason) => (
      <li key={reason.term}>{reasonWords(reason, to)}</li>
    ))}
  </ul>
);
