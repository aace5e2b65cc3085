/** Beside an entry, for whoever may read its working version: who should do something about it, and what they say of it to each other. */
import * as m from "../../paraglide/messages.js";
import { AssignedTo, type AssignmentProps } from "./assignment.tsx";
import { Comments } from "./comments.tsx";
import "./together.css";

export function Together(props: AssignmentProps) {
  return (
    <section className="together" aria-labelledby="overleg">
      <h2 id="overleg">{m.together_title()}</h2>
      <p className="wb-soft wb-small">{m.together_lead()}</p>
      <AssignedTo {...props} />
      <Comments entry={props.entry} person={props.person} />
    </section>
  );
}
