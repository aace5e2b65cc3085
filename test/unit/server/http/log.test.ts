import { expect, test } from "vitest";
import { createLog } from "#server/http/log.ts";

function written(level: "request" | "error" | "off") {
  let text = "";
  const log = createLog(level, (part) => {
    text += part;
  });
  log.request({ id: "a-1", method: "GET", path: "/", status: 200, ms: 0.5 });
  log.info("published", { generation: "x" });
  log.error("failed", { reason: "disk" });
  log.flush();
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

test("a request is one line of JSON with its time, path, status and duration", () => {
  const [line] = written("request");
  expect(line).toEqual({
    time: expect.stringMatching(/Z$/),
    level: "info",
    message: "request",
    id: "a-1",
    method: "GET",
    path: "/",
    status: 200,
    ms: 0.5,
  });
});

test("level error leaves requests out, off leaves everything out", () => {
  expect(written("error").map((line) => line.message)).toEqual(["failed"]);
  expect(written("off")).toEqual([]);
});
