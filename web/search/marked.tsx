/** A text in which what was looked for is marked. */
import type { ReactNode } from "react";

interface MarkedText {
  text: string;
  /** Begin and end of each, in order. */
  marks: readonly (readonly [from: number, to: number])[];
}

export function Marked({ text, marks }: MarkedText) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
