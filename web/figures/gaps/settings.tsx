/** How it is counted: what the sentence leaves out because it is asked less often. */
import { catchments } from "#data/schema/gap.ts";
import { distanceWord } from "../../labels/clusters.ts";
import * as m from "../../paraglide/messages.js";
import { useView } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { CheckField } from "../../ui/check-field.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { useAsk } from "./ask.ts";

const distances = [500, 1000, 2000, 5000];

export function Settings() {
  const { catchment = catchments.usual, unconfirmed, by, needis, reachis } = useView();
  const ask = useAsk();
  const isReverse = needis === "low" && reachis === "high";
  return (
    <details className="fold">
      <summary>{m.gaps_settings()}</summary>
      <div className="gaps-settings">
        <SelectField
          label={m.gaps_catchment()}
          description={m.gaps_catchment_help()}
          value={String(catchment)}
          options={[...new Set([...distances, catchment])]
            .sort((a, b) => a - b)
            .map((metres) => ({ value: String(metres), label: distanceWord(metres) }))}
          onChoose={(metres) => ask({ catchment: Number(metres) === catchments.usual ? undefined : Number(metres) })}
        />
        <CheckField
          label={m.gaps_unconfirmed()}
          description={m.gaps_unconfirmed_help()}
          checked={unconfirmed === "true"}
          onCheck={(on) => ask({ unconfirmed: on ? "true" : undefined })}
        />
        <CheckField
          label={m.gaps_euros_toggle()}
          description={m.gaps_euros_help()}
          checked={by === "euros"}
          onCheck={(on) => ask({ by: on ? "euros" : undefined })}
        />
        <p>
          <Button
            pressed={isReverse}
            onClick={() => ask(isReverse ? { needis: undefined, reachis: undefined } : { needis: "low", reachis: "high" })}
          >
            {m.gaps_reverse()}
          </Button>
        </p>
      </div>
    </details>
  );
}
