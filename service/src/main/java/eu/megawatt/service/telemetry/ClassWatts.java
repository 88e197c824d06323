package eu.megawatt.service.telemetry;

import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.unit.Split;
import eu.megawatt.telemetry.live.ClassPower;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a load belongs to classes of work, in whole watts, each rounded down. What is left of the
 * load is unassigned, and never less than nothing.
 */
final class ClassWatts {

  private static final int MILLIWATTS = 1_000;
  private static final List<JobKind> KINDS = List.of(JobKind.values());

  /** The classes and, last, what is idle. */
  static final int COLUMNS = KINDS.size() + 1;

  private ClassWatts() {}

  /**
   * Of a load. Where meters say less than the nodes do, all classes have less in proportion.
   *
   * @param loadW -1 where unknown: then no class has anything
   */
  static int[] of(ClassPower power, int loadW) {
    long[] watts = new long[COLUMNS];
    for (int kind = 0; kind < KINDS.size(); kind++) {
      watts[kind] = power.of(KINDS.get(kind)) / MILLIWATTS;
    }
    watts[KINDS.size()] = power.idleMilliwatts() / MILLIWATTS;
    long load = Math.max(0, loadW);
    if (Arrays.stream(watts).sum() > load) {
      watts = Split.largestRemainder(load, watts);
    }
    return Arrays.stream(watts).mapToInt(Math::toIntExact).toArray();
  }

  /** The same by the words of the classes, of the columns from one on. */
  static Map<String, Long> byWord(int[] watts, int first) {
    Map<String, Long> byWord = new LinkedHashMap<>();
    for (int kind = 0; kind < KINDS.size(); kind++) {
      byWord.put(KINDS.get(kind).word(), (long) watts[first + kind]);
    }
    byWord.put("idle", (long) watts[first + KINDS.size()]);
    return byWord;
  }
}
