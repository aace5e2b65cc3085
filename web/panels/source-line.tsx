/** Where a figure comes from, how true it is in a word, and the way to the whole story. */
import { Link } from "@tanstack/react-router";
import type { PublishedSource } from "#data/schema/catalog.ts";
import { fidelityWord } from "../format.ts";
import * as m from "../paraglide/messages.js";

export function SourceLine({ source, id }: { source: PublishedSource | undefined; id: string }) {
  if (!source) return <p className="remark wb-small">{`${m.indicator_source()}: ${id}`}</p>;
  return (
    <p className="remark wb-small">
      {m.indicator_source()}: {source.publisher}, {source.title}
      {source.fidelity === "official" ? "" : ` · ${fidelityWord(source.fidelity)}`}.{" "}
      <Link to="/bronnen" search={true} hash={source.id} className="nl-link">
        {m.source_more()}
      </Link>
    </p>
  );
}
