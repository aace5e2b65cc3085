/** Settings from the environment, checked once at the door; everything behind it trusts them. */
import { join, resolve } from "node:path";
import { z } from "zod";
import type { ProviderSettings } from "./auth/identity-provider.ts";
import { faultOfSecret, shortestSecret } from "./auth/weak-secret.ts";
import type { Mailbox } from "./jobs/mail.ts";
import type { BucketOptions } from "./ports/blobs.ts";
import { StartError } from "./start-error.ts";

const root = resolve(import.meta.dirname, "..");

/** An empty variable counts as not set, as in a compose file with `PUBLISHED_URL=`. */
const setting = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === "" ? undefined : value), schema);

const WebAddress = z
  .url({ protocol: /^https?$/, error: "moet een adres zijn dat begint met http:// of https://" })
  .transform((address) => address.replace(/\/+$/, ""));

const freshSecret = `geef minstens ${shortestSecret} willekeurige tekens, of laat de instelling weg`;

const Settings = z.object({
  /** Port to listen on; 0 takes a free one. */
  PORT: setting(
    z.coerce
      .number("moet een getal zijn")
      .int("moet een heel getal zijn")
      .min(0, "moet 0 of meer zijn")
      .max(65_535, "mag hoogstens 65535 zijn")
      .default(3000),
  ),
  /** Address to listen on: only this machine unless told otherwise. */
  HOST: setting(z.string().default("127.0.0.1")),
  /** Processes behind the port: as many as cores on a machine that does nothing else. */
  PROCESSES: setting(
    z.coerce
      .number("moet een getal zijn")
      .int("moet een heel getal zijn")
      .min(1, "moet 1 of meer zijn")
      .max(64, "mag hoogstens 64 zijn")
      .default(1),
  ),
  /** Folder of the published set. */
  WIJKBLIK_PUBLISHED: setting(z.string().default(join(root, "published"))),
  /** Folder of the built web app. */
  WIJKBLIK_WEB: setting(z.string().default(join(root, "web/dist"))),
  /** Folder of what people enter: the SQLite file and the secret of the sessions. */
  WIJKBLIK_LIVING: setting(z.string().default(join(root, "living"))),
  /** Folder of photos and attachments; `files` beside the living data when it is not given. */
  WIJKBLIK_FILES: setting(z.string().optional()),
  /** S3-compatible storage for them instead: address of the bucket, and its keys. The three go together. */
  WIJKBLIK_FILES_URL: setting(WebAddress.optional()),
  WIJKBLIK_FILES_KEY: setting(z.string().optional()),
  WIJKBLIK_FILES_SECRET: setting(z.string().optional()),
  WIJKBLIK_FILES_REGION: setting(z.string().default("us-east-1")),
  /** PostgreSQL instead of SQLite. */
  DATABASE_URL: setting(z.url({ protocol: /^postgres(ql)?$/, error: "moet beginnen met postgresql://" }).optional()),
  /** Signs the sessions; made and kept in the folder when it is not given. An empty one is a mistake and not a choice. */
  WIJKBLIK_SECRET: z
    .string()
    .superRefine((secret, context) => {
      const fault = faultOfSecret(secret);
      if (fault) context.addIssue({ code: "custom", message: `${fault}: ${freshSecret}` });
    })
    .optional(),
  /** Where browsers find this server, for links and cookies: needed behind a proxy. */
  WIJKBLIK_ADDRESS: setting(WebAddress.optional()),
  /** Mail server, with its name and password; without one links are handed over by the beheerder. */
  WIJKBLIK_SMTP: setting(z.url({ protocol: /^smtps?$/, error: "moet beginnen met smtp:// of smtps://" }).optional()),
  /** Who the mail is from. */
  WIJKBLIK_MAIL_FROM: setting(
    z
      .string()
      .regex(/^[^\r\n]*@[^\r\n]*$/, "moet een e-mailadres hebben")
      .optional(),
  ),
  /** Identity provider (OpenID Connect) of the gemeente: who was invited signs in there. The four go together. */
  WIJKBLIK_OIDC_ISSUER: setting(WebAddress.optional()),
  WIJKBLIK_OIDC_CLIENT_ID: setting(z.string().optional()),
  WIJKBLIK_OIDC_CLIENT_SECRET: setting(z.string().optional()),
  /** What the button says: "Aanmelden met NAME". */
  WIJKBLIK_OIDC_NAME: setting(z.string().max(60, "mag hoogstens 60 tekens hebben").optional()),
  /** Proxies before this server that add the address of the visitor to X-Forwarded-For: what others write in it counts for nothing. */
  WIJKBLIK_PROXIES: setting(
    z.coerce
      .number("moet een getal zijn")
      .int("moet een heel getal zijn")
      .min(0, "moet 0 of meer zijn")
      .max(9, "mag hoogstens 9 zijn")
      .default(0),
  ),
  /** Where to report a leak or a way in, for security.txt: an e-mail address or a page. */
  WIJKBLIK_SECURITY_CONTACT: setting(
    z
      .union(
        [
          z.email().transform((email) => `mailto:${email}`),
          z.string().regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/[^\s]+|tel:\+[\d-]+)$/),
        ],
        "moet een e-mailadres zijn, of een adres dat begint met https://",
      )
      .optional(),
  ),
  /** Where browsers get the published files when that is not this server: object storage or a CDN. */
  PUBLISHED_URL: setting(WebAddress.optional()),
  /** PDOK Locatieserver, or a stand-in with the same answers. */
  GEOCODER_URL: setting(WebAddress.default("https://api.pdok.nl/bzk/locatieserver/search/v3_1")),
  /** `request` writes a line for every request, `error` only what went wrong, `off` nothing. */
  LOG: setting(z.enum(["request", "error", "off"], "moet request, error of off zijn").default("request")),
  /** 0 leaves out the open initiatives that the first start takes over. */
  OPEN_INITIATIVES: setting(z.enum(["0", "1"], "moet 0 of 1 zijn").default("1")),
  /** 0 leaves out the facts of the field that the first start brings. */
  KNOWLEDGE: setting(z.enum(["0", "1"], "moet 0 of 1 zijn").default("1")),
  /** 1 when a proxy before this server speaks https: then browsers are told to insist on it (HSTS). */
  BEHIND_TLS: setting(z.enum(["0", "1"], "moet 0 of 1 zijn").default("0")),
});

