package eu.megawatt.bench.table;

import eu.megawatt.bench.buildout.BuildOutResult;
import java.time.ZoneOffset;
import java.util.Locale;

/** Build-outs as a table. */
final class BuildOutTable {

  private BuildOutTable() {}

  static String of(BuildOutResult result) {
    return String.format(
        Locale.ROOT,
        """
        Build-outs of %d made-up cases (5 sites, 20 options each, 20 quarters), with runners-up and what stands in the way, on %s (commit %s, %s).

        | median | largest | goal | largest gap to the lower bound | goal |
        |---|---|---|---|---|
        | %.1f s | %.1f s | %.0f s | %.2f %% | %.0f %% |""",
        result.rows().size(),
        result.machine(),
        result.commit(),
        result.at().atZone(ZoneOffset.UTC).toLocalDate(),
        result.medianSeconds(),
        result.maxSeconds(),
        result.goalSeconds(),
        result.maxGapPct(),
        result.goalGapPct());
  }
}
