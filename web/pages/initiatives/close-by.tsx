/** What is public closest to an initiative, with how far and for what. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { nearbyQuery } from "../../api/initiatives.ts";
import { formatNumber, themeWord } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Fetched } from "../../ui/loading.tsx";

const kilometre = 1000;
/** To ten metres, and from a kilometre on to a tenth of one. */
const farWords = (metres: number): string =>
  metres < kilometre
    ? m.initiative_near_metres({ metres: formatNumber(Math.round(metres / 10) * 10) })
    : m.initiative_near_km({ km: formatNumber(Math.round(metres / 100) / 10) });

/** Nothing at all where nothing is close by. */
export function CloseBy({ id }: { id: string }) {
  const near = useQuery(nearbyQuery(id));
  if (near.data?.length === 0) return null;
  return (
    <section>
      <h2>{m.initiative_near()}</h2>
      <Fetched query={near} waiting={m.initiative_near_loading()}>
        {(all) => (
          <ul className="wb-list">
            {all.map(({ id: other, title, themes, metres }) => (
              <li key={other}>
                <Link to="/initiatieven/$id" params={{ id: other }} search={true} className="nl-link">
                  {title}
                </Link>{" "}
                <span className="wb-soft">{[farWords(metres), ...themes.map(themeWord)].join(" · ")}</span>
              </li>
            ))}
          </ul>
        )}
      </Fetched>
    </section>
  );
}
