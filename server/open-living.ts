/**
 * Opens the living data. A database that is away at start is no reason not to serve the map: it is tried again until it is
 * there, and until then what needs it answers 503.
 */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openAccounts } from "./accounts.ts";
import { lifetimes } from "./auth.ts";
import { StartError } from "./errors.ts";
import { openProvider, type ProviderSettings } from "./identity-provider.ts";
import { freshnessRound } from "./jobs/freshness.ts";
import { writeLetter } from "./jobs/letters.ts";
import { type Mailbox, mailRound } from "./jobs/mail.ts";
import { retentionRound } from "./jobs/retention.ts";
import { type Round, startRounds } from "./jobs/rounds.ts";
import type { Living } from "./living.ts";
import type { Log } from "./log.ts";
import { openPasskeys } from "./passkeys.ts";
import { openDatabase, troubleOf } from "./store/database.ts";
import type { Letter } from "./store/mail.ts";
import { migrate } from "./store/migrate.ts";
import { anySeen, findPerson, setGrants } from "./store/people.ts";

export interface LivingSettings {
  /** Folder of the SQLite file and of the secret, where those are not given. */
  folder: string;
  databaseUrl: string | undefined;
  secret: string | undefined;
  /** Where browsers find us. */
  address: () => string;
  /** Absent: nobody comes in by way of their organisation. */
  provider?: ProviderSettings | undefined;
  /** Absent: no mail is sent, and nothing is asked of owners. */
  mailbox?: Mailbox | undefined;
  log: Log;
  /** Is told the link of the first beheerder, until one has come in. */
  welcome: (link: string) => void;
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
const hour = 3_600_000;
/** How long a letter waits at most before it is sent. */
const mailMs = 1_000;
/** Stands in for a mailbox until the beheerder gives a real one. */
const firstEmail = "beheerder@wijkblik.invalid";

export function openLiving(settings: LivingSettings): OpenLiving {
  const { folder, databaseUrl, address, mailbox, provider, log, welcome } = settings;
  // The database is made before the secret: a start that is killed in between leaves no secret beside nothing.
  const { db, engine, close } = openDatabase({
    file: join(folder, "wijkblik.sqlite"),
    url: databaseUrl,
    mustExist: existsSync(join(folder, "secret")),
  });
  const secret = settings.secret ?? keptSecret(folder, databaseUrl);
  const accounts = openAccounts({ db, engine, address, secret });
  const now = () => new Date().toISOString();
  const rounds: Round[] = [{ name: "retention", pauseMs: hour, work: retentionRound(db, now) }];
  if (mailbox) {
    const write = (letter: Letter) => writeLetter({ db, accounts, address, secret }, letter);
    rounds.push({ name: "mail", pauseMs: mailMs, work: mailRound({ db, mailbox, write, address, log, now }) });
    rounds.push({ name: "freshness", pauseMs: hour, work: freshnessRound(db, now) });
  }
  let working: ReturnType<typeof startRounds> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const prepare = async () => {
    try {
      const done = await migrate(db);
      if (done.length > 0) log.info("tables brought up to date", { migrations: done.join(", ") });
      if (await anySeen(db, "admin")) return;
      const { id } =
        (await findPerson(db, firstEmail)) ?? (await accounts.create({ name: "Eerste beheerder", email: firstEmail }));
      await setGrants(db, id, [{ role: "admin" }]);
      welcome(await accounts.linkFor(firstEmail, lifetimes.invitation));
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === undefined || trouble === "damaged")
        log.error("the tables cannot be brought up to date", { reason: String(error) });
      timer = setTimeout(prepare, retryMs).unref();
    }
  };
  return {
    living: {
      db,
      accounts,
      identify: accounts.identify,
      mails: mailbox !== undefined,
      passkeys: openPasskeys({ db, engine, address, secret }),
      provider: provider && openProvider({ db, engine, address, secret }, provider),
      now,
      chance: Math.random,
    },
    start: prepare,
    work() {
      working = startRounds(rounds, log);
    },
    async close() {
      clearTimeout(timer);
      await working?.stop();
      await close();
    },
  };
}

/** One server makes its own secret and keeps it; several behind a balancer must be given the same. Throws a StartError. */
function keptSecret(folder: string, databaseUrl: string | undefined): string {
  if (databaseUrl) throw new StartError("Bij DATABASE_URL hoort WIJKBLIK_SECRET: minstens 32 tekens, op elke server dezelfde.");
  const file = join(folder, "secret");
  const made = randomBytes(32).toString("base64url");
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, made, { mode: 0o600, flag: "wx" });
    return made;
  } catch (error) {
    // It is there already; or the disk cannot be written, and then this one serves until the next start.
    return (error as NodeJS.ErrnoException).code === "EEXIST" ? readFileSync(file, "utf8") : made;
  }
}
