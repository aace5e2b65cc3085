/** Where there is no WebGL, maplibre refuses to start; that is thrown on, so that the page around the map says so and works on. */
import { useCallback, useState } from "react";

/** For `onError` of a map. A tile that fails later is asked again by maplibre. */
export function useStartFailure(): (event: { target: unknown; error: Error }) => void {
  const [failure, setFailure] = useState<Error>();
  if (failure) throw failure;
  return useCallback(({ target, error }) => {
    if (!target) setFailure(error);
  }, []);
}
