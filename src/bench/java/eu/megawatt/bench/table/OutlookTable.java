package eu.megawatt.bench.table;

import eu.megawatt.bench.outlook.OutlookResult;
import java.time.ZoneOffset;
import java.util.Locale;

/** The outlooks of many scenarios as a table. */
final class OutlookTable {

  private OutlookTable() {}

  static String of(OutlookResult result) {
    return String.format(
        Locale.ROOT,
        """
        Outlooks of %d scenarios of the ramp to 200 MW, %,d draws of %,d days each, %d things that may run out, on %s (commit %s, %s).

        | median | largest | goal | live heap after each run | not zero against themselves |
        |---|---|---|---|---|
        | %.1f s | %.1f s | %.0f s | %.0f to %.0f MiB | %d |""",
        result.scenarioCount(),
        result.drawCount(),
        result.dayCount(),
        result.domainCount(),
        result.machine(),
        result.commit(),
        result.at().atZone(ZoneOffset.UTC).toLocalDate(),
        result.medianSeconds(),
        result.maxSeconds(),
        result.goalSeconds(),
        result.liveMiB().stream().mapToDouble(it -> it).min().orElse(0),
        result.liveMiB().stream().mapToDouble(it -> it).max().orElse(0),
        result.differsFromItselfCount());
  }
}
