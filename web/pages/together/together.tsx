/** Beside an entry, for whoever may read its working version: who should do something about it, and what they say of it to each other. */
import { useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import * as m from "../../paraglide/messages.js";
import { AssignedTo, type AssignmentProps } from "./assignment.tsx";
import { Comments } from "./comments.tsx";
import "./together.css";

const togetherHash = "overleg";

export function Together(props: AssignmentProps) {
  const { hash } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  // Who comes from a message about a comment begins here.
  useEffect(() => {
    if (hash !== togetherHash) return;
    heading.current?.scrollIntoView();
    heading.current?.focus({ preventScroll: true });
  }, [hash]);
  return (
    <section className="together" aria-labelledby={togetherHash}>
      <h2 id={togetherHash} tabIndex={-1} ref={heading}>
        {m.together_title()}
      </h2>
      <p className="wb-soft wb-small">{m.together_lead()}</p>
      <AssignedTo {...props} />
      <Comments entry={props.entry} person={props.person} />
    </section>
  );
}
