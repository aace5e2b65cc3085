/** Three tests, and three judgements that follow from them; their words are in the edition (framework.ts), which definitions stay without. */
export const verdictIds = ["urgent", "serious", "complex", "necessary", "feasible", "justified"] as const;
export type VerdictId = (typeof verdictIds)[number];
export const verdictAnswers = ["yes", "partly", "no"] as const;
export type VerdictAnswer = (typeof verdictAnswers)[number];
