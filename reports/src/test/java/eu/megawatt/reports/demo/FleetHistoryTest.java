package eu.megawatt.reports.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.fleet.example.DemoFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.booking.Booker;
import eu.megawatt.reports.booking.MarketData;
import eu.megawatt.reports.booking.NumberedSeries;
import eu.megawatt.reports.closing.Month;
import eu.megawatt.reports.closing.MonthMaker;
import eu.megawatt.reports.ledger.QuarterFacts;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.report.LedgerTotals;
import eu.megawatt.reports.report.Reconciliation;
import eu.megawatt.reports.series.TimedSeries;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The past of the demonstration's fleet can be booked and closed. */
final class FleetHistoryTest {

  private static final Inventory FLEET = DemoFleet.inventory(Instant.parse("2026-11-23T00:00:00Z"));
  private static final Period MONTH = new Period(YearMonth.parse("2026-10"), DemoBooks.ZONE);

  private static FleetHistory history() {
    return FleetHistory.of(FLEET, node -> FLEET.siteOf(node).id() + "/" + node.gpuModel(), 1);
  }

  private static Booker booker(FleetHistory history, CostBook book) {
    return new Booker(
        book,
        history.assets(),
        new MarketData(
            history.series(MONTH.from(), MONTH.to()).stream()
                .collect(Collectors.toMap(TimedSeries::id, it -> new NumberedSeries(1, it))),
            Map.of()));
  }

  @Test
  void month_ofTheDemonstrationsFleet_isBookedWholeAndReconciles() {
    FleetHistory history = history();
    CostBook book = history.book();
    LedgerTotals totals = new LedgerTotals();
    MonthMaker maker =
        new MonthMaker(book, booker(history, book), MONTH, new TreeMap<>(), totals::add);
    history.first(MONTH, maker::add);

    Statement statement = ((Month.Made) maker.finish()).statement();
    statement.sites().values().forEach(site -> site.charges().forEach(totals::add));

    assertThat(statement.sites()).containsOnlyKeys("norrland", "rhone");
    assertThat(Reconciliation.isBalanced(statement, totals)).isTrue();
    assertThat(Objects.requireNonNull(statement.sites().get("rhone")).peakW())
        .isBetween(5_000_000L, 60_000_000L);
  }

  @Test
  void month_madeTwice_isTheSameAndKnowsMoreLater() {
    List<QuarterFacts> one = new ArrayList<>();
    List<QuarterFacts> other = new ArrayList<>();
    List<QuarterFacts> late = new ArrayList<>();

    history().first(MONTH, one::add);
    history().first(MONTH, other::add);
    history().late(MONTH, late::add);

    assertThat(one).isEqualTo(other).hasSize(2 * MONTH.quarterCount());
    assertThat(late).isNotEmpty().allMatch(it -> it.version() == 2);
  }

  @Test
  void of_aFleetWithoutASwedishSite_isRefused() {
    Inventory none = Inventory.empty("none");
    Function<Node, String> pools = Node::gpuModel;

    assertThatThrownBy(() -> FleetHistory.of(none, pools, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FR");
  }
}
