package eu.megawatt.service.validation;

import eu.megawatt.service.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a judgement may look at beside the samples: as it stood when it was made, whenever it is
 * made again.
 *
 * @param profiles by model
 * @param asOf the newest verdict that counts
 * @param wellSinceMs since when a node is held against its own days
 * @param at when it is made
 */
record Evidence(
    Database database,
    Function<String, Optional<Profile>> profiles,
    long asOf,
    long wellSinceMs,
    Instant at) {

  /** How far back the days of a device go. */
  static final Duration LOOKS_BACK = Duration.ofDays(366);

  /** Days that a device is held against. */
  private static final int MOST_DAYS = 120;

  Optional<Profile> profile(String deviceModel) {
    return profiles.apply(deviceModel);
  }

  /** How fast devices of a model with a driver were. */
  List<Speeds> peers(String deviceModel, String driver) {
    return database
        .jdbi()
        .withHandle(handle -> VerdictRows.speeds(handle, deviceModel, driver, asOf));
  }

  /** The medians of the days of a device in a kernel, the newest with what it reached now. */
  double[] days(StoredVerdict now) {
    Map<Long, List<Double>> byDay = new TreeMap<>();
    database
        .jdbi()
        .withHandle(handle -> VerdictRows.history(handle, now, sinceMs(), asOf))
        .forEach(it -> add(byDay, it.atMs(), it.speed()));
    add(byDay, at.toEpochMilli(), now.speed());
    return byDay.values().stream()
        .skip(Math.max(0, byDay.size() - MOST_DAYS))
        .mapToDouble(Speeds::median)
        .toArray();
  }

  private long sinceMs() {
    return Math.max(wellSinceMs, at.minus(LOOKS_BACK).toEpochMilli());
  }

  private static void add(Map<Long, List<Double>> byDay, long atMs, double speed) {
    long day = Instant.ofEpochMilli(atMs).atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
    byDay.computeIfAbsent(day, _ -> new ArrayList<>()).add(speed);
  }
}
