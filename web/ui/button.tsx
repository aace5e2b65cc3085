/** Buttons of NL Design System over the native element. An icon alone always carries a name and a tooltip. */
import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import "./ui.css";

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "type">;

export interface ButtonProps extends Native {
  variant?: "default" | "primary" | "subtle";
  icon?: IconName;
  /** For a toggle: on or off. */
  pressed?: boolean;
  children: ReactNode;
}

const classOf = (variant: string, pressed: boolean | undefined, disabled: boolean | undefined) =>
  `nl-button nl-button--${variant}${pressed ? " nl-button--pressed" : ""}${disabled ? " nl-button--disabled" : ""}`;

const toggle = (pressed: boolean | undefined) => (pressed === undefined ? {} : { "aria-pressed": pressed });

export function Button({ variant = "default", icon, pressed, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={classOf(variant, pressed, rest.disabled)} {...toggle(pressed)} {...rest}>
      {icon ? <Icon name={icon} /> : null}
      <span className="nl-button__label">{children}</span>
    </button>
  );
}

export interface IconButtonProps extends Native {
  icon: IconName;
  label: string;
  pressed?: boolean;
  variant?: "default" | "subtle";
}

export function IconButton({ icon, label, pressed, variant = "subtle", ...rest }: IconButtonProps) {
  const name = `${classOf(variant, pressed, rest.disabled)} nl-button--icon-only`;
  return (
    <button type="button" className={name} title={label} aria-label={label} {...toggle(pressed)} {...rest}>
      <Icon name={icon} />
    </button>
  );
}
