package eu.megawatt.service.validation;

import eu.megawatt.kernels.order.Order;
import eu.megawatt.kernels.suite.Extent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What one node is asked to measure, as it is kept.
 *
 * @param part 1, and more where the first blocks did not decide
 * @param overAt when it is out of time if it is still open
 * @param agentId empty text until an agent has it
 * @param detail why it was refused or cancelled
 * @param judgedMs 0 until its results are judged
 * @param asOf the newest verdict that its own have seen
 * @param wellSinceMs since when its node is held against its own days
 */
record KeptOrder(
    String id,
    String runId,
    String nodeId,
    int part,
    Extent extent,
    List<String> kernels,
    int blocks,
    int soakSeconds,
    long seed,
    Instant startAt,
    Instant endBy,
    Instant overAt,
    OrderState state,
    String agentId,
    String detail,
    Instant createdAt,
    int resultCount,
    long judgedMs,
    long asOf,
    long wellSinceMs) {

  /** What an agent is at when the time is over may come to its end. */
  static final Duration GRACE = Duration.ofMinutes(2);

  /** What has not been done in time is out of time, whether or not that was written down. */
  OrderState stateAt(Instant now) {
    return state.isOpen() && !now.isBefore(overAt) ? OrderState.OUT_OF_TIME : state;
  }

  /** When it is over once an agent has it. */
  Instant overOnceBegun() {
    return endBy.plusSeconds(soakSeconds).plus(GRACE);
  }

  /** The same as its agent is told. */
  Order order() {
    return new Order(id, extent, kernels, blocks, soakSeconds, seed, startAt, endBy);
  }
}
