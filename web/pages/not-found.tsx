import { Link } from "@tanstack/react-router";
import * as m from "../paraglide/messages.js";
import "../style/pages.css";

export function NotFoundPage() {
  return (
    <article className="wb-page">
      <h1>{m.notfound_title()}</h1>
      <p className="lead">{m.notfound_text()}</p>
      <p>
        <Link to="/" className="nl-link">
          {m.notfound_map()}
        </Link>
      </p>
    </article>
  );
}
