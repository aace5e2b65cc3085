/** /gebied/:code/aanpak: who works together in an area, what was agreed, who pays until when, and what needs attention. */
import "../../style/pages.css";
import "./approach.css";
import { Link, useParams } from "@tanstack/react-router";
import { filterOfPlace, viewOfPlace } from "#data/region/filter.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import type { Profile } from "#data/schema/profile.ts";
import { formatDate } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { kindOfArea } from "../area/profile-head.tsx";
import { AgreementsSection } from "./agreements-section.tsx";
import { AllianceSection } from "./alliance-section.tsx";
import { AssessmentSection } from "./assessment-section.tsx";
import { ChecklistsSection } from "./checklists-section.tsx";
import { MoneySection } from "./money-section.tsx";
import { OfArea } from "./of-area.tsx";
import { SignalsSection } from "./signals-section.tsx";

export function AreaApproachPage() {
  const { code = "" } = useParams({ strict: false });
  return (
    <OfArea code={code} title={(name) => (name === undefined ? m.approach_area_page() : m.approach_area_page_of({ name }))}>
      {(profile, catalog) => <Page profile={profile} catalog={catalog} />}
    </OfArea>
  );
}

function Page({ profile, catalog }: { profile: Profile; catalog: Catalog }) {
  const { area } = profile;
  return (
    <article className="wb-page approach-page">
      <h1>{m.approach_area_page_of({ name: area.name })}</h1>
      <p className="lead">{kindOfArea(profile, catalog)}</p>
      <div className="page-actions no-print">
        <Link to="/gebied/$code" params={{ code: area.code }} search={true} className="nl-link">
          {m.approach_area_to_profile()}
        </Link>
        {filterOfPlace(area.code) && area.level !== "land" ? (
          <Link
            to="/aanpak/matrix"
            search={(view) => ({ ...view, in: undefined, within: undefined, ...viewOfPlace(area.code) })}
            className="nl-link"
          >
            {m.matrix_link()}
          </Link>
        ) : null}
        <Link to="/aanpak" search={true} className="nl-link">
          {m.approach_area_all()}
        </Link>
        <Button icon="print" onClick={() => print()}>
          {m.area_print()}
        </Button>
      </div>
      <AllianceSection profile={profile} catalog={catalog} />
      <SignalsSection area={area} />
      <AgreementsSection area={area} />
      <MoneySection area={area} />
      <ChecklistsSection area={area} />
      <AssessmentSection area={area} />
      <p className="print-only">
        {m.initiative_printed({ day: formatDate(new Date().toISOString()), address: location.origin + location.pathname })}
      </p>
    </article>
  );
}
