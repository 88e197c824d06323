package eu.megawatt.reports.report;

import eu.megawatt.fleet.unit.Energy;
import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.carbon.EmbodiedShare;
import eu.megawatt.reports.carbon.FunctionalUnit;
import eu.megawatt.reports.carbon.Sci;
import eu.megawatt.reports.carbon.SciInput;
import eu.megawatt.reports.carbon.SciResult;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.RowSink;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The carbon intensity of what jobs did at each site, per GPU-hour that they had (ISO/IEC
 * 21031:2024): energy by the grid's average, and their part of what making the assets emitted. It
 * is absent where the embodied carbon of an asset is not known.
 */
public final class IntensityReport {

  private static final int GRAM_DECIMALS = 9;
  private static final int MICRO = 6;
  private static final int MILLI = 3;
  private static final BigDecimal GRAMS_PER_KG = BigDecimal.valueOf(1_000);
  private static final long MILLIS_PER_HOUR = 3_600_000;
  private static final BigDecimal DAYS_PER_YEAR = BigDecimal.valueOf(365.25);
  private static final BigDecimal MILLIS_PER_DAY = BigDecimal.valueOf(24 * MILLIS_PER_HOUR);

  private final Statement statement;
  private final List<Asset> assets;

  private IntensityReport(Statement statement, List<Asset> assets) {
    this.statement = statement;
    this.assets = assets;
  }

  /**
   * The report of a month.
   *
   * @param assets the register; those with GPUs count
   */
  public static Report of(Statement statement, List<Asset> assets) {
    IntensityReport report = new IntensityReport(statement, assets);
    return new Report(
        schema(),
        report::into,
        List.of(
            Cell.ABSENT,
            Cell.ABSENT,
            Cell.ABSENT,
            Cell.ABSENT,
            Cell.ABSENT,
            Cell.ABSENT,
            Cell.ABSENT));
  }

  private static Schema schema() {
    return new Schema(
        "carbon-intensity",
        List.of(
            new Column("siteId", ColumnType.TEXT, "The site."),
            Measures.gpuHours("allocatedGpuHours", "That jobs had: R."),
            Measures.wattHours("energyWh", "Of jobs, with their part of the overhead: E."),
            Measures.grams("locationBasedGrams", "E times I, by the grid's average."),
            Measures.grams("embodiedGrams", "M; absent where it is not known of an asset."),
            new Column(
                "perGpuHourGrams",
                ColumnType.decimal(GRAM_DECIMALS),
                "((E times I) + M) through R.",
                "g"),
            new Column("missing", ColumnType.TEXT, "What has to be known for it.")));
  }

  private void into(RowSink sink) throws IOException {
    for (String siteId : statement.sites().keySet()) {
      Posted jobs = jobs(account -> account.siteId().equals(siteId));
      SciInput input =
          new SciInput(
              "jobs of " + siteId,
              FunctionalUnit.GPU_HOUR,
              BigDecimal.valueOf(jobs.allocatedMicroGpuH(), MICRO),
              Math.multiplyExact(jobs.energyWh(), Energy.MILLIJOULES_PER_WATT_HOUR),
              jobs.locationMilliG(),
              assets.stream()
                  .filter(it -> it.site().equals(siteId) && it.gpuCount() > 0)
                  .filter(this::isInService)
                  .map(this::share)
                  .toList());
      sink.row(cells(siteId, jobs, Sci.of(input)));
    }
  }

  private static List<Cell> cells(String siteId, Posted jobs, SciResult result) {
    return switch (result) {
      case SciResult.Score it ->
          List.of(
              Cell.of(siteId),
              Measures.gpuHours(jobs.allocatedMicroGpuH()),
              Cell.of(jobs.energyWh()),
              Measures.grams(jobs.locationMilliG()),
              Cell.of(BigDecimal.valueOf(it.embodiedMilliG(), MILLI)),
              Cell.of(it.gPerUnit()),
              Cell.ABSENT);
      case SciResult.Missing it ->
          List.of(
              Cell.of(siteId),
              Measures.gpuHours(jobs.allocatedMicroGpuH()),
              Cell.of(jobs.energyWh()),
              Measures.grams(jobs.locationMilliG()),
              Cell.ABSENT,
              Cell.ABSENT,
              Cell.of(String.join(" ", it.missing())));
    };
  }

  private boolean isInService(Asset asset) {
    return !asset.inService().isAfter(statement.period().month().atEndOfMonth())
        && asset
            .retired()
            .filter(day -> !day.isAfter(statement.period().month().atDay(1)))
            .isEmpty();
  }

  /** All GPUs of an asset for as long as jobs had them on average. */
  private EmbodiedShare share(Asset asset) {
    Predicate<Account> isIts =
        account ->
            account.siteId().equals(asset.site())
                && asset.pool().filter(pool -> !pool.equals(account.poolId())).isEmpty();
    long gpus =
        assets.stream()
            .filter(it -> it.site().equals(asset.site()) && it.pool().equals(asset.pool()))
            .filter(this::isInService)
            .mapToLong(Asset::gpuCount)
            .sum();
    long microGpuH = jobs(isIts).allocatedMicroGpuH();
    long reservedMillis =
        BigDecimal.valueOf(microGpuH, MICRO)
            .multiply(BigDecimal.valueOf(MILLIS_PER_HOUR))
            .toBigInteger()
            .divide(BigInteger.valueOf(gpus))
            .longValueExact();
    return new EmbodiedShare(
        asset.id(),
        asset.embodied().map(it -> it.carbonKgco2e().multiply(GRAMS_PER_KG)),
        Duration.ofMillis(reservedMillis),
        Duration.ofMillis(
            asset.lifeYears().multiply(DAYS_PER_YEAR).multiply(MILLIS_PER_DAY).longValue()),
        asset.gpuCount(),
        asset.gpuCount());
  }

  private Posted jobs(Predicate<Account> of) {
    Posted sum = Posted.NOTHING;
    for (Map.Entry<Account, Posted> row : statement.own().entrySet()) {
      if (row.getKey().holder() instanceof Holder.Job && of.test(row.getKey())) {
        sum = sum.plus(row.getValue());
      }
    }
    return sum;
  }
}
