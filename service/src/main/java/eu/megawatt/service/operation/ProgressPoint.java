package eu.megawatt.service.operation;

import eu.megawatt.fleet.unit.Money;
import eu.megawatt.scheduler.search.Progress;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a planning stands at one moment. Money is in cents of EUR.
 *
 * @param phase {@code reading}, {@code constructing}, {@code bounding}, {@code improving} or {@code
 *     checking}
 * @param elapsedSeconds since it began to run
 * @param fractionRatio of its time spent, 0 to 1
 * @param gapRatio how far the best is above the bound, as a fraction
 * @param movesPerSecondRatio moves tried per second
 */
public record ProgressPoint(
    String phase,
    String message,
    double elapsedSeconds,
    Optional<Double> fractionRatio,
    Optional<Long> bestCostMinor,
    Optional<Long> boundCostMinor,
    Optional<Double> gapRatio,
    Optional<Double> movesPerSecondRatio,
    int placedCount,
    int unplacedCount) {

  /** A step before the search itself. */
  public static ProgressPoint step(String phase, String message, double elapsedSeconds) {
    return new ProgressPoint(
        phase,
        message,
        millis(elapsedSeconds),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        0);
  }

  /** A report of the search. */
  public static ProgressPoint of(Progress progress) {
    Optional<Double> gap = progress.gap().stream().boxed().findFirst();
    return new ProgressPoint(
        progress.phase().word(),
        message(progress, gap),
        millis(progress.seconds()),
        Optional.of(progress.fraction()),
        progress.best().map(Money::cents),
        progress.bound().map(Money::cents),
        gap,
        Optional.of((double) Math.round(progress.movesPerSecond())),
        progress.placed(),
        progress.unplaced());
  }

  /** The same numbers in another phase. */
  public ProgressPoint in(String newPhase, String newMessage, double seconds) {
    return new ProgressPoint(
        newPhase,
        newMessage,
        millis(seconds),
        fractionRatio,
        bestCostMinor,
        boundCostMinor,
        gapRatio,
        movesPerSecondRatio,
        placedCount,
        unplacedCount);
  }

  private static String message(Progress progress, Optional<Double> gap) {
    return switch (progress.phase()) {
      case CONSTRUCTING -> "Placing the first jobs";
      case BOUNDING -> "Finding out what no plan can cost less than";
      case IMPROVING ->
          gap.map(it -> String.format(Locale.ROOT, "Improving, %.1f %% above the bound", it * 100))
              .orElse("Improving");
      case CHECKING -> "Checking every limit";
    };
  }

  private static double millis(double seconds) {
    return Math.round(seconds * 1000) / 1000.0;
  }
}
