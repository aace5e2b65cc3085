/**
 * `npm run invite -- --admin [--email ADDRESS] [--name NAME]`: a link that lets a beheerder in, made on the machine itself, at any
 * time: also when the printed one has served, nobody has a passkey and no mail can be sent. Without an address it is for the beheerder
 * that there is. Somebody who is known keeps what they have and becomes beheerder beside it; somebody new is made.
 */
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { openAccounts } from "./auth/accounts.ts";
import { lifetimes } from "./auth/auth.ts";
import { secretFile, secretOf, sqliteFile } from "./auth/secret.ts";
import { readConfig } from "./config.ts";
import { StartError } from "./start-error.ts";
import { openDatabase } from "./store/database.ts";
import { migrate } from "./store/migrations/migrate.ts";
import { anAdmin, findPerson, grantsOf, keepsAll, setGrants } from "./store/people.ts";
import { firstEmail } from "./store/sign-in.ts";

const usage = "Gebruik: npm run invite -- --admin [--email ADRES] [--name NAAM]";

const options = { admin: { type: "boolean" }, email: { type: "string" }, name: { type: "string" } } as const;

const Email = z.email({ error: (issue) => `--email is geen e-mailadres: ${String(issue.input)}` });

function asked() {
  try {
    const { values } = parseArgs({ options });
    if (!values.admin) throw new StartError(usage);
    return { ...values, email: values.email === undefined ? undefined : Email.parse(values.email).toLowerCase() };
  } catch (error) {
    if (error instanceof z.ZodError) throw new StartError(`${error.issues[0]?.message}\n${usage}`);
    throw error instanceof StartError ? error : new StartError(`${(error as Error).message}\n${usage}`);
  }
}

async function main(): Promise<void> {
  const { email, name } = asked();
  const config = readConfig(process.env);
  // A folder that was used before has a database, or something is wrong with it.
  const mustExist = existsSync(secretFile(config.living));
  const secret = await secretOf({ folder: config.living, databaseUrl: config.databaseUrl, given: config.secret });
  const { db, engine, close } = openDatabase({ file: sqliteFile(config.living), url: config.databaseUrl, mustExist });
  try {
    await migrate(db);
    const accounts = openAccounts({ db, engine, secret, address: () => config.address ?? `http://localhost:${config.port}` });
    const known = email === undefined ? await anAdmin(db) : await findPerson(db, email);
    const to = known?.email ?? email ?? firstEmail;
    const id = known?.id ?? (await accounts.create({ name: name ?? (email ? to : "Eerste beheerder"), email: to })).id;
    const grants = await grantsOf(db, id);
    if (!grants.some(keepsAll)) await setGrants(db, id, [...grants, { role: "admin" }]);
    const link = await accounts.linkFor(to, lifetimes.invitation);
    process.stdout.write(
      `Beheerder: ${known?.name ?? name ?? "nieuw"}${to === firstEmail ? "" : ` (${to})`}\n` +
        `Deze link meldt aan, één keer en een week lang; eerdere links van deze persoon werken niet meer:\n${link}\n`,
    );
  } finally {
    await close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
