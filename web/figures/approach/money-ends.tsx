/** "Geld loopt af": the years in which money ends, each a way to what ends then and who pays. */
import { Link } from "@tanstack/react-router";
import type { MoneyTotals } from "#data/approach/money.ts";
import * as m from "../../paraglide/messages.js";
import { linesWords } from "./money-words.ts";
import "./money.css";

interface EndYearsProps extends Pick<MoneyTotals, "ends"> {
  code: string;
  /** This year: what ended before it is behind us. */
  year: number;
  chosen?: number | undefined;
}

export function EndYears({ ends, code, year, chosen }: EndYearsProps) {
  const shown = ends.filter((one) => one.year >= year || one.year === chosen);
  if (shown.length === 0) return <p className="wb-soft">{m.money_ends_none()}</p>;
  return (
    <ul className="money-years">
      {shown.map((one) => (
        <li key={one.year}>
          <Link
            to="/gebied/$code/aanpak/geld"
            params={{ code }}
            search={(view: object) => ({ ...view, ending: one.year })}
            hash="loopt-af"
            className="nl-link"
            {...(one.year === chosen ? { "aria-current": "true" as const } : {})}
          >
            {m.money_ends_year({ year: String(one.year), lines: linesWords(one.lines) })}
          </Link>
        </li>
      ))}
    </ul>
  );
}
