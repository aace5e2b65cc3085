/** Names and addresses that a row needs and its record does not hold. */
import { describeArea, findArea } from "../../published/areas.ts";
import type { Library } from "../../published/published-set.ts";
import type { Db } from "../../store/database.ts";
import { listOrganisations } from "../../store/organisations.ts";

export interface Names {
  area(code: string | undefined): string | undefined;
  organisation(id: string | undefined): string | undefined;
  /** Address of the page of an initiative. */
  page(id: string): string;
}

/** `origin` is where browsers find us, without a slash at the end. */
export async function readNames(db: Db, library: Library, origin: string): Promise<Names> {
  const set = library.current();
  const organisations = new Map((await listOrganisations(db)).map(({ id, name }) => [id, name]));
  return {
    area: (code) => {
      const ref = code === undefined ? undefined : findArea(set, code);
      return ref && describeArea(set, ref).name;
    },
    organisation: (id) => (id === undefined ? undefined : organisations.get(id)),
    page: (id) => `${origin}/initiatieven/${encodeURIComponent(id)}`,
  };
}
