/** Who does what by theme: the area and the parts of it against the eight themes, with what is unknown told from what is empty. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { viewOfPlace } from "#data/region/filter.ts";
import { themeMatrixQuery } from "../../api/approach/theme-matrix.ts";
import { MatrixKey } from "../../figures/matrix/matrix-key.tsx";
import { MatrixTable } from "../../figures/matrix/matrix-table.tsx";
import * as m from "../../paraglide/messages.js";
import { Fetched } from "../../ui/loading.tsx";

export function ThemeMatrix({ code }: { code: string }) {
  const [opened, setOpened] = useState(false);
  const found = useQuery({ ...themeMatrixQuery({ area: code }), enabled: opened });
  return (
    <section aria-labelledby="wie-doet-wat">
      <details className="fold" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
        <summary>
          <h2 id="wie-doet-wat">{m.profile_matrix()}</h2>
        </summary>
        {opened ? (
          <Fetched query={found} waiting={m.matrix_loading()}>
            {(matrix) => (
              <>
                <p className="wb-soft">{m.matrix_lead()}</p>
                <MatrixTable matrix={matrix} />
                <p className="no-print">
                  <Link
                    to="/aanpak/matrix"
                    search={(view) => ({ ...view, in: undefined, within: undefined, ...viewOfPlace(code) })}
                    className="nl-link"
                  >
                    {m.matrix_link()}
                  </Link>
                </p>
                <MatrixKey matrix={matrix} heading="h3" />
              </>
            )}
          </Fetched>
        ) : null}
      </details>
    </section>
  );
}
