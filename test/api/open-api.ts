/** The open API over the small set, through its door, for a whole test file. */
import { afterAll, beforeAll, expect } from "vitest";
import { type SmallApp, smallApp } from "./small-app.ts";

export interface OpenApi {
  small(): SmallApp;
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Response>;
  /** What a path answers; anything but 200 fails the test. */
  json(path: string): Promise<Record<string, unknown>>;
}

/** Starts and ends with the test file that calls it. */
export function openApi(): OpenApi {
  let small: SmallApp;
  beforeAll(async () => {
    small = await smallApp();
  });
  afterAll(() => small.remove());
  const get: OpenApi["get"] = async (path, headers = {}, method = "GET") =>
    small.app.request(`http://localhost/api/v1${path}`, { method, headers });
  return {
    small: () => small,
    get,
    async json(path) {
      const response = await get(path);
      expect(response.status, path).toBe(200);
      return (await response.json()) as Record<string, unknown>;
    },
  };
}
