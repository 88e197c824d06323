package eu.megawatt.reports.booking;

import eu.megawatt.reports.assumption.Assumption;
import eu.megawatt.reports.assumption.BookSite;
import eu.megawatt.reports.assumption.Bracket;
import eu.megawatt.reports.assumption.CarbonClaim;
import eu.megawatt.reports.assumption.CarbonZones;
import eu.megawatt.reports.assumption.Contract;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.DayAhead;
import eu.megawatt.reports.assumption.DeclaredPue;
import eu.megawatt.reports.assumption.ExchangeRate;
import eu.megawatt.reports.assumption.Excise;
import eu.megawatt.reports.assumption.FinanceRate;
import eu.megawatt.reports.assumption.Heading;
import eu.megawatt.reports.assumption.Hedge;
import eu.megawatt.reports.assumption.Network;
import eu.megawatt.reports.assumption.Purpose;
import eu.megawatt.reports.assumption.Source;
import eu.megawatt.reports.assumption.Volume;
import eu.megawatt.reports.assumption.YearlyCost;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes small books of one site for tests; everything holds from 2020 on. */
public final class TestingBook {

  public static final String SITE = "S";
  public static final LocalDate EVER = LocalDate.of(2020, 1, 1);

  private final ZoneId zone;
  private final List<Assumption> assumptions = new ArrayList<>();

  public TestingBook(ZoneId zone) {
    this.zone = zone;
  }

  /** A site in Paris that costs nothing, at prices in euro. */
  public static TestingBook free() {
    return new TestingBook(ZoneId.of("Europe/Paris"))
        .dayAhead("EUR", "0")
        .excise("EUR", "0:0")
        .network("EUR", "0", "0", "0")
        .carbon();
  }

  public static Heading heading(String name, LocalDate from) {
    return new Heading(name, from, new Source("a test", Optional.empty(), from, false));
  }

  static BigDecimal decimal(String number) {
    return new BigDecimal(number);
  }

  public TestingBook with(Assumption assumption) {
    assumptions.removeIf(
        it -> it.getClass() == assumption.getClass() && it.name().equals(assumption.name()));
    assumptions.add(assumption);
    return this;
  }

  public TestingBook without(Class<? extends Assumption> kind) {
    assumptions.removeIf(kind::isInstance);
    return this;
  }

  public TestingBook dayAhead(String currency, String markup) {
    return with(new DayAhead(heading("supply", EVER), SITE, "FR", currency, decimal(markup)));
  }

  /** Brackets such as "0:26.58 1000:12". */
  static List<Bracket> brackets(String written) {
    List<Bracket> brackets = new ArrayList<>();
    for (String one : written.split(" ", -1)) {
      String[] parts = one.split(":", -1);
      brackets.add(new Bracket(decimal(parts[0]), decimal(parts[1])));
    }
    return brackets;
  }

  public TestingBook excise(String currency, String brackets) {
    return with(
        new Excise(heading("excise", EVER), SITE, currency, brackets(brackets), Optional.empty()));
  }

  public TestingBook network(String currency, String perMWh, String perKw, String fixed) {
    return with(
        new Network(
            heading("network", EVER),
            SITE,
            currency,
            decimal(perMWh),
            decimal(perKw),
            decimal(fixed)));
  }

  public TestingBook carbon() {
    return with(new CarbonZones(heading("carbon", EVER), SITE, "FR", "FR"));
  }

  public TestingBook pue(String pue) {
    return with(new DeclaredPue(heading("pue", EVER), SITE, decimal(pue)));
  }

  public TestingBook rate(String currency, LocalDate from, String eurPerUnit) {
    return with(new ExchangeRate(heading(currency + from, from), currency, decimal(eurPerUnit)));
  }

  public TestingBook finance(String percent) {
    return with(new FinanceRate(heading("finance", EVER), SITE, decimal(percent)));
  }

  public TestingBook yearly(Purpose purpose, String perYear, String currency) {
    return with(
        new YearlyCost(heading(purpose.word(), EVER), SITE, purpose, decimal(perYear), currency));
  }

  TestingBook contract(
      String name, Volume volume, String price, String currency, Optional<CarbonClaim> claim) {
    return with(
        new Contract(
            heading(name, EVER), SITE, Optional.empty(), volume, decimal(price), currency, claim));
  }

  TestingBook hedge(
      String name, String powerMW, String agreed, String zone, Optional<String> less) {
    return with(
        new Hedge(
            heading(name, EVER),
            SITE,
            LocalDate.of(2100, 1, 1),
            decimal(powerMW),
            decimal(agreed),
            "EUR",
            zone,
            less));
  }

  public CostBook book() {
    return new CostBook(
        "A test", 1, new TreeMap<>(Map.of(SITE, new BookSite(SITE, zone, "FR"))), assumptions);
  }
}