/** Settings that mean nothing without each other. */
const together = [
  ["WIJKBLIK_SMTP", "WIJKBLIK_MAIL_FROM"],
  ["WIJKBLIK_FILES_URL", "WIJKBLIK_FILES_KEY", "WIJKBLIK_FILES_SECRET"],
  ["WIJKBLIK_OIDC_ISSUER", "WIJKBLIK_OIDC_CLIENT_ID", "WIJKBLIK_OIDC_CLIENT_SECRET", "WIJKBLIK_OIDC_NAME"],
] as const;

const Environment = Settings.superRefine((given, context) => {
  for (const [first, ...rest] of together)
    for (const name of rest)
      if (given[first] !== undefined && given[name] === undefined)
        context.addIssue({ code: "custom", path: [name], message: `hoort bij ${first}` });
});

/** Never repeated on a screen or in a log. */
const secrets = ["WIJKBLIK_SECRET", "DATABASE_URL", "WIJKBLIK_SMTP", "WIJKBLIK_OIDC_CLIENT_SECRET", "WIJKBLIK_FILES_SECRET"];

export interface Config {
  port: number;
  host: string;
  processes: number;
  published: string;
  web: string;
  living: string;
  /** Folder of files, or the bucket instead. */
  files: string | BucketOptions;
  databaseUrl: string | undefined;
  secret: string | undefined;
  /** Absent: localhost and the port. */
  address: string | undefined;
  /** Absent: no mail is sent. */
  mailbox: Mailbox | undefined;
  /** Absent: nobody signs in elsewhere. */
  provider: ProviderSettings | undefined;
  /** Trusted proxies before us. */
  proxies: number;
  /** `mailto:`, `https:` or `tel:`. */
  securityContact: string | undefined;
  publishedUrl: string | undefined;
  geocoderUrl: string;
  log: "request" | "error" | "off";
  openInitiatives: boolean;
  knowledge: boolean;
  behindTls: boolean;
}

/** Throws a StartError that names every setting that cannot be used. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return secrets.includes(name) || environment[name] === undefined
        ? `${name} (${issue.message})`
        : `${name}="${environment[name]}" (${issue.message})`;
    });
    throw new StartError(`Zo kan Wijkblik niet starten: ${faults.join("; ")}.`);
  }
  const { data } = parsed;
  return {
    port: data.PORT,
    host: data.HOST,
    processes: data.PROCESSES,
    published: resolve(data.WIJKBLIK_PUBLISHED),
    web: resolve(data.WIJKBLIK_WEB),
    living: resolve(data.WIJKBLIK_LIVING),
    files: data.WIJKBLIK_FILES_URL
      ? {
          url: data.WIJKBLIK_FILES_URL,
          key: data.WIJKBLIK_FILES_KEY ?? "",
          secret: data.WIJKBLIK_FILES_SECRET ?? "",
          region: data.WIJKBLIK_FILES_REGION,
        }
      : resolve(data.WIJKBLIK_FILES ?? join(data.WIJKBLIK_LIVING, "files")),
    databaseUrl: data.DATABASE_URL,
    secret: data.WIJKBLIK_SECRET,
    address: data.WIJKBLIK_ADDRESS,
    mailbox: data.WIJKBLIK_SMTP ? { smtp: data.WIJKBLIK_SMTP, from: data.WIJKBLIK_MAIL_FROM ?? "" } : undefined,
    provider: data.WIJKBLIK_OIDC_ISSUER
      ? {
          issuer: data.WIJKBLIK_OIDC_ISSUER,
          clientId: data.WIJKBLIK_OIDC_CLIENT_ID ?? "",
          clientSecret: data.WIJKBLIK_OIDC_CLIENT_SECRET ?? "",
          name: data.WIJKBLIK_OIDC_NAME ?? "",
        }
      : undefined,
    proxies: data.WIJKBLIK_PROXIES,
    securityContact: data.WIJKBLIK_SECURITY_CONTACT,
    publishedUrl: data.PUBLISHED_URL,
    geocoderUrl: data.GEOCODER_URL,
    log: data.LOG,
    openInitiatives: data.OPEN_INITIATIVES === "1",
    knowledge: data.KNOWLEDGE === "1",
    behindTls: data.BEHIND_TLS === "1",
  };
}
