/** Which people are shown. Names of people stay out of addresses, which are shared: what is searched for is kept by the page alone. */
import { type PeopleQuery, personStates } from "#data/entries/own-account.ts";
import { roles } from "#data/schema/permission.ts";
import type { PeopleQuestion } from "../../api/people.ts";
import { roleWord } from "../../labels/account-words.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { PlaceFinder } from "../../search/place-finder.tsx";
import { useAreaWords } from "../../state/grant-words.ts";
import { Button } from "../../ui/button.tsx";
import { usePhone } from "../../ui/media.ts";
import { SearchForm } from "../../ui/search-form.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { OrganisationSelect } from "./form-parts.tsx";

interface PeopleFiltersProps {
  question: PeopleQuestion;
  onAsk: (change: PeopleQuestion) => void;
}

const stateWords = {
  in: m.beheer_state_in,
  invited: m.beheer_state_invited,
  expired: m.beheer_state_expired,
  ended: m.beheer_state_ended,
};
const orders: { value: PeopleQuery["sort"]; label: () => string }[] = [
  { value: "name", label: m.beheer_order_name },
  { value: "seen", label: m.beheer_order_seen },
];
const nothing: PeopleQuestion = { q: undefined, role: undefined, organisation: undefined, area: undefined, state: undefined };

export function PeopleFilters({ question, onAsk }: PeopleFiltersProps) {
  const areaWords = useAreaWords();
  const wide = !usePhone();
  const { q, role, organisation, area, state, sort = "name" } = question;
  const narrowed = [q, role, organisation, area, state].some((one) => one !== undefined);
  return (
    <>
      <SearchForm
        key={q}
        className="people-search"
        label={m.beheer_find()}
        text={q ?? ""}
        button={m.beheer_find_do()}
        onSearch={(words) => onAsk({ q: words || undefined })}
      />
      <details key={String(wide)} className="fold beheer-narrowing" open={wide || narrowed}>
        <summary>{m.beheer_narrow()}</summary>
        <search className="beheer-filters people-filters">
          <SelectField
            label={m.beheer_role()}
            none={m.beheer_every_role()}
            value={role}
            options={roles.map((value) => ({ value, label: roleWord(value) }))}
            onChoose={(chosen) => onAsk({ role: chosen })}
          />
          <div>
            <OrganisationSelect
              label={m.beheer_col_organisation()}
              none={m.beheer_all_organisations()}
              value={organisation}
              ended
              onChoose={(chosen) => onAsk({ organisation: chosen })}
            />
          </div>
          <SelectField
            label={m.beheer_status()}
            none={m.beheer_every_state()}
            value={state}
            options={personStates.map((value) => ({ value, label: stateWords[value]() }))}
            onChoose={(chosen) => onAsk({ state: chosen })}
          />
          <SelectField
            label={m.beheer_order()}
            value={sort}
            options={orders.map(({ value, label }) => ({ value, label: label() }))}
            onChoose={(chosen) => onAsk({ sort: chosen })}
          />
          <div className="people-filters__area">
            {area === undefined ? (
              <PlaceFinder label={m.beheer_in_area()} hint={m.beheer_in_area_hint()} onArea={(code) => onAsk({ area: code })} />
            ) : (
              <>
                <p className="wb-label">{m.beheer_in_area()}</p>
                <ul className="beheer-chips">
                  <li>
                    {areaWords(area)}
                    <Button
                      variant="subtle"
                      icon="close"
                      aria-label={`${m.beheer_area_remove()} ${areaWords(area)}`}
                      onClick={() => onAsk({ area: undefined })}
                    >
                      {m.beheer_area_remove()}
                    </Button>
                  </li>
                </ul>
              </>
            )}
          </div>
          {narrowed ? <Button onClick={() => onAsk(nothing)}>{m.initiatives_clear()}</Button> : null}
        </search>
      </details>
    </>
  );
}

interface PeoplePagingProps {
  page: number;
  total: number;
  /** On one page. */
  most: number;
  onPage: (page: number) => void;
}

export function PeoplePaging({ page, total, most, onPage }: PeoplePagingProps) {
  const pages = Math.ceil(total / most);
  if (pages < 2) return null;
  return (
    <nav className="page-actions" aria-label={m.beheer_paging()}>
      {page > 1 ? <Button onClick={() => onPage(page - 1)}>{m.beheer_previous()}</Button> : null}
      <span>{m.beheer_page_of({ page: formatNumber(page), pages: formatNumber(pages) })}</span>
      {page < pages ? <Button onClick={() => onPage(page + 1)}>{m.initiatives_next()}</Button> : null}
    </nav>
  );
}
