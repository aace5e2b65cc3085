/** "Klopt dit cijfer niet, of kun je het uitleggen?": anybody tells something about a figure of this theme here; it is judged as every story is. */
import { Link } from "@tanstack/react-router";
import { newPageOf } from "../../labels/entry-pages.ts";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import type { ThemeFigure } from "./theme-table.tsx";

interface TellAboutProps {
  code: string;
  figures: readonly ThemeFigure[];
}

/** One fold a theme: a link in each row would be read aloud with each figure. */
export function TellAbout({ code, figures }: TellAboutProps) {
  return (
    <details className="fold wb-small no-print">
      <summary>{m.profile_tell()}</summary>
      <p>{m.profile_tell_help()}</p>
      <ul className="wb-list">
        {figures.map(({ indicator }) => (
          <li key={indicator.id}>
            <Link
              {...newPageOf("story")}
              search={(view) => ({ ...view, point: code, area: code, figure: indicator.id })}
              className="nl-link"
            >
              {words(indicator.name)}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
