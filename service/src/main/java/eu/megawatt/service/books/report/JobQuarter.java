package eu.megawatt.service.books.report;

import eu.megawatt.reports.ledger.Amounts;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a job had in a quarter-hour, at all sites.
 *
 * @param gpuMillisByType GPUs times milliseconds, by the type of GPU
 * @param isMetered whether the sites' meters said so, and not a declared PUE
 */
record JobQuarter(
    NavigableMap<String, Long> gpuMillisByType,
    long itMilliJ,
    long facilityMilliJ,
    boolean isMetered) {

  static JobQuarter of(String type, Amounts amounts, boolean isMetered) {
    return new JobQuarter(
        new TreeMap<>(Map.of(type, amounts.allocatedGpuMillis())),
        amounts.itMilliJ(),
        amounts.energyMilliJ(),
        isMetered);
  }

  JobQuarter plus(JobQuarter more) {
    NavigableMap<String, Long> both = new TreeMap<>(gpuMillisByType);
    more.gpuMillisByType.forEach((type, millis) -> both.merge(type, millis, Math::addExact));
    return new JobQuarter(
        both,
        Math.addExact(itMilliJ, more.itMilliJ),
        Math.addExact(facilityMilliJ, more.facilityMilliJ),
        isMetered && more.isMetered);
  }
}
