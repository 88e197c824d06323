package eu.megawatt.service.allocation;

import eu.megawatt.service.allocation.PendingChanges.Piece;
import eu.megawatt.telemetry.record.QuarterRecord;
import eu.megawatt.telemetry.record.Touched;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes changes until they are as much as is done at once, counted in quarter-hours of GPUs and
 * nodes; of one that is more, as many whole quarter-hours as there is room for, one at least. Not
 * thread-safe.
 */
final class Portion {

  private final List<Piece> pieces = new ArrayList<>();
  private long room;

  Portion(long most) {
    room = most;
  }

  boolean isFull() {
    return room <= 0;
  }

  void add(long sequence, Touched change) {
    long places = Math.max(1, change.gpuUuids().size() + change.nodeIds().size());
    long first = Math.floorDiv(change.fromMillis(), QuarterRecord.MILLIS);
    long last = Math.ceilDiv(change.toMillis(), QuarterRecord.MILLIS);
    long quarters = Math.clamp(room / places, 1, Math.max(1, last - first));
    long end = Math.min(change.toMillis(), (first + quarters) * QuarterRecord.MILLIS);
    pieces.add(
        new Piece(
            sequence,
            new Touched(change.gpuUuids(), change.nodeIds(), change.fromMillis(), end),
            end == change.toMillis()));
    room -= quarters * places;
  }

  PendingChanges taken() {
    return new PendingChanges(pieces);
  }
}
