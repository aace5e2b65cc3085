/** The findings of an import beside what a person said of them: data/indicators/accepted-findings.json. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { Acceptance, type Finding } from "#data/indicators/finding.ts";
import { SourceProblem } from "../sources/source-problem.ts";

const file = new URL("../../indicators/accepted-findings.json", import.meta.url);

export function readAcceptances(): Acceptance[] {
  try {
    return z.array(Acceptance).parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    throw new SourceProblem(`data/indicators/accepted-findings.json cannot be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** How bad it is: the part of the areas where areas were compared, else how far over the limit. Higher is worse. */
export function badness({ rule, areas, of, found, most }: Finding): number {
  const bad = areas !== undefined && of ? areas / of : rule === "unlike" || rule === "swapped" ? most - found : found;
  return Number(bad.toFixed(3));
}

/** What is worse than when somebody looked at it is open again. */
export const withAcceptances = (findings: readonly Finding[], acceptances: readonly Acceptance[]): Finding[] =>
  findings.map((finding) => {
    const found = acceptances.find(({ findings: by }) => badness(finding) <= (by[finding.id] ?? Number.NEGATIVE_INFINITY));
    return found ? { ...finding, accepted: { reason: found.reason, on: found.on } } : finding;
  });

/** Findings that a reason stands for and that these figures do not give: of another mirror, or of something that was put right. */
export function unneeded(findings: readonly Finding[], acceptances: readonly Acceptance[]): string[] {
  const found = new Set(findings.map(({ id }) => id));
  return acceptances.flatMap((one) => Object.keys(one.findings).filter((id) => !found.has(id)));
}

/** One sentence for the terminal. */
export function findingLine(finding: Finding): string {
  const { rule, indicators, level, years, areas, of, found, most, fields, accepted } = finding;
  const where = [level, years.join("-")].filter(Boolean).join(" ");
  const count = areas === undefined ? "" : `${areas} of ${of} areas, `;
  const columns = fields ? ` (columns ${fields.join(" and ")})` : "";
  const state = accepted
    ? `accepted on ${accepted.on}: ${accepted.reason.en}`
    : `OPEN, accept it as "${finding.id}": ${badness(finding)}`;
  return `${said[rule]}: ${indicators.join(", ")}${columns}, ${where}: ${count}${found} where ${most} is the limit; ${state}`;
}

const said: Record<Finding["rule"], string> = {
  partsDiffer: "Parts do not add up to their gemeente",
  sharesOver: "Shares of one whole are not 100 together",
  notPart: "A part is more than its whole",
  nationalMoves: "The country moves as this kind of figure never does",
  areasMove: "Many areas move as this kind of figure never does",
  unlike: "The areas are in another order than the year before: rows may have shifted",
  swapped: "Two columns look swapped",
};
