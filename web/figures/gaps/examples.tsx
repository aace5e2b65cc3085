/** Five sentences to begin with, for who does not know which. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import * as m from "../../paraglide/messages.js";
import { useShown } from "../../state/shown.ts";
import { gapsPath, useView, type View, type ViewChange } from "../../state/view.ts";

/** Every word of the sentence, so that nothing is left of the one before. */
const blank = {
  level: undefined,
  in: undefined,
  need: undefined,
  needis: undefined,
  reachis: undefined,
  by: undefined,
  who: undefined,
  theme: undefined,
  brush: undefined,
  only: undefined,
  at: undefined,
} satisfies ViewChange;

const isBlank = (view: View) =>
  (Object.keys(blank) as (keyof typeof blank)[]).every((name) => name === "at" || view[name] === undefined);

export function Examples() {
  const { catalog } = useShown();
  const view = useView();
  // Open for who arrives without a question, until there is one; what the reader does with it stays.
  const [chosen, setChosen] = useState<boolean>();
  const open = chosen ?? isBlank(view);
  const focusAreas = catalog?.groups.find((list) => list.id === "focusgebieden")?.areas.map((one) => one.id) ?? [];
  const sentences: [text: string, change: ViewChange][] = [
    [m.gaps_example_lonely(), { need: "eenzaam", who: "ouderen", level: "wijk" }],
    [m.gaps_example_poverty(), { need: "armoede", theme: "armoede", level: "wijk" }],
    [m.gaps_example_focus(), { need: "veiligheid", theme: "veiligheid", level: "buurt", in: focusAreas.join() || undefined }],
    [m.gaps_example_euros(), { need: "gezondheid", theme: "gezondheid", by: "euros", level: "gemeente" }],
    [m.gaps_example_reverse(), { need: "leefomgeving", needis: "low", reachis: "high", theme: "leefomgeving", level: "wijk" }],
  ];
  return (
    <details
      className="fold"
      open={open}
      onToggle={({ currentTarget }) => (currentTarget.open === open ? undefined : setChosen(currentTarget.open))}
    >
      <summary>{m.gaps_examples()}</summary>
      <ul className="gaps-examples">
        {sentences.map(([text, change]) => (
          <li key={text}>
            <Link
              to={gapsPath}
              search={(before) =>
                ({ ...before, ...blank, ...change, level: change.level === "wijk" ? undefined : change.level }) as View
              }
              className="nl-link"
              onClick={() => setChosen(undefined)}
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
