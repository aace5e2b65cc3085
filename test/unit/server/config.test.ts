import { expect, test } from "vitest";
import { readConfig } from "#server/config.ts";

test("without settings it serves this machine on port 3000", () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    host: "127.0.0.1",
    publishedUrl: undefined,
    log: "request",
    behindTls: false,
  });
});

test("an empty setting is no setting", () => {
  expect(readConfig({ PORT: "", PUBLISHED_URL: "" })).toMatchObject({ port: 3000, publishedUrl: undefined });
});

test("addresses lose their slash at the end", () => {
  expect(readConfig({ PUBLISHED_URL: "https://cdn.example/wijkblik//" }).publishedUrl).toBe("https://cdn.example/wijkblik");
});

test("what cannot be used is named in one sentence, all together", () => {
  const wrong = () => readConfig({ PORT: "abc", PUBLISHED_URL: "ftp://x", LOG: "loud", BEHIND_TLS: "yes" });
  expect(wrong).toThrow(/^Zo kan Wijkblik niet starten: [^\n]+\.$/);
  for (const name of ["PORT", "PUBLISHED_URL", "LOG", "BEHIND_TLS"]) expect(wrong).toThrow(name);
});

test.each(["-1", "65536", "3000.5", "1e9"])("PORT=%s is refused", (PORT) => {
  expect(() => readConfig({ PORT })).toThrow("PORT");
});

test("settings that mean nothing without each other are asked for together, and no secret is repeated", () => {
  const wrong = () =>
    readConfig({ WIJKBLIK_SMTP: "smtp://naam:geheim@mail.example", WIJKBLIK_OIDC_ISSUER: "https://idp.example" });
  for (const name of ["WIJKBLIK_MAIL_FROM", "WIJKBLIK_OIDC_CLIENT_ID", "WIJKBLIK_OIDC_CLIENT_SECRET", "WIJKBLIK_OIDC_NAME"])
    expect(wrong).toThrow(`${name} (hoort bij`);
  expect(() => readConfig({ WIJKBLIK_SMTP: "http://naam:geheim@mail.example" })).toThrow(/^(?!.*geheim).*WIJKBLIK_SMTP/);
  expect(readConfig({ WIJKBLIK_SMTP: "smtp://mail.example", WIJKBLIK_MAIL_FROM: "Wijkblik <a@b.example>" }).mailbox).toEqual({
    smtp: "smtp://mail.example",
    from: "Wijkblik <a@b.example>",
  });
});
