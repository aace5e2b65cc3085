/** Where somebody who may begins something new: an initiative, or an entry of any other type. */
import { Link } from "@tanstack/react-router";
import { sharedDefinitions } from "#data/entry-types/registry.ts";
import { newPageOf } from "../../labels/entry-pages.ts";
import { formTitle } from "../../labels/entry-words.ts";

export const NewEntryLinks = ({ initiative }: { initiative: string }) => (
  <p className="page-actions">
    <Link to="/initiatieven/nieuw" search={true} className="nl-link">
      {initiative}
    </Link>
    {sharedDefinitions().map(({ type }) => (
      <Link key={type} {...newPageOf(type)} search={true} className="nl-link">
        {formTitle(type, "new")}
      </Link>
    ))}
  </p>
);
