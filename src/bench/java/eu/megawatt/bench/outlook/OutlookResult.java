package eu.megawatt.bench.outlook;

import eu.megawatt.bench.record.Machine;
import java.time.Instant;
import java.util.List;

/**
 * What {@code bench outlook} keeps.
 *
 * @param dayCount of the horizon
 * @param domainCount what may run out, in the first scenario
 * @param seconds of each run of all scenarios
 * @param liveMiB of the heap after a collection, after each run: flat where nothing is kept
 * @param differsFromItselfCount scenarios whose comparison with themselves is not all zeros
 * @param goalSeconds what no run should pass
 */
public record OutlookResult(
    String format,
    Instant at,
    String commit,
    Machine machine,
    int scenarioCount,
    int drawCount,
    int dayCount,
    int domainCount,
    List<Double> seconds,
    double medianSeconds,
    double maxSeconds,
    List<Double> liveMiB,
    int differsFromItselfCount,
    double goalSeconds) {

  public static final String FORMAT = "megawatt/bench-outlook/1";

  public OutlookResult {
    seconds = List.copyOf(seconds);
    liveMiB = List.copyOf(liveMiB);
  }
}
