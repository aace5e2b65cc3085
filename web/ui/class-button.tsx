/** A class of a legend: its colour as a button that shows the areas of it alone, and says how many there are. */
import type { ComponentProps } from "react";
import { m } from "../paraglide/messages.js";

type ButtonProps = ComponentProps<"button">;

interface ClassButtonProps
  extends Pick<ButtonProps, "title" | "children" | "onMouseEnter" | "onMouseLeave" | "onFocus" | "onBlur"> {
  /** Number of the class. */
  code: number;
  /** What is shown alone, if anything is; with a way to choose it. */
  only: string | undefined;
  toggle: (what: string) => void;
  /** In words: the class, and its areas. */
  range: string;
  areas: string;
  colour: string | undefined;
}

export function ClassButton({ code, only, toggle, range, areas, colour, ...more }: ClassButtonProps) {
  const on = only === String(code);
  const say = on ? m.legend_class_button_on : m.legend_class_button;
  return (
    <button
      type="button"
      aria-pressed={on}
      aria-label={say({ range, areas })}
      className={only !== undefined && !on ? "class-button faded" : "class-button"}
      style={{ background: colour }}
      onClick={() => toggle(String(code))}
      {...more}
    />
  );
}
