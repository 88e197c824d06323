package eu.megawatt.reports.booking;

import eu.megawatt.reports.assumption.Assumption;
import eu.megawatt.reports.assumption.CarbonZones;
import eu.megawatt.reports.assumption.Contract;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.DayAhead;
import eu.megawatt.reports.assumption.DeclaredPue;
import eu.megawatt.reports.assumption.Excise;
import eu.megawatt.reports.assumption.FinanceRate;
import eu.megawatt.reports.assumption.Hedge;
import eu.megawatt.reports.assumption.Network;
import eu.megawatt.reports.assumption.Purpose;
import eu.megawatt.reports.assumption.YearlyCost;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks up what holds at a site on a day, once for all of its quarter-hours. */
final class BookDay {

  /** What a day lacks. */
  record Lack(Need need, String subject) {}

  private final List<Lack> lacks = new ArrayList<>();
  private final CostBook book;
  private final String site;
  private final LocalDate day;
  private final Optional<DayTerms> terms;

  BookDay(CostBook book, String site, LocalDate day) {
    this.book = book;
    this.site = site;
    this.day = day;
    this.terms = found();
  }

  /** Empty where anything is lacking. */
  Optional<DayTerms> terms() {
    return terms;
  }

  List<Lack> lacks() {
    return lacks;
  }

  private Optional<DayTerms> found() {
    Optional<DayAhead> dayAhead = needed(DayAhead.class, Need.SUPPLY);
    Optional<Excise> excise = needed(Excise.class, Need.EXCISE);
    Optional<Network> network = needed(Network.class, Need.NETWORK);
    Optional<CarbonZones> zones = needed(CarbonZones.class, Need.CARBON_ZONES);
    List<Contract> contracts =
        book.all(Contract.class).stream()
            .filter(it -> it.site().equals(site) && it.isActive(day))
            .toList();
    List<Hedge> hedges =
        book.all(Hedge.class).stream()
            .filter(it -> it.site().equals(site) && it.isActive(day))
            .toList();
    List<YearlyCost> yearly =
        Stream.of(Purpose.values())
            .map(it -> YearlyCost.subject(site, it))
            .flatMap(it -> book.inForce(YearlyCost.class, it, day).stream())
            .toList();
    Map<String, BigDecimal> rates =
        rates(
            Stream.of(
                    dayAhead.stream().map(DayAhead::currency),
                    excise.stream().map(Excise::currency),
                    network.stream().map(Network::currency),
                    contracts.stream().map(Contract::currency),
                    hedges.stream().map(Hedge::currency),
                    yearly.stream().map(YearlyCost::currency))
                .flatMap(currencies -> currencies));
    if (!lacks.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DayTerms(
            day,
            dayAhead.orElseThrow(),
            contracts,
            hedges,
            excise.orElseThrow().on(day),
            network.orElseThrow(),
            zones.orElseThrow(),
            book.inForce(DeclaredPue.class, site, day).map(DeclaredPue::pue),
            yearly,
            book.inForce(FinanceRate.class, site, day),
            rates));
  }

  private <A extends Assumption> Optional<A> needed(Class<A> kind, Need need) {
    Optional<A> found = book.inForce(kind, site, day);
    if (found.isEmpty()) {
      lacks.add(new Lack(need, site));
    }
    return found;
  }

  private Map<String, BigDecimal> rates(Stream<String> currencies) {
    Map<String, BigDecimal> rates = new HashMap<>();
    currencies
        .distinct()
        .forEach(
            currency ->
                book.eurPerUnit(currency, day)
                    .ifPresentOrElse(
                        rate -> rates.put(currency, rate),
                        () -> lacks.add(new Lack(Need.EXCHANGE_RATE, currency))));
    return rates;
  }
}
