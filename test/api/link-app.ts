/** The app with people who get links, handed over and by mail, and the mail job that sends them. */

import { createLog } from "#server/http/log.ts";
import { writeLetter } from "#server/jobs/letters.ts";
import { mailRound } from "#server/jobs/mail.ts";
import { type DatabaseOptions, type Opened, openDatabase } from "#server/store/database.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { setGrants } from "#server/store/people.ts";
import type { Engine } from "../fixtures/databases.ts";
import { type MailServer, startMailServer } from "../fixtures/mail-server.ts";
import { type InitiativeApp, initiativeApp } from "./initiative-app.ts";

export const tokenOf = (link = ""): string => link.split("#")[1] ?? "";

export interface LinkApp {
  place: DatabaseOptions;
  opened: Opened;
  /** Hands links over. */
  app: InitiativeApp;
  /** On the same database, with a mail server. */
  mailing: InitiativeApp;
  smtp: MailServer;
  invited(): Promise<{ id: string; email: string }>;
  /** As a beheerder makes one. */
  makeLink(id: string): Promise<string>;
  enter(token: string): Promise<Response>;
  /** Asks for a link by mail, each time from another place. */
  askMail(email: string): Promise<Response>;
  /** A letter as the mail job writes it. */
  write: Parameters<typeof mailRound>[0]["write"];
  /** A mail job of its own, as each server has one. */
  job(): () => Promise<number>;
  /** Until no letter is due. */
  sendAll(): Promise<void>;
  /** The tokens that arrived in a mailbox. */
  mailed(email: string): string[];
  remove(): Promise<void>;
}

export async function linkApp(engine: Engine): Promise<LinkApp> {
  const place = await engine.migratedPlace();
  const opened = openDatabase(place);
  const { db } = opened;
  await migrate(db);
  const app = await initiativeApp(opened);
  const mailing = await initiativeApp(opened, { mails: true });
  const smtp = await startMailServer();
  const address = () => "http://localhost";
  const desk = { db, accounts: app.accounts, address, secret: "a secret of thirty-two characters" };
  const write: LinkApp["write"] = (letter, sending) => writeLetter(desk, letter, sending);
  const mailbox = { smtp: smtp.url, from: "Wijkblik <wijkblik@example.org>" };
  const now = () => new Date().toISOString();
  const job = () => mailRound({ db, mailbox, address, log: createLog("off", () => {}), write, now });
  let visitors = 0;
  return {
    place,
    opened,
    app,
    mailing,
    smtp,
    async invited() {
      const email = `${crypto.randomUUID()}@example.org`;
      const { id } = await app.accounts.create({ name: "Mens", email });
      await setGrants(db, id, [{ role: "viewer" }]);
      return { id, email };
    },
    async makeLink(id) {
      const made = await app.ask(`/people/${id}/links`, { method: "POST", as: "admin", body: {} });
      return tokenOf(((await made.json()) as { link?: string }).link);
    },
    enter: (token) => app.ask("/session", { method: "POST", body: { token } }),
    async askMail(email) {
      const remoteAddress = `10.0.${(++visitors >> 8) & 255}.${visitors & 255}`;
      const headers = { "Content-Type": "application/json" };
      const asked = { method: "POST", headers, body: JSON.stringify({ email }) };
      return mailing.app.request("http://localhost/api/v1/session/links", asked, { incoming: { socket: { remoteAddress } } });
    },
    write,
    job,
    async sendAll() {
      while ((await job()()) > 0);
    },
    mailed: (email) => smtp.to(email).map(({ text }) => /\/aanmelden#(\S+)/.exec(text)?.[1] ?? ""),
    async remove() {
      await Promise.all([app.remove(), mailing.remove(), smtp.stop()]);
      await opened.close();
    },
  };
}
