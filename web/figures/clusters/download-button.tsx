/** The same as a file: of every kind of clusters. */
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";

export const DownloadButton = ({ onPress }: { onPress: () => void }) => (
  <p>
    <Button icon="download" onClick={onPress}>
      {m.clusters_download()}
    </Button>
  </p>
);
