/** A text to take along: to read, to select, and to copy with one press. */
import { useId, useState } from "react";
import * as m from "../paraglide/messages.js";
import { Button } from "./button.tsx";
import "./ui.css";

export interface CopyFieldProps {
  label: string;
  text: string;
  description: string;
}

export function CopyField({ label, text, description }: CopyFieldProps) {
  const id = useId();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div className="wb-copy">
      <label className="wb-label" htmlFor={id}>
        {label}
      </label>
      <div className="wb-copy__line">
        <input
          id={id}
          className="wb-field"
          readOnly
          value={text}
          aria-describedby={`${id}-uitleg`}
          onFocus={(event) => event.currentTarget.select()}
        />
        {/* Over plain http browsers have no clipboard: selecting works everywhere. */}
        {navigator.clipboard ? (
          <Button onClick={() => void copy()} onBlur={() => setCopied(false)}>
            <span aria-live="polite">{copied ? m.follow_copied() : m.follow_copy()}</span>
          </Button>
        ) : null}
      </div>
      <p id={`${id}-uitleg`} className="wb-small wb-soft">
        {description}
      </p>
    </div>
  );
}
