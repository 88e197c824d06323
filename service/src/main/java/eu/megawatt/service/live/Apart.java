package eu.megawatt.service.live;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The nodes that the plan is to do without: some until somebody releases them, some until they are
 * proved, some while they are measured.
 *
 * @param setByNode why those are set apart that are
 * @param waits of the others
 */
public record Apart(Map<String, Evidence> setByNode, List<Wait> waits) {

  /** None. */
  public static final Apart NONE = new Apart(Map.of(), List.of());

  /** Copies both. */
  public Apart {
    setByNode = Map.copyOf(setByNode);
    waits = List.copyOf(waits);
  }

  /** The same with more nodes that wait. */
  Apart with(List<Wait> more) {
    return more.isEmpty()
        ? this
        : new Apart(setByNode, Stream.concat(waits.stream(), more.stream()).toList());
  }

  boolean isWaiting(String nodeId) {
    return waits.stream().anyMatch(it -> it.nodeId().equals(nodeId));
  }

  boolean isEmpty() {
    return setByNode.isEmpty() && waits.isEmpty();
  }

  /**
   * Why a node is set apart.
   *
   * @param runId whose verdict it is; absent where a person has said so
   */
  public record Evidence(String reason, Optional<String> runId) {}

  /**
   * That a node is not there until it has been measured, or while it is.
   *
   * @param isAwaited whether it has to be proved, and is not just measured
   * @param from when it is to be out; what has begun on it by then may come to its end
   * @param run that is to measure it; without one nobody knows how long it waits
   */
  public record Wait(
      String nodeId, boolean isAwaited, String reason, Instant from, Optional<Measured> run) {}

  /** A run that measures a node, and when. */
  public record Measured(String runId, Instant from, Instant to) {}
}
