import { Link } from "@tanstack/react-router";
import * as m from "../paraglide/messages.js";
import { useCreates } from "../state/creates.ts";

/** A new initiative of which the place is this area as a whole, until a place in it is pointed out. */
export function AddInArea({ code }: { code: string }) {
  const creates = useCreates();
  return (
    <Link to="/initiatieven/nieuw" search={(view) => ({ ...view, area: code, point: code })} className="nl-link">
      {creates ? m.form_add_here() : m.form_suggest_in_area()}
    </Link>
  );
}
