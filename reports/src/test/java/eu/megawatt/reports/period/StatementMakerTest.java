package eu.megawatt.reports.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.SiteQuarter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class StatementMakerTest {

  private static final Period OCTOBER =
      new Period(YearMonth.parse("2026-10"), ZoneId.of("Europe/Paris"));

  private static Statement statement(Period period, List<SiteQuarter> entries) {
    StatementMaker maker = new StatementMaker(period);
    entries.forEach(maker::add);
    return maker.statement();
  }

  private static PeriodCharge demand(String site, long microeur) {
    return new PeriodCharge(
        site, CostKind.NETWORK, "demand", microeur, PeriodCharge.Driver.ENERGY, "network");
  }

  @Test
  void statement_ofRandomMonths_hasRowsThatAddUpToEachMeterInWhAndMilliG() {
    for (int seed = 0; seed < 1_000; seed++) {
      List<SiteQuarter> entries = new RandomEntries(seed).of(OCTOBER, 1 + seed % 9);
      Statement statement = statement(OCTOBER, entries);

      for (SiteSummary site : statement.sites().values()) {
        long meter =
            entries.stream()
                .filter(it -> it.siteId().equals(site.siteId()))
                .mapToLong(SiteQuarter::meterMilliJ)
                .sum();
        assertThat(site.meterWh()).isEqualTo(halfUp(meter, 3_600_000));
        assertThat(energyWh(statement, site.siteId())).isEqualTo(site.meterWh());
      }
      assertThat(statement.total().marketMilliG())
          .isEqualTo(entries.stream().mapToLong(it -> it.total().marketMilliG()).sum());
    }
  }

  private static long energyWh(Statement statement, String site) {
    return statement.own().entrySet().stream()
        .filter(it -> it.getKey().siteId().equals(site))
        .mapToLong(it -> it.getValue().energyWh())
        .sum();
  }

  private static long halfUp(long fine, long unit) {
    return BigDecimal.valueOf(fine)
        .divide(BigDecimal.valueOf(unit), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  @Test
  void statement_whateverTheOrderOfEntries_isTheSame() {
    for (int seed = 0; seed < 100; seed++) {
      List<SiteQuarter> entries = new RandomEntries(seed).of(OCTOBER, 8);
      List<SiteQuarter> shuffled = new ArrayList<>(entries);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(statement(OCTOBER, shuffled)).isEqualTo(statement(OCTOBER, entries));
    }
  }

  @Test
  void statement_withACharge_dividesAllOfItAmongTheAccountsOfItsSite() {
    for (int seed = 0; seed < 500; seed++) {
      List<SiteQuarter> entries = new RandomEntries(seed).of(OCTOBER, 4);
      StatementMaker maker = new StatementMaker(OCTOBER);
      entries.forEach(maker::add);
      maker.add(demand("site-0", 123_456_789_012L));
      maker.add(demand("site-0", -4_000_000));

      long network =
          entries.stream()
              .filter(it -> it.siteId().equals("site-0"))
              .mapToLong(it -> it.total().microeur().of(CostKind.NETWORK))
              .sum();
      assertThat(
              maker.statement().own().entrySet().stream()
                  .filter(it -> it.getKey().siteId().equals("site-0"))
                  .mapToLong(it -> it.getValue().cents().of(CostKind.NETWORK))
                  .sum())
          .isEqualTo(halfUp(network + 123_456_789_012L - 4_000_000, 10_000));
    }
  }

  @Test
  void peakW_isTheHighestMeanOfAQuarterHour() {
    List<SiteQuarter> entries = new RandomEntries(3).of(OCTOBER, 20);
    StatementMaker maker = new StatementMaker(OCTOBER);
    entries.forEach(maker::add);
    long most =
        entries.stream()
            .filter(it -> it.siteId().equals("site-0"))
            .mapToLong(SiteQuarter::meterMilliJ)
            .max()
            .orElseThrow();
    assertThat(maker.peakW("site-0")).isEqualTo(halfUp(most, 900_000));
    assertThat(maker.peakW("nowhere")).isZero();
  }

  @Test
  void add_ofAnotherMonthOrTwice_isRefused() {
    SiteQuarter entry = new RandomEntries(1).of(OCTOBER, 1).getFirst();
    StatementMaker maker = new StatementMaker(OCTOBER);
    maker.add(entry);
    assertThatThrownBy(() -> maker.add(entry)).hasMessageContaining("added twice");
    assertThatThrownBy(() -> new StatementMaker(OCTOBER.next()).add(entry))
        .hasMessageContaining("is not of 2026-11");
    assertThatThrownBy(() -> maker.add(demand("nowhere", 1)))
        .hasMessageContaining("of which the month has nothing");
  }

  @Test
  void adjustments_ofEveryLaterTruth_leadFromWhatWasPostedToWhatHoldsNow() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      RandomEntries entries = new RandomEntries(seed);
      List<SiteQuarter> known = new ArrayList<>(entries.of(OCTOBER, 6));
      Statement closed = statement(OCTOBER, known);
      List<Statement> later = new ArrayList<>();
      Period month = OCTOBER;
      for (int more = 0; more < 3; more++) {
        month = month.next();
        late(known, random, entries);
        NavigableMap<Account, Posted> now = statement(OCTOBER, known).own();
        List<StatementRow> rows =
            Adjustments.of(OCTOBER.month(), Adjustments.posted(closed, later), now);
        later.add(statement(month, entries.of(month, 2)).with(rows));

        NavigableMap<Account, Posted> posted = Adjustments.posted(closed, later);
        posted.values().removeIf(Posted::isNothing);
        NavigableMap<Account, Posted> expected = new TreeMap<>(now);
        expected.values().removeIf(Posted::isNothing);
        assertThat(posted).isEqualTo(expected);
        assertThat(Adjustments.of(OCTOBER.month(), posted, now)).isEmpty();
      }
    }
  }

  private static void late(List<SiteQuarter> known, Random random, RandomEntries entries) {
    int at = random.nextInt(known.size());
    SiteQuarter before = known.get(at);
    known.set(at, entries.entry(before.siteId(), before.quarter(), before.version() + 1));
  }
}
