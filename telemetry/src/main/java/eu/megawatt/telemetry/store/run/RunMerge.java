package eu.megawatt.telemetry.store.run;

import eu.megawatt.telemetry.sample.Readings;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/** Makes one run of several of the same quarter-hour. */
public final class RunMerge {

  private RunMerge() {}

  /** Writes the samples of all runs, entity after entity. */
  public static void write(List<Run> runs, RunBuilder into) throws IOException {
    BitSet entities = new BitSet();
    for (Run run : runs) {
      entities.or(run.entities());
    }
    Readings rows = new Readings();
    for (int entity = entities.nextSetBit(0);
        entity >= 0;
        entity = entities.nextSetBit(entity + 1)) {
      rows.clear();
      for (Run run : runs) {
        run.read(entity, rows);
      }
      into.add(entity, rows);
    }
  }
}
