/** A need of one's own: up to ten figures, and how heavily each counts. */
import { mostNeedParts, type NeedPart } from "#data/schema/gap.ts";
import { words } from "../../labels/format.ts";
import { weightWord } from "../../labels/gaps.ts";
import * as m from "../../paraglide/messages.js";
import { type ReadQuestion, writeNeed } from "../../state/gap-question.ts";
import { useShown } from "../../state/shown.ts";
import { gapLevel, useView } from "../../state/view.ts";
import { IconButton } from "../../ui/button.tsx";
import { needGroups, useAsk } from "./ask.ts";

const weights = [0.25, 0.5, 1, 2, 4];
const withOwn = (weight: number) => [...new Set([...weights, weight])].sort((a, b) => a - b);

export function OwnNeed({ read: { question } }: { read: ReadQuestion }) {
  const { catalog } = useShown();
  const view = useView();
  const ask = useAsk();
  const parts = question?.need ?? [];
  const keep = (next: readonly NeedPart[]) => ask({ need: next.length === 0 ? undefined : writeNeed(next) });
  const weigh = (id: string, weight: number) => keep(parts.map((one) => (one.indicator === id ? { ...one, weight } : one)));
  const drop = (id: string) => keep(parts.filter((one) => one.indicator !== id));
  const add = (id: string) => keep([...parts, { indicator: id, year: 0, weight: 1 }]);
  const groups = needGroups(catalog?.indicators ?? [], gapLevel(view))
    .map(({ label, choices }) => ({
      label,
      choices: choices.filter((one) => !parts.some((part) => part.indicator === one.value)),
    }))
    .filter(({ choices }) => choices.length > 0);
  return (
    <fieldset className="gaps-own">
      <legend className="wb-label">{m.gaps_own_title()}</legend>
      <ul>
        {parts.map(({ indicator: id, weight }) => {
          const indicator = catalog?.indicators.find((one) => one.id === id);
          const name = indicator ? words(indicator.name) : id;
          return (
            <li key={id}>
              <span>{name}</span>
              <select
                className="wb-field"
                aria-label={m.gaps_weight_of({ name })}
                value={weight}
                onChange={(event) => weigh(id, Number(event.target.value))}
              >
                {withOwn(weight).map((one) => (
                  <option key={one} value={one}>
                    {weightWord(one)}
                  </option>
                ))}
              </select>
              {parts.length > 1 ? <IconButton icon="close" label={m.gaps_own_drop({ name })} onClick={() => drop(id)} /> : null}
            </li>
          );
        })}
      </ul>
      {parts.length < mostNeedParts ? (
        <select className="wb-field" aria-label={m.gaps_own_add()} value="" onChange={(event) => add(event.target.value)}>
          <option value="">{m.gaps_own_add()}</option>
          {groups.map(({ label, choices }) => (
            <optgroup key={label} label={label}>
              {choices.map((one) => (
                <option key={one.value} value={one.value}>
                  {one.label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      ) : (
        <p className="wb-small wb-soft">{m.gaps_own_most({ count: String(mostNeedParts) })}</p>
      )}
    </fieldset>
  );
}
