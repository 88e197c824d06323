package eu.megawatt.reports.series;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A dated series with a value for each step. Immutable.
 *
 * @param source where it is from, for people: the format, the document and its date
 * @param steps in order, none over another; there may be gaps between them
 */
public record TimedSeries(SeriesId id, String source, List<Step> steps) {

  /** Steps at most: eleven years of quarter hours. */
  public static final int MOST_STEPS = 400_000;

  /**
   * Checks the steps and copies them.
   *
   * @throws IllegalArgumentException where there are too many, or one begins before the one before
   *     it ends
   */
  public TimedSeries {
    if (steps.size() > MOST_STEPS) {
      throw new IllegalArgumentException(
          "The series %s has %,d steps, more than %,d. Maybe import fewer years at once"
              .formatted(id, steps.size(), MOST_STEPS));
    }
    steps = List.copyOf(steps);
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).from().isBefore(steps.get(i - 1).to())) {
        throw new IllegalArgumentException(
            "In the series %s the step from %s begins before the one from %s ends"
                .formatted(id, steps.get(i).from(), steps.get(i - 1).from()));
      }
    }
  }

  /** The value in force at an instant; empty in a gap, before the first step and after the last. */
  public Optional<BigDecimal> at(Instant instant) {
    int after = firstEndingAfter(instant);
    return after < steps.size() && steps.get(after).contains(instant)
        ? Optional.of(steps.get(after).value())
        : Optional.empty();
  }

  /** The steps that have any part in a time, whole, in order. */
  public List<Step> within(Instant from, Instant to) {
    int first = firstEndingAfter(from);
    int end = first;
    while (end < steps.size() && steps.get(end).from().isBefore(to)) {
      end++;
    }
    return steps.subList(first, end);
  }

  /** Which parts of a time have no value. */
  public Coverage coverage(Instant from, Instant to) {
    List<Gap> gaps = new ArrayList<>();
    Instant reached = from;
    for (Step step : within(from, to)) {
      if (step.from().isAfter(reached)) {
        gaps.add(new Gap(reached, step.from()));
      }
      reached = step.to();
    }
    if (reached.isBefore(to)) {
      gaps.add(new Gap(reached, to));
    }
    return new Coverage(from, to, gaps);
  }

  private int firstEndingAfter(Instant instant) {
    int low = 0;
    int high = steps.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps.get(middle).to().isAfter(instant)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
