/** /gebied/:code: the wijkprofiel of one area. Every figure by theme beside gemeente and the Netherlands; prints as a dossier. */
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { Catalog } from "#data/schema/catalog.ts";
import { themes } from "#data/schema/indicator.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import type { Profile } from "#data/schema/profile.ts";
import { statuses } from "#data/schema/status.ts";
import { isNotFound } from "../../api/client.ts";
import { profileQuery } from "../../api/published.ts";
import { AddInArea, AreaInitiatives } from "../../figures/area/area-initiatives.tsx";
import { GroupMembers } from "../../figures/groups/group-row.tsx";
import { formatDate, formatNumber, statusReason, statusWordLong, themeWord, words } from "../../labels/format.ts";
import { useAreaName } from "../../state/area-rows.ts";
import { useShown } from "../../state/shown.ts";
import { showArea } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { LoadingPage } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { FeedLinks } from "../initiatives/links.tsx";
import { NotFoundPage } from "../not-found.tsx";
import { ProfileTheme } from "./profile-theme.tsx";

export function AreaPage() {
  const { code = "" } = useParams({ strict: false });
  const { manifest, catalog, error } = useShown();
  if (!manifest || !catalog)
    return (
      <Unread code={code} error={error}>
        {m.loading()}
      </Unread>
    );
  return <AreaProfile key={code} code={code} manifest={manifest} catalog={catalog} />;
}

type UnreadProps = Omit<Parameters<typeof LoadingPage>[0], "title"> & { code: string };

function Unread({ code, ...rest }: UnreadProps) {
  const { name } = useAreaName(code);
  return <LoadingPage title={name ?? code} {...rest} />;
}

function AreaProfile({ code, manifest, catalog }: { code: string; manifest: Manifest; catalog: Catalog }) {
  const profile = useQuery(profileQuery(manifest, code));
  if (profile.error && isNotFound(profile.error))
    return <NotFoundPage title={m.notfound_area()} text={m.notfound_area_text({ code, year: String(manifest.division) })} />;
  if (!profile.data) {
    return (
      <Unread code={code} error={profile.error} onRetry={() => void profile.refetch()}>
        {m.loading_figures()}
      </Unread>
    );
  }
  const { data } = profile;
  const present = themes.filter((theme) => figuresOf(data, catalog, theme).length > 0);
  return (
    <article className="wb-page">
      <ProfileHead profile={data} manifest={manifest} catalog={catalog} />
      {data.area.bordered ? null : <Notice kind="warning">{m.area_no_border()}</Notice>}
      {data.group ? <GroupMembers group={data.group} heading="h2" /> : null}
      <AreaInitiatives code={data.area.code} heading="h2" />
      <nav aria-label={m.area_contents()} className="no-print">
        <ul className="page-toc">
          {present.map((theme) => (
            <li key={theme}>
              <a className="nl-link" href={`#${theme}`}>
                {themeWord(theme)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {present.map((theme) => (
        <ProfileTheme key={theme} theme={theme} figures={figuresOf(data, catalog, theme)} profile={data} catalog={catalog} />
      ))}
      <ProfileLegend profile={data} catalog={catalog} />
      <FeedLinks question={`area=${encodeURIComponent(code)}`} title={m.feed_title_area({ name: data.area.name })} />
      <p className="print-only wb-small">
        {m.area_printed({ date: formatDate(new Date().toISOString()), year: String(data.division) })}
      </p>
    </article>
  );
}

function figuresOf(profile: Profile, catalog: Catalog, theme: string) {
  return profile.figures.flatMap((figure) => {
    const indicator = catalog.indicators.find((one) => one.id === figure.indicator);
    return indicator && indicator.theme === theme ? [{ figure, indicator }] : [];
  });
}

function ProfileHead({ profile, manifest, catalog }: { profile: Profile; manifest: Manifest; catalog: Catalog }) {
  const { area, group } = profile;
  const list = catalog.groups.find((one) => one.id === group?.list);
  const place = list?.areas.find((one) => one.id === area.code)?.gemeente ?? area.gemeente?.name ?? "";
  const kinds = {
    gemeente: () => m.area_kind_gemeente(),
    wijk: () => m.area_kind_wijk({ gemeente: place }),
    buurt: () => m.area_kind_buurt({ gemeente: place }),
    group: () => m.area_kind_group({ list: list ? words(list.name) : m.level_group(), gemeente: place }),
  };
  const parts = [
    kinds[area.level](),
    area.wijk?.name,
    area.inhabitants === undefined ? undefined : m.area_inhabitants({ count: formatNumber(area.inhabitants) }),
    area.level === "group" ? undefined : area.code,
  ].filter((one) => one !== undefined);
  return (
    <header>
      <h1>{area.name}</h1>
      <p className="lead">{parts.join(" · ")}</p>
      <p className="wb-small wb-soft">
        {m.sources_built({ date: formatDate(manifest.builtAt), year: String(profile.division) })}
      </p>
      <div className="page-actions no-print">
        <Link to="/" search={(before) => ({ ...before, ...showArea(area.code) })} className="nl-link">
          {m.area_show()}
        </Link>
        <AddInArea code={area.code} />
        {area.gemeente ? (
          <Link to="/gebied/$code" params={{ code: area.gemeente.code }} search={true} className="nl-link">
            {m.area_gemeente({ name: area.gemeente.name })}
          </Link>
        ) : null}
        {area.wijk ? (
          <Link to="/gebied/$code" params={{ code: area.wijk.code }} search={true} className="nl-link">
            {area.wijk.name}
          </Link>
        ) : null}
        <Button icon="print" onClick={() => print()}>
          {m.area_print()}
        </Button>
      </div>
    </header>
  );
}

/** What the words in a profile mean: only those that occur in it. */
function ProfileLegend({ profile: { figures }, catalog }: { profile: Profile; catalog: Catalog }) {
  const lines = statuses.flatMap((status) => {
    const reason = statusReason(status);
    return reason && figures.some((one) => one.status === status) ? [{ word: statusWordLong(status), reason }] : [];
  });
  if (figures.some((one) => one.computed)) lines.push({ word: m.mark_computed(), reason: m.remark_computed() });
  const modelled = new Set(catalog.indicators.flatMap(({ id, method }) => (method === "modelled" ? [id] : [])));
  if (figures.some((one) => modelled.has(one.indicator))) lines.push({ word: m.mark_modelled(), reason: m.mark_modelled_why() });
  if (figures.some((one) => (one.coverage ?? 100) < 100))
    lines.push({ word: m.mark_coverage({ percent: "…" }), reason: m.mark_coverage_why() });
  if (figures.some((one) => one.old)) lines.push({ word: m.year_old_mark(), reason: m.year_old_legend() });
  lines.push({ word: m.area_position(), reason: m.area_position_why() });
  return (
    <section aria-labelledby="legend">
      <h2 id="legend">{m.area_words()}</h2>
      <dl className="facts">
        {lines.map((line) => (
          <div key={line.word} className="facts__pair">
            <dt>{line.word}</dt>
            <dd>{line.reason}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
