/** To send a page on: its address to copy and to mail, and what else there is to share of it. */
import type { ReactNode } from "react";
import * as m from "../../paraglide/messages.js";
import { CopyField } from "../../ui/copy-field.tsx";
import "./initiatives.css";

export function ShareFold({ title, address, children }: { title: string; address: string; children?: ReactNode }) {
  const mail = `mailto:?${new URLSearchParams({ subject: title, body: address }).toString().replaceAll("+", "%20")}`;
  return (
    <details className="fold no-print">
      <summary>{m.initiative_share()}</summary>
      <div className="initiative-share">
        <CopyField label={m.initiative_share_link()} text={address} description={m.initiative_share_link_more()} />
        <p>
          <a className="nl-link" href={mail}>
            {m.initiative_share_mail()}
          </a>
        </p>
        {children}
      </div>
    </details>
  );
}
