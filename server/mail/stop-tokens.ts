/**
 * What stands in a mail to stop such mail: signed, so that nobody makes one, and without an end, because a mail may be old. It can only
 * stop mail. A person is in it by their id, an address without an account by a hash.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { type MailKind, readMailKind } from "#data/entries/notification.ts";

export type Stoppable = { person: string; kinds: readonly MailKind[] } | { address: string };

export interface StopTokens {
  tokenFor(what: Stoppable): string;
  /** Undefined for what we did not sign. */
  read(token: string): Stoppable | undefined;
  /** Under which an address without an account is known, however it is spelled. */
  keyOf(email: string): string;
}

export function createStopTokens(secret: string): StopTokens {
  const keyed = (text: string) => createHmac("sha256", secret).update(`mail stop ${text}`).digest("base64url");
  const sign = (text: string) => `${text}.${keyed(text)}`;
  return {
    tokenFor: (what) =>
      sign(
        "person" in what ? `p.${Buffer.from(what.person).toString("base64url")}.${what.kinds.join("-")}` : `a.${what.address}.`,
      ),
    read(token) {
      const [, text = "", kind, who = "", kinds = "", signature = ""] =
        /^((p|a)\.([\w-]{1,120})\.([a-z-]{0,200}))\.([\w-]{43})$/i.exec(token) ?? [];
      if (text === "" || !timingSafeEqual(Buffer.from(keyed(text)), Buffer.from(signature))) return undefined;
      if (kind === "a") return { address: who };
      const known = kinds.split("-").flatMap((one) => readMailKind(one) ?? []);
      return { person: Buffer.from(who, "base64url").toString(), kinds: known };
    },
    keyOf: (email) => keyed(`address ${plainMailbox(email)}`),
  };
}

/**
 * A mailbox however it is spelled: capitals, look-alikes of Unicode, dots and what stands behind a plus often arrive at one. Some mail
 * servers tell those apart.
 */
export function plainMailbox(email: string): string {
  const plain = email.normalize("NFKC").toLowerCase();
  const at = plain.lastIndexOf("@");
  const name = plain.slice(0, at).replace(/\+.*$/s, "").replaceAll(".", "");
  return `${name}@${plain.slice(at + 1).replace(/\.$/, "")}`;
}
