/** The sources of the figures in the words of schema.org, for search engines: a catalogue with a data set of every source. */
import type { PublishedSet } from "./published-set.ts";

/** `origin` is where browsers find us, without a slash at the end. */
export function datasetsOf({ catalog: { sources, indicators } }: PublishedSet, origin: string): Record<string, unknown> {
  const url = `${origin}/bronnen`;
  const dataset = sources.map(({ id, title, publisher, licence, attribution, urls, years }) => {
    const measured = indicators.filter(({ source }) => source === id).map(({ name }) => name.nl);
    const [first, last] = [Math.min(...years), Math.max(...years)];
    return {
      "@type": "Dataset",
      "@id": `${url}#${id}`,
      name: title,
      description: `${title}. ${attribution}`,
      creator: { "@type": "Organization", name: publisher },
      license: licence,
      spatialCoverage: { "@type": "Place", name: "Nederland" },
      ...(years.length === 0 ? {} : { temporalCoverage: first === last ? String(first) : `${first}/${last}` }),
      ...(urls.length === 0 ? {} : { isBasedOn: urls }),
      ...(measured.length === 0 ? {} : { variableMeasured: measured }),
    };
  });
  return { "@context": "https://schema.org", "@type": "DataCatalog", "@id": url, url, name: "Bronnen van Wijkblik", dataset };
}
