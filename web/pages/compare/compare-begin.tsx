/** Without any area to compare: what this is, how to begin, and some to begin with. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Catalog } from "#data/schema/catalog.ts";
import * as m from "../../paraglide/messages.js";
import { AddCompared } from "./compare-areas.tsx";

/** Of what is in the catalogue, so that every example is there: neighbours in the order of the list of focusgebieden. */
function examplesOf({ groups }: Pick<Catalog, "groups">) {
  const areas = groups.find(({ id }) => id === "focusgebieden")?.areas ?? [];
  return [areas.slice(0, 2), areas.slice(2, 5), areas.slice(5, 9)].filter((some) => some.length > 1);
}

export function CompareBegin({ catalog, children }: { catalog: Catalog; children: ReactNode }) {
  const examples = examplesOf(catalog);
  return (
    <article className="wb-page compare">
      <h1>{m.compare_title_none()}</h1>
      <p className="lead">{m.compare_lead_none()}</p>
      {children}
      <ol className="prose">
        <li>{m.compare_how_1()}</li>
        <li>{m.compare_how_2()}</li>
        <li>{m.compare_how_3()}</li>
      </ol>
      <AddCompared />
      {examples.length === 0 ? null : (
        <section aria-labelledby="voorbeelden">
          <h2 id="voorbeelden">{m.compare_examples()}</h2>
          <ul className="wb-list">
            {examples.map((some) => {
              const codes = some.map(({ id }) => id).join(",");
              return (
                <li key={codes}>
                  <Link to="/vergelijk" search={(view) => ({ ...view, compare: codes })} className="nl-link">
                    {some.map(({ name }) => name).join(" – ")}
                  </Link>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </article>
  );
}
