/** `npm run serve`: serves what is published and built. The rim: environment, files, sockets and signals are only here. */
import { writeSync } from "node:fs";
import { openSources, sourceOptions } from "#data/pipeline/sources/sources.ts";
import { createApp } from "./app.ts";
import { secretOf } from "./auth/secret.ts";
import { readConfig } from "./config.ts";
import { fillPlace } from "./fill-place.ts";
import { listen } from "./http/listen.ts";
import { createLog } from "./http/log.ts";
import { assetHeaders, type PageSecurity } from "./http/security.ts";
import { loadWeb } from "./http/web-app.ts";
import { openLiving } from "./open-living-data.ts";
import { openBlobs } from "./ports/blobs.ts";
import { createGeocoder } from "./ports/geocoder.ts";
import { endWithNpm, speaks, watches, watchProcesses } from "./processes.ts";
import { openLibrary } from "./published/published-set.ts";
import { earlyAnswers } from "./published/tile.ts";
import { StartError } from "./start-error.ts";
import type { Db } from "./store/database.ts";

/** How often the manifest is looked at: a new set is served within this time. */
const refreshMs = 1_000;
/** Tells a process that the secret which it is given is that of the folder. */
const madeHere = "WIJKBLIK_SECRET_OF_FOLDER";

async function main(): Promise<void> {
  endWithNpm();
  const config = readConfig(process.env);
  const ownSecret = config.secret === undefined || process.env[madeHere] !== undefined;
  const secret = await secretOf({ folder: config.living, databaseUrl: config.databaseUrl, given: config.secret });
  // All of them sign with one, also where it could not be kept.
  if (watches(config.processes))
    return watchProcesses(config.processes, { WIJKBLIK_SECRET: secret, ...(ownSecret ? { [madeHere]: "1" } : {}) });
  const log = createLog(config.log, (text) => writeSync(1, text));
  const security: PageSecurity = { publishedUrl: config.publishedUrl, behindTls: config.behindTls };
  const [library, web] = await Promise.all([openLibrary(config.published), loadWeb(config.web, assetHeaders(security))]);

  const fill = (db: Db, signal: AbortSignal) =>
    fillPlace(config, {
      db,
      library,
      sources: () => openSources(sourceOptions(process.env)),
      log,
      say: (line) => process.stdout.write(`  ${line}\n`),
      signal,
    });
  let port = config.port;
  const living = openLiving({
    folder: config.living,
    databaseUrl: config.databaseUrl,
    secret,
    ownSecret,
    address: () => config.address ?? `http://localhost:${port}`,
    blobs: openBlobs(config.files),
    mailbox: config.mailbox,
    provider: config.provider,
    library,
    log,
    welcome: (link) =>
      process.stdout.write(`  Eerste beheerder: open deze link om aan te melden, hij werkt een week en één keer\n  ${link}\n`),
    fill,
  });

  let stopping = false;
  const app = createApp({
    library,
    web,
    geocoder: createGeocoder({ url: config.geocoderUrl }),
    living: { ...living.living, address: config.address },
    security,
    proxies: config.proxies,
    securityContact: config.securityContact,
    log,
    stopping: () => stopping,
  });
  const server = await listen(app, { host: config.host, port: config.port, log, early: earlyAnswers(library, web) }).catch(
    (error: NodeJS.ErrnoException) => {
      throw new StartError(
        `Wijkblik kan niet luisteren op ${config.host}:${config.port} (${error.code}). Kies een andere poort met PORT=…`,
      );
    },
  );

  const look = setInterval(async () => {
    try {
      if ((await library.refresh()) === "new") log.info("published", { generation: library.current().manifest.generation });
    } catch (error) {
      log.error("the new published set is not served, the old one is kept", { reason: String(error) });
    }
  }, refreshMs);

  const stop = async () => {
    if (stopping) return;
    stopping = true;
    clearInterval(look);
    await server.stop();
    await living.close();
    log.info("stopped");
    log.flush();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);

  port = server.address.port;
  living.work();
  if (!speaks()) return;
  const { manifest, catalog, areas } = library.current();
  // Those on the map: a few more have figures and no border.
  const count = (level: "gemeente" | "wijk" | "buurt") => areas[level].bordered.toLocaleString("nl-NL");
  const shown = config.host === "127.0.0.1" || config.host === "::1" ? "localhost" : config.host;
  process.stdout.write(
    `Wijkblik: http://${shown.includes(":") ? `[${shown}]` : shown}:${server.address.port}\n` +
      `  ${count("gemeente")} gemeenten, ${count("wijk")} wijken, ${count("buurt")} buurten, ${catalog.indicators.length} indicatoren, ` +
      `uitgave ${manifest.generation}${manifest.fictional ? "\n  Let op: fictieve gegevens van een voorbeeldstad, want geen enkele bron was bereikbaar" : ""}\n`,
  );
  await living.start();
}

main().catch((error: unknown) => {
  process.stderr.write(
    error instanceof StartError ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
});
