/**
 * Opens the living data. A database that is away at start is no reason not to serve the map: it is tried again until it is
 * there, and until then what needs it answers 503.
 */
import { existsSync } from "node:fs";
import { agreementRound } from "./approach/agreement-reminders.ts";
import { openAccounts } from "./auth/accounts.ts";
import { lifetimes } from "./auth/auth.ts";
import { openProvider, type ProviderSettings } from "./auth/identity-provider.ts";
import { openPasskeys } from "./auth/passkeys.ts";
import { keepSecret, secretFile, sqliteFile } from "./auth/secret.ts";
import type { Living } from "./entries/living-data.ts";
import type { Log } from "./http/log.ts";
import { writeLetter } from "./jobs/letters.ts";
import { type Mailbox, type MailJob, mailRound } from "./jobs/mail.ts";
import { dailyRound, endingRound, freshnessRound, newsRound } from "./jobs/notification-rounds.ts";
import { questionRound } from "./jobs/question-round.ts";
import { disclosureRound, filesRound, type Round, registrationRound, retentionRound, startRounds } from "./jobs/rounds.ts";
import { signalRound } from "./jobs/signal-round.ts";
import { subscriptionRound, unconfirmedRound } from "./jobs/subscription-rounds.ts";
import { createStopTokens } from "./mail/stop-tokens.ts";
import type { Blobs } from "./ports/blobs.ts";
import type { Library } from "./published/published-set.ts";
import { type Db, openDatabase, troubleOf } from "./store/database.ts";
import { migrate } from "./store/migrations/migrate.ts";
import { anySeen, findPerson, setGrants } from "./store/people.ts";
import { tellLearners } from "./store/questions/learners.ts";
import { firstEmail } from "./store/sign-in.ts";

export interface LivingSettings {
  /** Folder of the SQLite file and of the secret, where those are not given. */
  folder: string;
  databaseUrl: string | undefined;
  /** Of `secretOf`. */
  secret: string;
  /** Was it made here, to be kept in the folder? */
  ownSecret: boolean;
  /** Where browsers find us. */
  address: () => string;
  /** Absent: nobody comes in by way of their organisation. */
  provider?: ProviderSettings | undefined;
  /** Absent: no mail is sent, and nothing is asked of owners. */
  mailbox?: Mailbox | undefined;
  /** Where the bytes of files are kept. */
  blobs: Blobs;
  /** Of published sets: they say how the country is divided. */
  library: Library;
  log: Log;
  /** Is told the link of the first beheerder, until one has come in. */
  welcome: (link: string) => void;
  /** Done once the tables are there, beside everything else; ended by the signal. */
  fill?: ((db: Db, signal: AbortSignal) => Promise<void>) | undefined;
}

export interface OpenLiving {
  living: Living;
  /** Brings the tables up to date and welcomes the first beheerder; once the server listens. */
  start(): Promise<void>;
  /** Begins what goes on beside the requests; every process may. */
  work(): void;
  close(): Promise<void>;
}

const retryMs = 2_000;
const [minute, hour] = [60_000, 3_600_000];
/** How long a letter waits at most before it is sent. */
const mailMs = 1_000;
/** How long what became public waits at most before it is looked whom to tell. */
const subscriptionMs = 10_000;
/** How long who declined waits at most before the next is asked. */
const questionMs = 3_000;

