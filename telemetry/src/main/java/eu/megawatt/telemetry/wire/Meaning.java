package eu.megawatt.telemetry.wire;

import eu.megawatt.telemetry.sample.Quantity;

/** How the values of a series are read: shared by all series that are read alike. */
record Meaning(Quantity quantity, Scale scale, Plausible plausible) {

  static Meaning of(Resolution.Known known) {
    return new Meaning(
        known.quantity(), known.scale(), Plausible.of(known.quantity(), known.ratedMilliwatts()));
  }
}
