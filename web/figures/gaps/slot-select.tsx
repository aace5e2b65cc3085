/** A word of the sentence that is chosen out of a list. */
import { Icon } from "../../ui/icon.tsx";

interface Choice {
  value: string;
  label: string;
  /** In the sentence, where it is said shorter there. */
  short?: string;
}
interface ChoiceGroup {
  label: string;
  choices: readonly Choice[];
}

interface SlotProps {
  label: string;
  value: string;
  choices?: readonly Choice[];
  groups?: readonly ChoiceGroup[];
  onChoose: (value: string) => void;
}

/** The word is drawn as text, which wraps; the list lies over it and is what is pressed and read out. */
export function SlotSelect({ label, value, choices = [], groups = [], onChoose }: SlotProps) {
  const all = [...choices, ...groups.flatMap((group) => group.choices)];
  const chosen = all.find((one) => one.value === value);
  const options = (list: readonly Choice[]) =>
    list.map((one) => (
      <option key={one.value} value={one.value}>
        {one.label}
      </option>
    ));
  return (
    <span className="gaps-slot">
      <span aria-hidden="true">
        {chosen?.short ?? chosen?.label ?? value}
        <Icon name="down" />
      </span>
      <select aria-label={label} value={value} onChange={(event) => onChoose(event.target.value)}>
        {chosen ? null : <option value={value}>{value}</option>}
        {options(choices)}
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {options(group.choices)}
          </optgroup>
        ))}
      </select>
    </span>
  );
}
