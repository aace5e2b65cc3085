/** In the place of a page that is not there: that it is so, and the search to find what was meant. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import * as m from "../paraglide/messages.js";
import { PlaceSearch } from "../search/place-search.tsx";
import "../style/pages.css";
import "./not-found.css";

interface NotFoundProps {
  title?: string;
  text?: string;
  /** Other ways on than the map. */
  children?: ReactNode;
}

export function NotFoundPage({ title = m.notfound_title(), text = m.notfound_text(), children }: NotFoundProps) {
  return (
    <article className="wb-page">
      <h1>{title}</h1>
      <p className="lead">{text}</p>
      <search className="not-found__search" aria-label={m.notfound_search()}>
        <PlaceSearch />
      </search>
      <p className="page-actions not-found__ways">
        <Link to="/" search={(view) => ({ ...view, area: undefined, embed: undefined })} className="nl-link">
          {m.notfound_map()}
        </Link>
        {children}
      </p>
    </article>
  );
}
