package eu.megawatt.reports.booking;

import static java.util.Objects.requireNonNull;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.asset.AssetClass;
import eu.megawatt.reports.assumption.Bracket;
import eu.megawatt.reports.assumption.CarbonClaim;
import eu.megawatt.reports.assumption.Contract;
import eu.megawatt.reports.assumption.DayAhead;
import eu.megawatt.reports.assumption.DeclaredPue;
import eu.megawatt.reports.assumption.ExchangeRate;
import eu.megawatt.reports.assumption.Excise;
import eu.megawatt.reports.assumption.Hedge;
import eu.megawatt.reports.assumption.Network;
import eu.megawatt.reports.assumption.Volume;
import eu.megawatt.reports.assumption.YearlyCost;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.QuarterFacts;
import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.SeriesKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The oracle: what a quarter-hour costs as a whole, from the formulas and in fractions, without any
 * code of the booker. Books have one assumption of each kind, and no excise but the normal one.
 */
final class NaiveBooks {

  private static final long MILLIJOULES_PER_MWH = 3_600_000_000_000L;
  private static final Fraction MILLION = Fraction.of(1_000_000);

  private final RandomCase its;

  NaiveBooks(RandomCase its) {
    this.its = its;
  }

  LocalDate day(Quarter quarter) {
    return quarter.from().atZone(its.zone()).toLocalDate();
  }

  long meterMilliJ(QuarterFacts facts) {
    BigDecimal pue = its.book().all(DeclaredPue.class).getFirst().pue();
    return facts
        .meterMilliJ()
        .orElse(Fraction.of(facts.itMilliJ()).times(Fraction.of(pue)).halfUp());
  }

  long energyMicroeur(QuarterFacts facts) {
    Quarter quarter = facts.quarter();
    DayAhead supply = its.book().all(DayAhead.class).getFirst();
    Fraction rest = mwh(meterMilliJ(facts));
    Fraction eur = Fraction.ZERO;
    for (Contract contract : its.contracts()) {
      Fraction volume = mwh(delivered(contract, quarter));
      rest = rest.minus(volume);
      eur = eur.plus(volume.times(euro(contract.pricePerMWh(), contract.currency(), quarter)));
    }
    Fraction price = value(SeriesId.price(supply.zone(), supply.currency()), quarter);
    boolean isBought = rest.compareTo(Fraction.ZERO) > 0;
    Fraction paid = isBought ? price.plus(Fraction.of(supply.markupPerMWh())) : price;
    eur = eur.plus(rest.times(paid).times(rate(supply.currency(), quarter)));
    for (Hedge hedge : its.book().all(Hedge.class)) {
      Fraction reference = value(SeriesId.price(hedge.referenceZone(), "EUR"), quarter);
      if (hedge.lessZone().isPresent()) {
        reference = reference.minus(value(SeriesId.price(hedge.lessZone().get(), "EUR"), quarter));
      }
      Fraction gain = reference.minus(Fraction.of(hedge.agreedPerMWh()));
      eur = eur.minus(mwh(milliJ(hedge.powerMW())).times(gain));
    }
    return eur.times(MILLION).halfUp();
  }

  long networkMicroeur(QuarterFacts facts) {
    Network network = its.book().all(Network.class).getFirst();
    return mwh(meterMilliJ(facts))
        .times(euro(network.perMWh(), network.currency(), facts.quarter()))
        .times(MILLION)
        .halfUp();
  }

  /** Tax of the year until then in millionths of its currency. */
  long taxMicro(long yearMilliJ) {
    List<Bracket> brackets = its.book().all(Excise.class).getFirst().brackets();
    Fraction used = mwh(yearMilliJ);
    Fraction tax = Fraction.ZERO;
    for (Bracket bracket : brackets) {
      // what is above the bracket's beginning, at the step that the rate makes there
      Fraction above = used.minus(Fraction.of(bracket.fromMWh()));
      Fraction before = rateBelow(brackets, bracket);
      if (above.compareTo(Fraction.ZERO) > 0) {
        tax = tax.plus(above.times(Fraction.of(bracket.ratePerMWh()).minus(before)));
      }
    }
    return tax.times(MILLION).halfUp();
  }

  long taxMicroeur(long micro, Quarter quarter) {
    String currency = its.book().all(Excise.class).getFirst().currency();
    return Fraction.of(micro).times(rate(currency, quarter)).halfUp();
  }

  private static Fraction rateBelow(List<Bracket> brackets, Bracket bracket) {
    Fraction below = Fraction.ZERO;
    for (Bracket other : brackets) {
      if (other.fromMWh().compareTo(bracket.fromMWh()) < 0) {
        below = Fraction.of(other.ratePerMWh());
      }
    }
    return below;
  }

  /** Staff: the share of the calendar year, by seconds. */
  long yearlyMicroeur(QuarterFacts facts) {
    YearlyCost cost = its.book().all(YearlyCost.class).getFirst();
    LocalDate newYear = LocalDate.of(day(facts.quarter()).getYear(), 1, 1);
    Instant begin = newYear.atStartOfDay(its.zone()).toInstant();
    long length =
        newYear.plusYears(1).atStartOfDay(its.zone()).toEpochSecond() - begin.getEpochSecond();
    long micro = 0;
    for (int sign = -1; sign <= 1; sign += 2) {
      Instant at = sign < 0 ? facts.quarter().from() : facts.quarter().to();
      Fraction share = Fraction.of(at.getEpochSecond() - begin.getEpochSecond()).over(length);
      micro += sign * share.times(Fraction.of(cost.perYear())).times(MILLION).halfUp();
    }
    return Fraction.of(micro).times(rate(cost.currency(), facts.quarter())).halfUp();
  }

