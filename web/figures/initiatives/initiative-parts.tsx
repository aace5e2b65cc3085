/** The lists of one initiative: who, what for, with what money, and who promised what. */
import type { ReactNode } from "react";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import { formatSince, words } from "../../labels/format.ts";
import { formatEuro, partyWord, periodWords } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { useShown } from "../../state/shown.ts";

export function InitiativeParts({ content }: { content: PublicInitiative["content"] }) {
  const { parties, goals, funding, agreements } = content;
  const { catalog } = useShown();
  const nameOf = (indicator: string) => {
    const found = catalog?.indicators.find(({ id }) => id === indicator);
    return found ? words(found.name) : indicator;
  };
  return (
    <>
      <Part
        title={m.initiative_parties()}
        lines={parties.map(({ organisation, role }) => `${organisation} (${partyWord(role)})`)}
      />
      <Part
        title={m.initiative_goals()}
        lines={goals.map(({ text, indicator, direction }) => {
          if (!indicator) return text;
          const aim = { indicator: nameOf(indicator) };
          return `${text} ${direction === "down" ? m.initiative_goal_down(aim) : m.initiative_goal_up(aim)}`;
        })}
      />
      <Part
        title={m.initiative_funding()}
        lines={funding.map(({ source, instrument, amount, period, status }) =>
          [
            `${[source, instrument].filter(Boolean).join(", ")}: ${formatEuro(amount)}`,
            status === "paid" ? m.initiative_paid() : m.initiative_committed(),
            period && periodWords(period),
          ]
            .filter(Boolean)
            .join(", "),
        )}
      />
      <Part
        title={m.initiative_agreements()}
        lines={agreements.map(({ what, who, until }) =>
          until ? m.initiative_agreement_until({ what, who, until: formatSince(until) }) : `${what} (${who})`,
        )}
      />
    </>
  );
}

/** Nothing at all for a list without lines. */
function Part({ title, lines }: { title: string; lines: string[] }): ReactNode {
  if (lines.length === 0) return null;
  const seen = new Map<string, number>();
  return (
    <section>
      <h2>{title}</h2>
      <ul className="wb-list">
        {lines.map((line) => {
          const times = (seen.get(line) ?? 0) + 1;
          seen.set(line, times);
          return <li key={`${line} ${times}`}>{line}</li>;
        })}
      </ul>
    </section>
  );
}
