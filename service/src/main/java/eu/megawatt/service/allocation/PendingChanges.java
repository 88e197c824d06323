package eu.megawatt.service.allocation;

import eu.megawatt.telemetry.record.Touched;
import java.util.List;

/** What has to be rolled up because allocations changed, with the rows that say so. */
public record PendingChanges(List<Long> sequences, List<Touched> touched) {

  public PendingChanges {
    sequences = List.copyOf(sequences);
    touched = List.copyOf(touched);
  }

  public boolean isEmpty() {
    return sequences.isEmpty();
  }
}
