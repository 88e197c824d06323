package eu.megawatt.service.live;

import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.live.MegawattWorth;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a megawatt is worth, column by column: every site, and the power domains below of which more
 * would be worth something in these hours.
 *
 * @param revision of the plan that it is of
 * @param planCostMinor what the jobs that are not under way cost as they stand, those that wait
 *     with what leaving them out costs
 * @param boundCostMinor what they cost at the least, rounded down
 * @param gapRatio how far the plan is above that: how much of the worth may be no more than not
 *     knowing better
 * @param openJobCount jobs that are not under way
 * @param scarceDomainCount domains below sites that could be shown, of which the dearest are
 */
public record MegawattValuesView(
    long revision,
    Instant computedAt,
    String currency,
    long planCostMinor,
    long boundCostMinor,
    double gapRatio,
    int openJobCount,
    int scarceDomainCount,
    Instant from,
    long stepSeconds,
    List<Column> series) {

  /** Domains below sites at most. */
  private static final int MOST_DOMAINS = 50;

  private static final long MICRO_PER_MINOR = 10_000;

  /**
   * One limit.
   *
   * @param id the site, or the domain
   * @param domainId the domain whose limit it is; absent where a site has several connections
   * @param valueMinorPerMWh of one more megawatt during each step
   */
  public record Column(
      String id,
      String siteId,
      Optional<String> domainId,
      String kind,
      String unit,
      List<Long> valueMinorPerMWh) {

    private long highest() {
      return valueMinorPerMWh.stream().mapToLong(it -> it).max().orElse(0);
    }
  }

  /** Those of the slots that a range of time touches, as far as is planned. */
  public static MegawattValuesView of(MegawattValues.Known known, Instant from, Instant to) {
    MegawattWorth worth = known.worth();
    TimeGrid grid = worth.grid();
    int first = slot(grid, from, false);
    int end = Math.max(first, slot(grid, to, true));
    List<Column> sites =
        worth.limits().stream()
            .filter(MegawattWorth.Limit::isSite)
            .map(it -> column(it, first, end))
            .toList();
    List<Column> scarce =
        worth.limits().stream()
            .filter(it -> !it.isSite() && it.isScarce())
            .map(it -> column(it, first, end))
            .filter(it -> it.highest() > 0)
            .sorted(Comparator.comparingLong(Column::highest).reversed())
            .toList();
    return new MegawattValuesView(
        worth.revision(),
        known.computedAt(),
        "EUR",
        Math.floorDiv(worth.planMicro(), MICRO_PER_MINOR),
        Math.floorDiv(worth.boundMicro(), MICRO_PER_MINOR),
        worth.gapRatio(),
        worth.jobs(),
        scarce.size(),
        grid.at(first),
        60L * grid.slotMinutes(),
        Stream.concat(sites.stream(), scarce.stream().limit(MOST_DOMAINS)).toList());
  }

  private static int slot(TimeGrid grid, Instant at, boolean isEnd) {
    if (at.isBefore(grid.start())) {
      return 0;
    }
    if (at.isAfter(grid.end())) {
      return grid.slots();
    }
    double position = grid.position(at);
    return (int) (isEnd ? Math.ceil(position) : Math.floor(position));
  }

  private static Column column(MegawattWorth.Limit limit, int first, int end) {
    return new Column(
        limit.isSite() ? limit.siteId() : limit.domainId(),
        limit.siteId(),
        Optional.of(limit.domainId()).filter(it -> !limit.isTogether()),
        limit.isSite() ? "site" : "domain",
        "minor/MWh",
        limit.minorPerMWh().subList(first, end));
  }

  /** The same as a table: the time and a column for each limit, in cents per MWh. */
  public String toCsv() {
    StringBuilder csv = new StringBuilder("at");
    series.forEach(it -> csv.append(',').append(quoted(it.id() + " minor/MWh")));
    csv.append("\r\n");
    int count = series.isEmpty() ? 0 : series.getFirst().valueMinorPerMWh().size();
    for (int i = 0; i < count; i++) {
      csv.append(from.plusSeconds(i * stepSeconds));
      for (Column column : series) {
        csv.append(',').append(column.valueMinorPerMWh().get(i));
      }
      csv.append("\r\n");
    }
    return csv.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
