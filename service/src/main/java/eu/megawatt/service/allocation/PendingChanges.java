package eu.megawatt.service.allocation;

import eu.megawatt.telemetry.record.Touched;
import java.util.List;

/** What has to be rolled up because allocations changed: as much as is done at once. */
public record PendingChanges(List<Piece> pieces) {

  public PendingChanges {
    pieces = List.copyOf(pieces);
  }

  /**
   * A change, or its beginning where it is more than is done at once.
   *
   * @param sequence of the row that says so
   * @param isWhole whether nothing of it is left after this
   */
  record Piece(long sequence, Touched touched, boolean isWhole) {}

  /** The GPUs, nodes and times. */
  public List<Touched> touched() {
    return pieces.stream().map(Piece::touched).toList();
  }

  public boolean isEmpty() {
    return pieces.isEmpty();
  }
}
