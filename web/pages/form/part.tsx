/** A part of the form under its heading, to which the list of parts leads. */
import type { ReactNode } from "react";
import { type PartName, partId, partWord } from "./part-names.ts";

export function Part({ part, children }: { part: PartName; children: ReactNode }) {
  const id = partId(part);
  return (
    <section className="form-part" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {partWord(part)}
      </h2>
      {children}
    </section>
  );
}
