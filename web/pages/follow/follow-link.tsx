/** After sending: the link that shows how it stands, to keep; also for who gave no address. */
import type { Receipt } from "#data/entries/submission.ts";
import { followAddress } from "../../api/submissions.ts";
import * as m from "../../paraglide/messages.js";
import { CopyField } from "../../ui/copy-field.tsx";
import "./follow.css";

export interface FollowLinkProps {
  receipt: Receipt;
  /** Was an address given? */
  asked: boolean;
}

export function FollowLink({ receipt: { token, mailed }, asked }: FollowLinkProps) {
  const address = followAddress(token);
  return (
    <div className="follow-link">
      <CopyField label={m.follow_link()} text={address} description={m.follow_link_more()} />
      {asked ? <p>{mailed ? m.follow_mailed() : m.follow_no_mail()}</p> : null}
      <p>
        <a className="nl-link" href={address}>
          {m.follow_open()}
        </a>
      </p>
    </div>
  );
}
