/**
 * The list on paper: all that matches and not the page that is on the screen, with the day, what was chosen in words, place and public
 * contact. It is fetched before the browser prints; where the browser prints by itself the page that is there is printed, and says so.
 */
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { ChosenFilter, ListOrder } from "#data/schema/initiative-filter.ts";
import { chosenThemes } from "#data/schema/initiative-filter.ts";
import type { PublicInitiative, PublicInitiativeList } from "#data/schema/public-initiative.ts";
import { readForPaper } from "../../api/initiatives.ts";
import { useOrganisationName } from "../../api/organisations.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { formatDate, formatNumber, formatSince, themeWord } from "../../labels/format.ts";
import { kindWord, lifecycleWord, periodWords, phaseWord, placeWords } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import "./paper-list.css";

interface PaperListProps {
  filter: ChosenFilter;
  sort: ListOrder | undefined;
  /** What is on the screen. */
  shown: PublicInitiativeList;
}

export function PaperList({ filter, sort, shown }: PaperListProps) {
  const whole = useMutation({ mutationFn: () => readForPaper(filter, sort) });
  const { mutateAsync, isPending } = whole;
  /** Only while it is printed: on the screen it would be a second list. */
  const [onPaper, setOnPaper] = useState(false);
  const print = useRef<() => void>(() => undefined);
  print.current = () => {
    if (isPending) return;
    // The list is on the page before the browser looks at it.
    void mutateAsync().then(
      () => {
        setOnPaper(true);
        requestAnimationFrame(() => window.print());
      },
      () => undefined,
    );
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      print.current();
    };
    const before = () => flushSync(() => setOnPaper(true));
    const after = () => setOnPaper(false);
    addEventListener("keydown", onKey);
    addEventListener("beforeprint", before);
    addEventListener("afterprint", after);
    return () => {
      removeEventListener("keydown", onKey);
      removeEventListener("beforeprint", before);
      removeEventListener("afterprint", after);
    };
  }, []);
  return (
    <>
      <div className="no-print">
        <Button disabled={isPending} onClick={() => print.current()}>
          {m.lists_print()}
        </Button>
        <p role="status" className="wb-small">
          {isPending ? m.lists_print_loading() : ""}
        </p>
        {whole.isError ? <Notice kind="error">{m.lists_print_failed()}</Notice> : null}
      </div>
      {onPaper ? <Paper filter={filter} found={whole.data ?? shown} /> : null}
    </>
  );
}

function Paper({ filter, found: { initiatives, numberMatched } }: { filter: ChosenFilter; found: PublicInitiativeList }) {
  const { nameOf } = useAreaNames();
  const said = useFilterWords(filter);
  const chosen = said === "" ? m.lists_print_all() : m.lists_print_filter({ filter: said });
  return (
    <section className="paper-list" aria-label={m.lists_print_title()}>
      <p className="paper-list__title">{m.lists_print_title()}</p>
      <p>{m.lists_print_day({ day: formatDate(new Date().toISOString()), filter: chosen })}</p>
      <p>
        {initiatives.length < numberMatched
          ? m.lists_print_cut({ count: formatNumber(initiatives.length), matched: formatNumber(numberMatched) })
          : numberMatched === 1
            ? m.initiatives_count_one()
            : m.initiatives_count({ count: formatNumber(numberMatched) })}
      </p>
      <table>
        <thead>
          <tr>
            {[m.beheer_col_title(), m.initiative_place(), m.initiative_period(), m.lists_confirmed(), m.lists_col_contact()].map(
              (head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {initiatives.map((one) => (
            <PaperRow key={one.id} initiative={one} nameOf={nameOf} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface PaperRowProps {
  initiative: PublicInitiative;
  nameOf: (code: string | undefined) => string | undefined;
}

function PaperRow({ initiative: { content, verifiedOn }, nameOf }: PaperRowProps) {
  const { title, kind, lifecycle, themes, period, publicContact = {} } = content;
  return (
    <tr>
      <th scope="row">
        {title}
        <span>{[kindWord(kind), lifecycleWord(lifecycle), ...themes.map(themeWord)].join(" · ")}</span>
      </th>
      <td>{placeWords(content, nameOf)}</td>
      <td>{periodWords(period)}</td>
      <td>{verifiedOn === undefined ? m.lists_print_not_confirmed() : formatSince(verifiedOn)}</td>
      <td>
        {[publicContact.name, publicContact.email, publicContact.phone]
          .filter((part) => part !== undefined)
          .map((part) => (
            <span key={part}>{part}</span>
          ))}
      </td>
    </tr>
  );
}

/** What was chosen, in the words of the screen; empty where nothing was. */
function useFilterWords({
  theme,
  kind,
  phase,
  lifecycle,
  area,
  within,
  organisation,
  q,
  from,
  to,
  confirmed,
}: ChosenFilter): string {
  const { nameOf } = useAreaNames();
  const organisationName = useOrganisationName();
  return [
    q && `${m.lists_words()} “${q}”`,
    ...chosenThemes(theme).map(themeWord),
    kind && kindWord(kind),
    lifecycle && lifecycleWord(lifecycle),
    phase && phaseWord(phase),
    area
      ?.split(",")
      .map((code) => nameOf(code) ?? code)
      .join(", "),
    within && m.lists_in_shape(),
    organisation && (organisationName(organisation) ?? organisation),
    from && m.lists_running_from({ day: formatSince(from) }),
    to && m.lists_running_to({ day: formatSince(to) }),
    confirmed && (confirmed === "no" ? m.lists_confirmed_no() : m.lists_confirmed_yes()),
  ]
    .filter(Boolean)
    .join("; ");
}
