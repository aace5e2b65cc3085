/** To mail about what is new, of what a list or an area is narrowed to: areas, themes and types. */
import { Link } from "@tanstack/react-router";
import * as m from "../paraglide/messages.js";

export interface Followable {
  /** Each with commas between; absent is everything. */
  area?: string | undefined;
  theme?: string | undefined;
  types?: string | undefined;
}

export const SubscribeLink = ({ area, theme, types }: Followable) => (
  <Link to="/op-de-hoogte" search={(view) => ({ ...view, in: area, theme, soort: types })} className="nl-link">
    {m.subscribe_link()}
  </Link>
);
