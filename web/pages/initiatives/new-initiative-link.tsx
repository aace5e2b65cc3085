import * as m from "../../paraglide/messages.js";
import "./working-panel.css";
import { Link } from "@tanstack/react-router";
import { useCreates } from "../../state/reader.ts";

/** Where entering begins; who has no account makes a suggestion of it. */
export function NewInitiativeLink() {
  const creates = useCreates();
  return (
    <Link
      to="/initiatieven/nieuw"
      search={(view) => ({ ...view, point: undefined })}
      className="nl-button nl-button--default new-initiative"
    >
      {creates ? m.form_new() : m.form_suggest()}
    </Link>
  );
}
