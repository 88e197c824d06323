package eu.megawatt.reports.focus;

import eu.megawatt.reports.ledger.Quality;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.report.Ratios;
import eu.megawatt.reports.table.Cell;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * What a statement says of a site as a whole.
 *
 * @param pue absent where it had no IT
 */
record SiteFacts(Cell pue, Cell quality) {

  static final SiteFacts UNKNOWN = new SiteFacts(Cell.ABSENT, Cell.ABSENT);

  /** By site id. */
  static Map<String, SiteFacts> of(Statement statement) {
    Map<String, Long> itWh = new HashMap<>();
    Map<String, Long> energyWh = new HashMap<>();
    statement
        .own()
        .forEach(
            (account, posted) -> {
              itWh.merge(account.siteId(), posted.itWh(), Math::addExact);
              energyWh.merge(account.siteId(), posted.energyWh(), Math::addExact);
            });
    Map<String, SiteFacts> facts = new HashMap<>();
    statement
        .sites()
        .forEach(
            (id, summary) ->
                facts.put(
                    id,
                    new SiteFacts(
                        Ratios.of(energyWh.getOrDefault(id, 0L), itWh.getOrDefault(id, 0L)),
                        quality(summary.quality()))));
    return facts;
  }

  private static Cell quality(Quality quality) {
    KeyValues words = new KeyValues().with("IsMetered", quality.isMetered());
    share(words, "CountedRatio", quality.countedMillis(), quality);
    share(words, "InterpolatedRatio", quality.interpolatedMillis(), quality);
    share(words, "EstimatedRatio", quality.estimatedMillis(), quality);
    return words.cell();
  }

  private static void share(KeyValues words, String name, long millis, Quality quality) {
    if (Ratios.of(millis, quality.expectedMillis()) instanceof Cell.Decimal(BigDecimal ratio)) {
      words.with(name, ratio);
    }
  }
}