  /**
   * Straight-line wear of assets of one kind that have one life from their first day to the last.
   */
  long wearMicroeur(Quarter quarter, boolean isFacility) {
    long sum = 0;
    for (Asset asset : its.assets()) {
      if (asset.site().equals(TestingBook.SITE)
          && (asset.assetClass() == AssetClass.FACILITY) == isFacility) {
        sum += worn(asset, quarter.to()) - worn(asset, quarter.from());
      }
    }
    return sum;
  }

  private long worn(Asset asset, Instant at) {
    LocalDate begin = asset.inService();
    LocalDate end = begin.plusYears(asset.lifeYears().longValueExact());
    long from = begin.atStartOfDay(its.zone()).toEpochSecond();
    long to = end.atStartOfDay(its.zone()).toEpochSecond();
    long last = asset.retired().map(day -> day.atStartOfDay(its.zone()).toEpochSecond()).orElse(to);
    long now = Math.clamp(at.getEpochSecond(), from, Math.max(from, Math.min(last, to)));
    Fraction rate = rate(asset.currency(), begin);
    long cost = Fraction.of(asset.cost()).times(rate).times(MILLION).halfUp();
    long residual = Fraction.of(asset.residual()).times(rate).times(MILLION).halfUp();
    Fraction worn = Fraction.of(cost - residual).times(Fraction.of(now - from)).over(to - from);
    return worn.above().divide(worn.below()).longValueExact();
  }

  long locationMilliG(QuarterFacts facts) {
    SeriesId grid = SeriesId.carbon("FR", SeriesKind.CARBON_LOCATION);
    return kwh(meterMilliJ(facts))
        .times(value(grid, facts.quarter()))
        .times(Fraction.of(1_000))
        .halfUp();
  }

  /** Of the quarter-hours of one hour together; one contract at most is claimed. */
  long marketMilliG(List<QuarterFacts> hour) {
    long consumed = 0;
    Map<Contract, Long> delivered = new LinkedHashMap<>();
    for (QuarterFacts facts : hour) {
      consumed += meterMilliJ(facts);
      for (Contract contract : its.contracts()) {
        delivered.merge(contract, delivered(contract, facts.quarter()), Long::sum);
      }
    }
    Fraction grams = Fraction.ZERO;
    long left = consumed;
    for (Map.Entry<Contract, Long> it : delivered.entrySet()) {
      Optional<CarbonClaim> claim = it.getKey().claim();
      if (claim.isPresent()) {
        long matched = Math.min(left, it.getValue());
        grams = grams.plus(kwh(matched).times(Fraction.of(claim.get().gPerKwh())));
        left -= matched;
      }
    }
    SeriesId mix = SeriesId.carbon("FR", SeriesKind.CARBON_RESIDUAL);
    return grams
        .plus(kwh(left).times(value(mix, hour.getFirst().quarter())))
        .times(Fraction.of(1_000))
        .halfUp();
  }

  /** The facts by hours, each in order. */
  List<List<QuarterFacts>> hours() {
    List<List<QuarterFacts>> hours = new ArrayList<>();
    long last = Long.MIN_VALUE;
    for (QuarterFacts facts : its.facts()) {
      long hour = facts.quarter().from().getEpochSecond() / 3_600;
      if (hour != last) {
        hours.add(new ArrayList<>());
      }
      hours.getLast().add(facts);
      last = hour;
    }
    return hours;
  }

  private long delivered(Contract contract, Quarter quarter) {
    return switch (contract.volume()) {
      case Volume.Baseload it -> milliJ(it.powerMW());
      case Volume.Metered it ->
          Fraction.of(
                  requireNonNull(its.market().deliveries().get(it.series()))
                      .milliJ()
                      .getOrDefault(quarter, 0L))
              .times(Fraction.of(it.shareRatio()))
              .halfUp();
    };
  }

  private static long milliJ(BigDecimal powerMW) {
    return Fraction.of(powerMW).times(Fraction.of(MILLIJOULES_PER_MWH)).over(4).halfUp();
  }

  private static Fraction mwh(long milliJ) {
    return Fraction.of(milliJ).over(MILLIJOULES_PER_MWH);
  }

  private static Fraction kwh(long milliJ) {
    return Fraction.of(milliJ).over(MILLIJOULES_PER_MWH / 1_000);
  }

  private Fraction value(SeriesId id, Quarter quarter) {
    return Fraction.of(
        requireNonNull(its.market().series().get(id)).series().steps().stream()
            .filter(step -> step.from().equals(quarter.from()))
            .findFirst()
            .orElseThrow()
            .value());
  }

  private Fraction euro(BigDecimal amount, String currency, Quarter quarter) {
    return Fraction.of(amount).times(rate(currency, quarter));
  }

  private Fraction rate(String currency, Quarter quarter) {
    return rate(currency, day(quarter));
  }

  private Fraction rate(String currency, LocalDate day) {
    if (currency.equals("EUR")) {
      return Fraction.of(1);
    }
    Fraction rate = Fraction.ZERO;
    for (ExchangeRate one : its.book().all(ExchangeRate.class)) {
      rate = one.heading().validFrom().isAfter(day) ? rate : Fraction.of(one.eurPerUnit());
    }
    return rate;
  }
}
