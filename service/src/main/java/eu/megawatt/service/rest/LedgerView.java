package eu.megawatt.service.rest;

import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.SiteQuarter;
import eu.megawatt.service.json.Exact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An entry of the ledger as it is shown.
 *
 * @param meterMilliJ absent for who sees a part of its lines by right
 */
record LedgerView(
    String siteId,
    Instant from,
    int version,
    int versionCount,
    Optional<Object> meterMilliJ,
    QualityView quality,
    BasisView basis,
    List<LineView> lines) {

  /** How the energy is known. */
  record QualityView(
      long countedMillis,
      long interpolatedMillis,
      long estimatedMillis,
      long expectedMillis,
      double coverageRatio,
      boolean isMetered) {}

  /** By what it was counted. */
  record BasisView(
      long factsVersion,
      int bookVersion,
      Map<String, Integer> seriesVersions,
      List<String> meterIds) {}

  /** A line. */
  record LineView(
      String poolId,
      String holder,
      Optional<String> tenantId,
      Optional<String> jobId,
      Optional<String> workloadClass,
      Object itMilliJ,
      Object overheadMilliJ,
      long allocatedGpuMs,
      long usedGpuMs,
      Object costMicroEur,
      Map<String, Object> costByKindMicroEur,
      Object locationMilliG,
      Object marketMilliG) {}

  /** With the lines of some holders. */
  static LedgerView of(
      SiteQuarter entry, int versionCount, boolean showsMeter, Predicate<Holder> shown) {
    return new LedgerView(
        entry.siteId(),
        entry.quarter().from(),
        entry.version(),
        versionCount,
        showsMeter ? Optional.of(Exact.of(entry.meterMilliJ())) : Optional.empty(),
        new QualityView(
            entry.quality().countedMillis(),
            entry.quality().interpolatedMillis(),
            entry.quality().estimatedMillis(),
            entry.quality().expectedMillis(),
            entry.quality().coverageRatio(),
            entry.quality().isMetered()),
        new BasisView(
            entry.basis().factsVersion(),
            entry.basis().bookVersion(),
            entry.basis().seriesVersions(),
            entry.basis().meterIds()),
        entry.lines().entrySet().stream()
            .filter(line -> shown.test(line.getKey().holder()))
            .map(line -> line(line.getKey(), line.getValue()))
            .toList());
  }

  private static LineView line(Account account, Amounts amounts) {
    Optional<Holder.Job> job =
        account.holder() instanceof Holder.Job its ? Optional.of(its) : Optional.empty();
    return new LineView(
        account.poolId(),
        eu.megawatt.service.books.report.LineView.word(account.holder()),
        job.map(Holder.Job::tenantId),
        job.map(Holder.Job::jobId),
        job.map(Holder.Job::workloadClass),
        Exact.of(amounts.itMilliJ()),
        Exact.of(amounts.overheadMilliJ()),
        amounts.allocatedGpuMillis(),
        amounts.usedGpuMillis(),
        Exact.of(amounts.microeur().total()),
        costs(amounts),
        Exact.of(amounts.locationMilliG()),
        Exact.of(amounts.marketMilliG()));
  }

  /** Those that are not 0. */
  private static Map<String, Object> costs(Amounts amounts) {
    Map<String, Object> costs = new TreeMap<>();
    Stream.of(CostKind.values())
        .filter(kind -> amounts.microeur().of(kind) != 0)
        .forEach(kind -> costs.put(kind.word(), Exact.of(amounts.microeur().of(kind))));
    return costs;
  }
}
