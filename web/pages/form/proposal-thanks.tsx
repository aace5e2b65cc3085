/** What happens next with a proposal. */
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { knowledgePage } from "../../labels/entry-pages.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { FollowLink, type FollowLinkProps } from "../follow/follow-link.tsx";

export function ProposalThanks({ type, onAnother, ...sent }: FollowLinkProps & { type: string; onAnother: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <article className="wb-page">
      <h1 ref={heading} tabIndex={-1}>
        {m.form_thanks_title()}
      </h1>
      <p className="lead">{type === "initiative" ? m.form_thanks() : m.entries_thanks()}</p>
      <p>{m.form_thanks_more()}</p>
      <FollowLink {...sent} />
      <div className="page-actions">
        <Button onClick={onAnother}>{m.form_thanks_another()}</Button>
        <Link to={type === "initiative" ? "/initiatieven" : knowledgePage} search={true} className="nl-link">
          {type === "initiative" ? m.initiative_back() : m.entries_back()}
        </Link>
      </div>
    </article>
  );
}
