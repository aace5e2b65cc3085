import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";

/** What happens next with a proposal. */
export function Thanks({ onAnother }: { onAnother: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <article className="wb-page">
      <h1 ref={heading} tabIndex={-1}>
        {m.form_thanks_title()}
      </h1>
      <p className="lead">{m.form_thanks()}</p>
      <p>{m.form_thanks_more()}</p>
      <div className="page-actions">
        <Button onClick={onAnother}>{m.form_thanks_another()}</Button>
        <Link to="/initiatieven" search={true} className="nl-link">
          {m.initiative_back()}
        </Link>
      </div>
    </article>
  );
}
