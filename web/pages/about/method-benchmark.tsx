/** What an area is compared with, and why several areas stand there with their median. */
import * as m from "../../paraglide/messages.js";
import { MethodParts } from "./method-parts.tsx";

export const BenchmarkMethod = () => (
  <MethodParts
    does={[m.method_benchmark_1(), m.method_benchmark_2()]}
    settings={m.method_benchmark_settings()}
    limits={[m.method_benchmark_limit_1(), m.method_benchmark_limit_2()]}
  >
    <p>{m.method_benchmark_example()}</p>
  </MethodParts>
);
