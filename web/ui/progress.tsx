/** How far long work is: a bar, the same in words beside it, and now and then aloud. */
import { useId } from "react";
import "./progress.css";

interface ProgressProps {
  /** What is being done. */
  label: string;
  /** How far, in words; empty while nobody knows. */
  words: string;
  done: number;
  /** 0 while nobody knows. */
  total: number;
}

/** A screen reader hears every quarter, not every row. */
const quarters = 4;

export function Progress({ label, words, done, total }: ProgressProps) {
  const id = useId();
  const known = total > 0;
  const quarter = known ? Math.floor((done / total) * quarters) : 0;
  return (
    <div className="wb-progress">
      <p className="wb-progress__words">
        <span id={id}>{label}</span>
        <span className="wb-number">{words}</span>
      </p>
      <progress aria-labelledby={id} {...(known ? { max: total, value: done, "aria-valuetext": words } : {})} />
      <p role="status" className="wb-hidden">
        {quarter > 0 && quarter < quarters ? `${label} ${Math.round((quarter / quarters) * 100)}%` : label}
      </p>
    </div>
  );
}
