import { AnswerError } from "../../api/client.ts";
import * as m from "../../paraglide/messages.js";
import { Notice } from "../../ui/notice.tsx";
import { Refusal } from "./refusal.tsx";

/** Of people a 409 means one thing: nobody would be left who lets others in. */
export function PersonRefusal({ error }: { error: Error }) {
  if (error instanceof AnswerError && error.status === 409) return <Notice kind="error">{m.beheer_last_admin()}</Notice>;
  return <Refusal error={error} />;
}
