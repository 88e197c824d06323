package eu.megawatt.telemetry.record;

import eu.megawatt.telemetry.energy.Balance;
import eu.megawatt.telemetry.energy.Share;
import java.util.OptionalLong;

/**
 * The energy of a node, domain or site in one quarter-hour, in millijoules. A domain and a site are
 * the sums of their nodes; a node that two domains feed counts half in each.
 *
 * @param startMillis when the quarter-hour begins, since 1970
 * @param gpus what the GPUs used; its milliseconds are those of each GPU together
 * @param rest what the nodes used beside them
 * @param expectedMillis the milliseconds that GPUs and rest would cover if nothing were missing
 * @param balance nodes beside the meter, where there is one
 */
public record QuarterRecord(
    Subject subject,
    long startMillis,
    Share gpus,
    Share rest,
    long expectedMillis,
    Balance balance) {

  /** A quarter-hour. */
  public static final long MILLIS = 900_000;

  public QuarterRecord {
    if (balance.nodes() != Math.addExact(gpus.millijoules(), rest.millijoules())) {
      throw new IllegalArgumentException(
          "The balance of %s has %d mJ of nodes; GPUs and rest are %d and %d"
              .formatted(subject, balance.nodes(), gpus.millijoules(), rest.millijoules()));
    }
  }

  /** A record beside a meter, or without one. */
  public static QuarterRecord of(
      Subject subject,
      long startMillis,
      Share gpus,
      Share rest,
      long expectedMillis,
      OptionalLong meter) {
    long nodes = Math.addExact(gpus.millijoules(), rest.millijoules());
    return new QuarterRecord(
        subject, startMillis, gpus, rest, expectedMillis, Balance.of(nodes, meter));
  }

  /** All that the nodes used, and how it is known. */
  public Share nodes() {
    return gpus.plus(rest);
  }
}
