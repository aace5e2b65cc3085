/** The part of autocannon 9 that the load tests use; the package brings no types. */
declare module "autocannon" {
  interface Request {
    path: string;
    headers?: Record<string, string>;
  }
  interface Result {
    errors: number;
    timeouts: number;
    non2xx: number;
    requests: { total: number; average: number };
    /** Milliseconds. */
    latency: { p50: number; p99: number; max: number };
  }
  function autocannon(options: { url: string; connections: number; duration: number; requests: Request[] }): Promise<Result>;
  namespace autocannon {
    export type { Request, Result };
  }
  export default autocannon;
}
