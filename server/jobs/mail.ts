/**
 * Sends the letters that wait, apart from every request. A mail server that is away is tried again, longer apart each time;
 * a letter it refuses for good, or that failed too often, is given up with a line in the log. Nobody's address is logged.
 * A process that dies between the server's "OK" and our note leaves a letter that is sent again under the same Message-ID,
 * by which mail programs know it as the same one.
 */
import type { Transporter } from "nodemailer";
import type { Log } from "../http/log.ts";
import type { Db } from "../store/database.ts";
import { endMail, type Letter, postponeMail, takeMail, type WaitingMail } from "../store/mail.ts";
import type { Sending, Written } from "./desk.ts";

export interface Mailbox {
  /** smtp://user:password@host:port, or smtps://. */
  smtp: string;
  /** "Wijkblik <wijkblik@example.org>" */
  from: string;
}

export interface MailJob {
  db: Db;
  mailbox: Mailbox;
  write: (letter: Letter, sending: Sending) => Promise<Written | undefined>;
  /** Where browsers find us: its host ends our Message-IDs. */
  address: () => string;
  log: Log;
  now: () => string;
}

const minute = 60_000;
export const mailLimits = {
  /** Until the server answers at all. */
  connectMs: 3_000,
  /** Until it says that it took the letter: some look at it for spam first. */
  silenceMs: 30_000,
  /** Longer than sending can take. */
  leaseMs: 2 * minute,
  atOnce: 5,
  /** Waits after each failure; after the last one a letter is given up. */
  backoffMs: [10_000, minute, 5 * minute, 30 * minute, 2 * 60 * minute, 6 * 60 * minute, 12 * 60 * minute],
};

/** One round; answers how many letters were taken. `limits` are those of tests. */
export function mailRound(job: MailJob, limits: Partial<typeof mailLimits> = {}): () => Promise<number> {
  const { db, mailbox, now } = job;
  const limit = { ...mailLimits, ...limits };
  const open = async () =>
    (await import("nodemailer")).createTransport({
      url: mailbox.smtp,
      connectionTimeout: limit.connectMs,
      greetingTimeout: limit.connectMs,
      socketTimeout: limit.silenceMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  let transport: Promise<Transporter> | undefined;
  const send = async ({ id, letter, createdAt }: WaitingMail): Promise<void> => {
    const written = await job.write(letter, { letter: id, at: now() });
    if (!written) return;
    transport ??= open();
    await (await transport).sendMail({
      from: mailbox.from,
      to: { name: "", address: written.to },
      subject: written.subject,
      text: written.text,
      html: written.html,
      ...(written.calendar
        ? { attachments: [{ filename: "agenda.ics", content: written.calendar, contentType: "text/calendar; charset=utf-8" }] }
        : {}),
      date: new Date(createdAt),
      messageId: `<${id}@${new URL(job.address()).hostname}>`,
      headers: {
        "Auto-Submitted": "auto-generated",
        ...(written.stop
          ? { "List-Unsubscribe": `<${written.stop}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }
          : {}),
      },
    });
  };
  const attempt = async (mail: WaitingMail): Promise<void> => {
    try {
      await send(mail);
      await endMail(db, mail.id, "sent");
    } catch (error) {
      await putBack(job, mail, reasonOf(error), limit.backoffMs);
    }
  };
  return async () => {
    const taken = await takeMail(db, { at: now(), leaseMs: limit.leaseMs, most: limit.atOnce });
    await Promise.all(taken.map(attempt));
    return taken.length;
  };
}

interface Reason {
  code: string;
  /** The server will never take this letter (RFC 5321 section 4.2.1: 5yz). */
  final: boolean;
}

/** Codes only: the words of a mail server often repeat the address. */
function reasonOf(error: unknown): Reason {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  const refused = responseCode !== undefined && responseCode >= 500 && code === "EENVELOPE";
  return { code: [code, responseCode].filter(Boolean).join(" ") || "unknown", final: refused };
}

async function putBack(
  { db, log, now }: MailJob,
  mail: WaitingMail,
  reason: Reason,
  backoffMs: readonly number[],
): Promise<void> {
  const wait = backoffMs[mail.attempts - 1];
  const fields = { mail: mail.id, kind: mail.letter.kind, attempts: mail.attempts, reason: reason.code };
  if (reason.final || wait === undefined) {
    log.error("a letter is given up", fields);
    return endMail(db, mail.id, "given up");
  }
  log.info("a letter could not be sent and is tried again", fields);
  await postponeMail(db, mail.id, new Date(Date.parse(now()) + wait).toISOString());
}
