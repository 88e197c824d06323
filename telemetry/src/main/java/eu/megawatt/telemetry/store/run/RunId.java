package eu.megawatt.telemetry.store.run;

import java.util.Locale;

/**
 * A run file.
 *
 * @param quarter quarter-hours since 1970
 * @param number no two runs of a store have the same
 */
public record RunId(int quarter, long number) {

  private static final String PREFIX = "run-";

  /** The name of its file. */
  public String file() {
    return String.format(Locale.ROOT, "%s%d-%d", PREFIX, quarter, number);
  }

  /** Whether a file's name is one of a run. */
  public static boolean isRun(String file) {
    return file.startsWith(PREFIX);
  }
}
