package eu.megawatt.bench.live;

import eu.megawatt.bench.record.Machine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@code bench admission} and {@code bench curtail} keep.
 *
 * @param what in a sentence: how many jobs, on which fleet
 */
public record LiveResult(
    String format, Instant at, String commit, Machine machine, String what, List<Figure> figures) {

  public static final String FORMAT = "megawatt/bench-live/1";

  public LiveResult {
    figures = List.copyOf(figures);
  }

  /**
   * One figure.
   *
   * @param goal what it should be at least or at most, in words
   */
  public record Figure(String name, double value, String unit, Optional<String> goal) {}
}
