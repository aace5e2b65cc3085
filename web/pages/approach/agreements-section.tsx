/** Of the approach of an area: who promised what until when, what ends first on top. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { AgreementList } from "#data/approach/agreements.ts";
import type { Profile } from "#data/schema/profile.ts";
import { agreementsQuery } from "../../api/entries.ts";
import { newPageOf } from "../../labels/entry-pages.ts";
import { formTitle } from "../../labels/entry-words.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useCreates } from "../../state/reader.ts";
import type { View } from "../../state/view.ts";
import { Fetched } from "../../ui/loading.tsx";
import { AgreementItems } from "./agreement-items.tsx";
import { askedArea } from "./asked-area.ts";
import "./agreements.css";

/** Of those that are not over; the page has them all. */
const shown = 5;

export function AgreementsSection({ area }: Pick<Profile, "area">) {
  const asked = askedArea(area.code);
  const found = useQuery({
    ...agreementsQuery({ ...asked, ends: "open", limit: String(shown) }),
    enabled: asked !== undefined,
  });
  if (!asked) return null;
  return (
    <section aria-labelledby="afspraken">
      <h2 id="afspraken">{m.agreement_heading()}</h2>
      <Fetched query={found} waiting={m.agreement_loading()}>
        {(list) =>
          list.numberMatched === 0 ? (
            <p className="wb-soft">{m.agreement_section_none()}</p>
          ) : (
            <>
              <AgreementTotalsList list={list} />
              <AgreementItems rows={list.agreements} heading="h3" />
            </>
          )
        }
      </Fetched>
      <p className="page-actions no-print">
        <Link to="/gebied/$code/aanpak/afspraken" params={{ code: area.code }} search={true} className="nl-link">
          {m.agreement_to_page()}
        </Link>
        <NewAgreement code={area.code} />
      </p>
    </section>
  );
}

/** The form begins with this area. */
export function NewAgreement({ code }: { code: string }) {
  const creates = useCreates();
  return (
    <Link {...newPageOf("agreement")} search={(view: View) => ({ ...view, point: code })} className="nl-link">
      {formTitle("agreement", creates ? "new" : "propose")}
    </Link>
  );
}

export function AgreementTotalsList({ list: { totals, numberMatched } }: { list: AgreementList }) {
  const { overdue, endsSoon, withoutResidents } = totals;
  const rows: [string, number][] = [
    [m.agreement_count(), numberMatched],
    [m.agreement_overdue(), overdue],
    [m.agreement_soon(), endsSoon],
    [m.agreement_no_residents(), withoutResidents],
  ];
  return (
    <dl className="agreement-totals">
      {rows.map(([word, count]) => (
        <div key={word}>
          <dt className="wb-small">{word}</dt>
          <dd>{formatNumber(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