export function openLiving(settings: LivingSettings): OpenLiving {
  const { folder, databaseUrl, secret, address, mailbox, provider, blobs, log, welcome } = settings;
  // The database is made before the secret (secret.ts): a start that is killed in between leaves no secret beside nothing.
  const { db, engine, close } = openDatabase({
    file: sqliteFile(folder),
    url: databaseUrl,
    mustExist: existsSync(secretFile(folder)),
  });
  const accounts = openAccounts({ db, engine, address, secret });
  const stops = createStopTokens(secret);
  const now = () => new Date().toISOString();
  const disclose = disclosureRound(db, settings.library);
  const rounds: Round[] = [
    { name: "retention", pauseMs: hour, work: retentionRound(db, now) },
    { name: "disclosed areas", pauseMs: minute, work: disclose },
    { name: "registrations", pauseMs: minute, work: registrationRound(db, now) },
    { name: "unconfirmed subscriptions", pauseMs: hour, work: unconfirmedRound(db, now) },
    { name: "leeragenda", pauseMs: minute, work: () => tellLearners(db, now()) },
    { name: "files", pauseMs: hour, work: filesRound({ db, blobs, now }) },
  ];
  if (mailbox) {
    const desk = { db, library: settings.library, accounts, address, secret };
    const write: MailJob["write"] = (letter, sending) => writeLetter(desk, letter, sending);
    rounds.push({ name: "mail", pauseMs: mailMs, work: mailRound({ db, mailbox, write, address, log, now }) });
    rounds.push({ name: "questions", pauseMs: questionMs, work: questionRound({ db, library: settings.library, secret, now }) });
    rounds.push({ name: "news", pauseMs: mailMs, work: newsRound(db, now) });
    rounds.push({ name: "daily news", pauseMs: minute, work: dailyRound(db, now) });
    rounds.push({ name: "subscriptions", pauseMs: subscriptionMs, work: subscriptionRound(db, now) });
    rounds.push({ name: "signals", pauseMs: minute, work: signalRound(db, now) });
    rounds.push({ name: "freshness", pauseMs: hour, work: freshnessRound(db, now, stops.keyOf) });
    rounds.push({ name: "ending", pauseMs: hour, work: endingRound(db, now) });
    rounds.push({ name: "agreements that end", pauseMs: hour, work: agreementRound(db, now) });
  }
  let working: ReturnType<typeof startRounds> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let preparing = Promise.resolve();
  const closing = new AbortController();
  let filling: Promise<void> | undefined;
  const invite = async () => {
    const { id } = (await findPerson(db, firstEmail)) ?? (await accounts.create({ name: "Eerste beheerder", email: firstEmail }));
    await setGrants(db, id, [{ role: "admin" }]);
    welcome(await accounts.linkFor(firstEmail, lifetimes.invitation, "beside"));
  };
  const prepare = async () => {
    try {
      // A folder that could not be written at start: no table, and so no session, before the secret is kept.
      if (settings.ownSecret) requireKept(folder, secret);
      const done = await migrate(db);
      if (done.length > 0) log.info("tables brought up to date", { migrations: done.join(", ") });
      const changed = await disclose();
      if (changed > 0) log.info("areas of places that are not exact worked out again", { entries: changed });
      if (!(await anySeen(db, "admin"))) await invite();
      filling ??= settings.fill?.(db, closing.signal);
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === undefined || trouble === "damaged")
        log.error("the tables cannot be brought up to date", { reason: String(error) });
      timer = setTimeout(start, retryMs).unref();
    }
  };
  const start = () => {
    preparing = prepare();
    return preparing;
  };
  return {
    living: {
      db,
      blobs,
      accounts,
      identify: accounts.identify,
      stops,
      secret,
      mails: mailbox !== undefined,
      passkeys: openPasskeys({ db, engine, address, secret }),
      provider: provider && openProvider({ db, engine, address, secret }, provider),
      now,
    },
    start,
    work() {
      working = startRounds(rounds, log);
    },
    async close() {
      await working?.stop();
      // Tables that are being made are finished: nobody would answer a statement that is under way when the database is closed.
      await preparing;
      closing.abort();
      await filling;
      clearTimeout(timer);
      await close();
    },
  };
}

/** Throws where the folder holds another secret, or none and cannot be written. */
function requireKept(folder: string, secret: string): void {
  const kept = keepSecret(folder, secret);
  if (kept === undefined) throw Object.assign(new Error(`${folder} cannot be written`), { code: "EROFS" });
  if (kept !== secret) throw new Error(`${secretFile(folder)} holds another secret than this process began with: start it again`);
}
