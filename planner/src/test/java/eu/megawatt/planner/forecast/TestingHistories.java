package eu.megawatt.planner.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Short ways to a history of hours. */
final class TestingHistories {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private TestingHistories() {}

  static History hours(int season, double... values) {
    return History.of(START, Duration.ofHours(1), List.of(season), values);
  }

  static double[] series(int count, IntToDoubleFunction value) {
    return IntStream.range(0, count).mapToDouble(value).toArray();
  }
}
