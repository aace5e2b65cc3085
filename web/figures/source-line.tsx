/** Where a figure comes from, how true it is in a word, and the way to the whole story. */
import { Link } from "@tanstack/react-router";
import type { Catalog } from "#data/schema/catalog.ts";
import { sourceRemarks } from "../labels/format.ts";
import * as m from "../paraglide/messages.js";

export function SourceLine({ catalog, id }: { catalog: Pick<Catalog, "sources">; id: string }) {
  const source = catalog.sources.find((one) => one.id === id);
  if (!source) return <p className="remark wb-small">{`${m.indicator_source()}: ${id}`}</p>;
  return (
    <p className="remark wb-small">
      {m.indicator_source()}: {source.publisher}, {source.title}
      {sourceRemarks(source).map((remark) => ` · ${remark}`)}.{" "}
      <Link to="/bronnen" search={true} hash={source.id} className="nl-link">
        {m.source_more()}
      </Link>
    </p>
  );
}
