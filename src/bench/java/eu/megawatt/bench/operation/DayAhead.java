package eu.megawatt.bench.operation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Day-ahead prices of one zone, EUR/MWh by the beginning of their quarter-hour. */
record DayAhead(NavigableMap<Instant, Double> prices) {

  private static final int FIELDS = 3;

  static DayAhead read(Path file) throws IOException {
    NavigableMap<Instant, Double> prices = new TreeMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(it -> it.split(",", FIELDS))
          .filter(it -> it.length == FIELDS)
          .forEach(it -> prices.put(instant(it[0]), Double.parseDouble(it[2])));
    }
    return new DayAhead(prices);
  }

  private static Instant instant(String minute) {
    return Instant.parse(minute.replace("Z", ":00Z"));
  }

  /** One for each quarter-hour from an instant on. */
  double[] from(Instant start, int slots) {
    double[] series = new double[slots];
    for (int slot = 0; slot < slots; slot++) {
      Instant at = start.plus(Duration.ofMinutes(15L * slot));
      series[slot] =
          Optional.ofNullable(prices.floorEntry(at))
              .map(Map.Entry::getValue)
              .orElseThrow(() -> new IllegalArgumentException("There is no price at " + at));
    }
    return series;
  }
}
