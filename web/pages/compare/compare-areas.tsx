/** The areas of a comparison: which is which, where each lies, and the ways to change what is compared. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Comparison } from "#data/comparable/comparison.ts";
import { savedRegionsQuery } from "../../api/account.ts";
import { sessionQuery } from "../../api/session.ts";
import { PinMark } from "../../figures/compare/pin-mark.tsx";
import { usePins } from "../../figures/compare/pins.ts";
import { formatNumber, levelWord } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { PlaceFinder } from "../../search/place-finder.tsx";
import { Button } from "../../ui/button.tsx";
import { AreaSketch } from "../area/profile-head.tsx";

type Area = Comparison["areas"][number];

export function CompareAreas({ areas }: { areas: readonly Area[] }) {
  const { isFull } = usePins();
  return (
    <section aria-labelledby="gebieden">
      <h2 id="gebieden" className="wb-hidden">
        {m.compare_areas()}
      </h2>
      <ul className={`compare-areas compare-areas--${areas.length}`}>
        {areas.map((area, i) => (
          <AreaCard key={area.code} area={area} index={i} />
        ))}
      </ul>
      {isFull ? null : <AddCompared />}
    </section>
  );
}

/** Where one more can be typed. */
export function AddCompared() {
  const { add } = usePins();
  return (
    <search className="compare-add no-print">
      <PlaceFinder label={m.compare_search()} hint={m.compare_search_hint()} onArea={add} wide />
      <SavedToCompare />
    </search>
  );
}

/** Own regions that the reader keeps with an account; nothing for who keeps none. */
function SavedToCompare() {
  const { add, has } = usePins();
  const { data: session } = useQuery(sessionQuery);
  const { data: saved = [] } = useQuery({ ...savedRegionsQuery, enabled: Boolean(session) });
  const others = session ? saved.filter(({ code }) => !has(code)) : [];
  if (others.length === 0) return null;
  return (
    <details className="fold">
      <summary>{m.region_saved_title()}</summary>
      <ul className="compare-saved">
        {others.map(({ id, name, code }) => (
          <li key={id}>
            <Button onClick={() => add(code)}>{name}</Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The button that was pressed goes away with what it did: its key goes on at the page. */
const andGoOn = (change: () => void) => () => {
  change();
  requestAnimationFrame(() => document.querySelector<HTMLElement>("#inhoud")?.focus({ preventScroll: true }));
};

export function AreaCard({ area, index }: { area: Area; index: number }) {
  const { remove, putFirst } = usePins();
  const { code, name, gemeente, inhabitants } = area;
  const people = inhabitants === undefined ? undefined : m.area_inhabitants({ count: formatNumber(inhabitants) });
  return (
    <li className={`compare-area compare-area--${index + 1}`}>
      <div>
        <p className="compare-area__name">
          <PinMark index={index} />{" "}
          <Link to="/gebied/$code" params={{ code }} search={true} className="nl-link">
            {name}
          </Link>
        </p>
        <p className="wb-small wb-soft">{[kindOf(area), gemeente?.name, people].filter(Boolean).join(" · ")}</p>
        <p className="compare-area__ways no-print">
          {index === 0 ? null : (
            <button
              type="button"
              className="wb-plain-link wb-small"
              aria-label={m.compare_first({ name })}
              onClick={andGoOn(() => putFirst(code))}
            >
              {m.compare_first_short()}
            </button>
          )}
          <button
            type="button"
            className="wb-plain-link wb-small"
            aria-label={m.compare_remove({ name })}
            onClick={andGoOn(() => remove(code))}
          >
            {m.compare_remove_short()}
          </button>
        </p>
      </div>
      <AreaSketch sketch={area.sketch} name={name} />
    </li>
  );
}

function kindOf({ level }: Area): string {
  if (level === "region") return m.level_region();
  if (level === "provincie") return m.search_province();
  return level === "land" ? m.profile_kind_land() : levelWord(level);
}
