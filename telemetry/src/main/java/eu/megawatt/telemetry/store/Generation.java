package eu.megawatt.telemetry.store;

import eu.megawatt.telemetry.sample.Readings;
import eu.megawatt.telemetry.store.rows.LateSamples;
import eu.megawatt.telemetry.store.rows.OpenRows;

/**
 * Samples in memory that go to run files together.
 *
 * @param rows those that came in order
 * @param late those that did not and said something new
 */
record Generation(OpenRows rows, LateSamples late) {

  static Generation after(long floor) {
    return new Generation(new OpenRows(floor), new LateSamples());
  }

  /** The next one, which knows up to when every series was seen. */
  Generation next() {
    return new Generation(rows.emptied(), new LateSamples());
  }

  void read(int entity, Readings into) {
    rows.read(entity, into);
    late.read(entity, into);
  }

  int entities() {
    return Math.max(rows.entities(), late.entities());
  }

  long bytes() {
    return rows.bytes() + late.bytes();
  }
}
