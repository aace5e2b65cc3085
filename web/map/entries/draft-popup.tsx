/** A draft of one's own team in short; nobody else gets it from the server. */
import { Link } from "@tanstack/react-router";
import type { Map as MapLibre } from "maplibre-gl";
import type { Draft } from "../../api/drafts.ts";
import * as m from "../../paraglide/messages.js";
import { middleOf } from "../../state/where.ts";
import { Popup } from "../base/popup.tsx";

export function DraftPopup({ map, draft, onClose }: { map: MapLibre; draft: Draft; onClose: () => void }) {
  if (!draft.geometry) return null;
  return (
    <Popup map={map} at={middleOf(draft.geometry)} label={m.layer_draft()} onClose={onClose}>
      <h2>{draft.content.title}</h2>
      <p className="wb-small wb-soft">{draft.state === "submitted" ? m.layer_draft_submitted() : m.layer_draft_more()}</p>
      <p>
        <Link to="/initiatieven/$id" params={{ id: draft.id }} search={true} className="nl-link">
          {m.layer_detail()}
        </Link>
      </p>
    </Popup>
  );
}
