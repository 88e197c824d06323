package eu.megawatt.telemetry.simulate.emit;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;

/**
 * Reads a mix of faults from lines of {@code name = value}: shares from 0 to 1, durations in
 * seconds, switches as true or false. What is not named is as in {@link Faults#NONE}.
 */
public final class FaultsReader {

  private static final List<String> NAMES =
      List.of(
          "lost-ratio",
          "repeated-ratio",
          "late-ratio",
          "latest-seconds",
          "skew-seconds",
          "driver-reloads",
          "stale-ratio",
          "stale-seconds",
          "mig-ratio",
          "no-reading-ratio",
          "not-a-number-ratio",
          "gaps",
          "clock-jumps");

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  private final Properties given;

  private FaultsReader(Properties given) {
    this.given = given;
  }

  /** The mix; throws {@link IllegalArgumentException} with the line that cannot be used. */
  public static Faults read(String text) {
    Properties given = new Properties();
    try {
      given.load(new StringReader(text));
    } catch (IOException e) {
      throw new IllegalArgumentException("Faults cannot be read: " + e.getMessage(), e);
    }
    List<String> unknown = new ArrayList<>(new TreeSet<>(given.stringPropertyNames()));
    unknown.removeAll(NAMES);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s is no fault; there are %s".formatted(unknown.getFirst(), String.join(", ", NAMES)));
    }
    return new FaultsReader(given).faults();
  }

  private Faults faults() {
    return new Faults(
        share("lost-ratio"),
        share("repeated-ratio"),
        share("late-ratio"),
        seconds("latest-seconds", Faults.NONE.latest()),
        seconds("skew-seconds", Faults.NONE.skew()),
        isOn("driver-reloads"),
        share("stale-ratio"),
        seconds("stale-seconds", Faults.NONE.staleRefresh()),
        share("mig-ratio"),
        share("no-reading-ratio"),
        share("not-a-number-ratio"),
        isOn("gaps"),
        isOn("clock-jumps"));
  }

  private int share(String name) {
    BigDecimal ratio = number(name, "0");
    if (ratio.signum() < 0 || ratio.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("%s = %s: a share from 0 to 1".formatted(name, ratio));
    }
    return ratio.multiply(MILLION).intValue();
  }

  private Duration seconds(String name, Duration otherwise) {
    BigDecimal seconds = number(name, Long.toString(otherwise.toSeconds()));
    if (seconds.signum() < 0 || seconds.compareTo(BigDecimal.valueOf(86_400)) > 0) {
      throw new IllegalArgumentException("%s = %s: 0 to 86400 seconds".formatted(name, seconds));
    }
    return Duration.ofMillis(seconds.movePointRight(3).longValue());
  }

  private BigDecimal number(String name, String otherwise) {
    String text = given.getProperty(name, otherwise).strip();
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("%s = %s: not a number".formatted(name, text), e);
    }
  }

  private boolean isOn(String name) {
    return switch (given.getProperty(name, "false").strip()) {
      case "true" -> true;
      case "false" -> false;
      case String other ->
          throw new IllegalArgumentException("%s = %s: true or false".formatted(name, other));
    };
  }
}
