/** /aanpak: where the approach of every area begins, the focus areas first. */
import "../../style/pages.css";
import "./approach.css";
import { Link } from "@tanstack/react-router";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useShown } from "../../state/shown.ts";
import { LoadingPage } from "../../ui/loading.tsx";

export function ApproachesPage() {
  const { catalog, error } = useShown();
  if (!catalog)
    return (
      <LoadingPage title={m.approach_area_overview()} error={error}>
        {m.loading()}
      </LoadingPage>
    );
  return (
    <article className="wb-page approach-page">
      <h1>{m.approach_area_overview()}</h1>
      <p className="lead">{m.approach_area_overview_lead()}</p>
      {catalog.groups.map((list) => (
        <section key={list.id}>
          <h2>{words(list.name)}</h2>
          <ul>
            {list.areas.map(({ id, name }) => (
              <li key={id}>
                <Link to="/gebied/$code/aanpak" params={{ code: id }} search={true} className="nl-link">
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </article>
  );
}
