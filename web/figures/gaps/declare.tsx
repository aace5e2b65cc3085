/** "Volledig ingevoerd": for who may, a theme in an area is said to be complete for a year, said again or taken back. */
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import type { Completeness, Declaration } from "#data/schema/completeness.ts";
import { type InitiativeTheme, initiativeThemes } from "#data/schema/initiative-filter.ts";
import { completenessQuery, declareComplete } from "../../api/gaps.ts";
import { formatDate, themeWord } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { CheckField } from "../../ui/check-field.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { useMayForArea } from "./area-around.ts";
import { Outcome, useSaving } from "./saving.tsx";
import "./declare.css";

interface DeclareProps {
  area: string;
  areaName: string;
  /** Absent: every theme has a line, by its name alone. */
  theme?: InitiativeTheme | undefined;
}

/** Nothing for who may not say it. */
export function DeclareComplete({ area, areaName, theme }: DeclareProps) {
  const may = useMayForArea("completeness.declare", area);
  const query = useQuery({ ...completenessQuery, enabled: may });
  const id = useId();
  if (!may || query.data === null) return null;
  return (
    <section className="gaps-declare no-print" aria-labelledby={id}>
      <h3 id={id}>{m.gaps_complete_title({ area: areaName })}</h3>
      <p className="wb-small wb-soft">
        {theme === undefined ? `${m.gaps_complete_more()} ${m.gaps_complete_themes()}` : m.gaps_complete_more()}
      </p>
      <Fetched query={query} waiting={m.loading()}>
        {(data) => data && <Lines key={area} area={area} theme={theme} completeness={data} />}
      </Fetched>
    </section>
  );
}

interface LinesProps {
  area: string;
  theme: InitiativeTheme | undefined;
  completeness: Completeness;
}

function Lines({ area, theme: only, completeness: { day, declarations } }: LinesProps) {
  const { saving, save, outcome } = useSaving(declareComplete, ({ theme, fadesOn }) =>
    fadesOn === undefined
      ? m.gaps_complete_taken({ theme: themeWord(theme) })
      : m.gaps_complete_said({ theme: themeWord(theme), until: formatDate(fadesOn) }),
  );
  return (
    <>
      <ul className="gaps-declare__themes" aria-label={m.gaps_complete_list()} aria-busy={saving !== undefined}>
        {(only === undefined ? initiativeThemes : [only]).map((theme) => (
          <Line
            key={theme}
            theme={theme}
            alone={only !== undefined}
            said={declarations.find((one) => one.area === area && one.theme === theme)}
            saving={saving?.theme === theme ? saving.complete : undefined}
            today={day}
            onSay={(complete) => save({ area, theme, complete })}
          />
        ))}
      </ul>
      <Outcome {...outcome} />
    </>
  );
}

interface LineProps {
  theme: InitiativeTheme;
  /** The only line: it says all of itself. */
  alone: boolean;
  said: Declaration | undefined;
  /** What is being saved. */
  saving: boolean | undefined;
  today: string;
  onSay: (complete: boolean) => void;
}

function Line({ theme, alone, said, saving, today, onSay }: LineProps) {
  const name = themeWord(theme);
  const words = said
    ? m.gaps_complete_until({ day: formatDate(said.declaredOn), until: formatDate(said.fadesOn) })
    : alone
      ? m.gaps_complete_not()
      : undefined;
  return (
    <li>
      <CheckField
        label={alone ? m.gaps_complete_box({ theme: name }) : name}
        description={words}
        checked={saving ?? said !== undefined}
        onCheck={onSay}
      />
      {said && said.declaredOn < today ? (
        <Button variant="subtle" aria-label={m.gaps_complete_again_of({ theme: name })} onClick={() => onSay(true)}>
          {m.gaps_complete_again()}
        </Button>
      ) : null}
    </li>
  );
}
