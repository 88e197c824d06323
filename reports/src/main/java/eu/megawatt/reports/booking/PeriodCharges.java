package eu.megawatt.reports.booking;

import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.FlexibilityIncome;
import eu.megawatt.reports.assumption.Network;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.PeriodCharge;
import eu.megawatt.reports.period.PeriodCharge.Driver;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a site is charged and paid for a month as a whole: by its highest quarter-hour, what is
 * fixed, and what flexibility earned.
 */
public final class PeriodCharges {

  private static final int KILO = 3;

  private final CostBook book;
  private final String siteId;
  private final Period period;
  private final Omissions omissions = new Omissions();
  private final List<PeriodCharge> charges = new ArrayList<>();

  private PeriodCharges(CostBook book, String siteId, Period period) {
    this.book = book;
    this.siteId = siteId;
    this.period = period;
  }

  /**
   * The charges of a month by the network tariff of its last day; charges of 0 are left out. An
   * event of flexibility is of the month in which it begins.
   *
   * @param peakW the highest mean power of a quarter-hour of the month
   */
  public static Charges of(CostBook book, String siteId, Period period, long peakW) {
    PeriodCharges its = new PeriodCharges(book, siteId, period);
    its.network(peakW);
    its.flexibility();
    return its.omissions.isEmpty()
        ? new Charges.Known(its.charges)
        : new Charges.Incomplete(its.omissions.incomplete().missing());
  }

  private void network(long peakW) {
    LocalDate day = period.month().atEndOfMonth();
    Optional<Network> network = book.inForce(Network.class, siteId, day);
    if (network.isEmpty()) {
      omissions.add(Need.NETWORK, siteId, lastQuarter());
      return;
    }
    Network its = network.get();
    BigDecimal peakKw = BigDecimal.valueOf(peakW, KILO);
    euro(its.perKwMonth().multiply(peakKw), its.currency(), day, lastQuarter())
        .ifPresent(
            microeur ->
                add(
                    CostKind.NETWORK,
                    "demand charge for %s kW".formatted(peakKw.toPlainString()),
                    microeur,
                    its.name()));
    euro(its.fixedPerMonth(), its.currency(), day, lastQuarter())
        .ifPresent(microeur -> add(CostKind.NETWORK, "fixed network fee", microeur, its.name()));
  }

  private Quarter lastQuarter() {
    return new Quarter(period.endQuarter().index() - 1);
  }

  private void flexibility() {
    book.all(FlexibilityIncome.class).stream()
        .filter(it -> it.site().equals(siteId))
        .filter(it -> !it.from().isBefore(period.from()) && it.from().isBefore(period.to()))
        .forEach(this::flexibility);
  }

  private void flexibility(FlexibilityIncome income) {
    LocalDate day = income.from().atZone(period.zone()).toLocalDate();
    euro(income.amount(), income.currency(), day, Quarter.at(income.from()))
        .ifPresent(
            microeur ->
                add(
                    CostKind.FLEXIBILITY,
                    "%s from %s to %s".formatted(income.programme(), income.from(), income.to()),
                    -microeur,
                    income.name()));
  }

  private Optional<Long> euro(BigDecimal amount, String currency, LocalDate day, Quarter at) {
    Optional<BigDecimal> rate = book.eurPerUnit(currency, day);
    if (rate.isEmpty()) {
      omissions.add(Need.EXCHANGE_RATE, currency, at);
    }
    return rate.map(eurPerUnit -> Micro.of(amount.multiply(eurPerUnit)));
  }

  private void add(CostKind kind, String what, long microeur, String assumption) {
    if (microeur != 0) {
      charges.add(new PeriodCharge(siteId, kind, what, microeur, Driver.ENERGY, assumption));
    }
  }
}
