package eu.megawatt.telemetry.wire;

import java.util.Optional;

/** The labels of the series that a decoder is at, spelled out on demand. */
interface LabelSource {

  /**
   * Empty where they are not labels as the format knows them: nameless, twice the same, no text.
   */
  Optional<SeriesLabels> labels();
}
