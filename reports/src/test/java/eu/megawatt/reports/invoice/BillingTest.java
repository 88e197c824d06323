package eu.megawatt.reports.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.reports.TestingStatements;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.Statement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BillingTest {

  private static final BillingAccount OWN =
      BillingAccount.shown("own", "Megawatt", new TreeMap<>());
  private static final Vat FRENCH = Vat.standard("20");

  static BillingAccount bank(String... tenants) {
    TreeMap<String, String> names = new TreeMap<>();
    List.of(tenants).forEach(tenant -> names.put(tenant, "Name of " + tenant));
    return new BillingAccount("ba-bank", "Bank A", names, ChargeMode.CHARGEBACK, "EUR", FRENCH);
  }

  static Price price(String tenant, String list, String contracted) {
    return new Price(
        tenant,
        Optional.empty(),
        "gpu",
        "gpu-" + tenant,
        new BigDecimal(list),
        new BigDecimal(contracted),
        "EUR",
        LocalDate.of(2026, 1, 1),
        Optional.empty());
  }

  private static Statement month(Map<Account, Posted> own) {
    return new Statement(
        new Period(YearMonth.of(2026, 11), ZoneOffset.UTC),
        new TreeMap<>(own),
        new TreeMap<>(),
        List.of());
  }

  private static Account job(String tenant, String id) {
    return new Account("FR-PAR-1", "gb300", new Holder.Job(tenant, id, "training"));
  }

  private static Posted hours(long usedMicroGpuH, long unusedMicroGpuH, long cents) {
    return new Posted(
        100, 20, usedMicroGpuH, unusedMicroGpuH, CostParts.of(CostKind.ENERGY, cents), 7, 5);
  }

  @Test
  void bill_ofFourQuarterGpuJobs_isOneGpuHour() {
    Map<Account, Posted> own = new TreeMap<>();
    for (int i = 0; i < 4; i++) {
      own.put(job("acme", "quarter-" + i), hours(200_000, 50_000, 11));
    }
    Bill bill =
        Billing.of(
                month(own),
                new BillingAccounts(OWN, List.of(bank("acme"))),
                new PriceList(List.of(price("acme", "3.20", "2.85"))),
                List.of())
            .bill("ba-bank")
            .orElseThrow();

    assertThat(bill.lines())
        .extracting(line -> line.key().portion())
        .containsExactly(Portion.USED, Portion.RESERVED);
    assertThat(bill.lines())
        .extracting(BillLine::gpuHours)
        .containsExactly(new BigDecimal("0.800000"), new BigDecimal("0.200000"));
    assertThat(bill.netCents()).isEqualTo(285);
  }

  @Test
  void line_ofSmallJobs_isTheRoundedSumAndItsRowsAddUp() {
    Map<Account, Posted> own = new TreeMap<>();
    for (int i = 0; i < 3; i++) {
      own.put(job("acme", "large-" + i), hours(33_333_333, 0, 0));
    }
    for (int i = 0; i < 4; i++) {
      own.put(job("acme", "small-" + i), hours(5_000, 0, 0));
    }
    Bill bill =
        Billing.of(
                month(own),
                new BillingAccounts(OWN, List.of(bank("acme"))),
                new PriceList(List.of(price("acme", "1", "1"))),
                List.of())
            .bill("ba-bank")
            .orElseThrow();

    Invoice invoice = bill.invoice().orElseThrow();
    assertThat(invoice.lines()).singleElement().extracting(InvoiceLine::cents).isEqualTo(10_002L);
    assertThat(bill.lines().getFirst().charges().mapToLong(Charge::billedCents).toArray())
        .containsExactly(3333, 3333, 3333, 1, 1, 1, 0);
    assertThat(invoice.payableCents()).isEqualTo(10_002 + 2_000);
  }

  @Test
  void bills_ofAnyMonth_areTheStatementAndTheirRowsTheirLines() {
    for (int seed = 0; seed < 3_000; seed++) {
      Statement statement = TestingStatements.of(seed).statement();
      Billing billing = billing(statement, new SplittableRandom(seed));
      Posted sum = Posted.NOTHING;
      for (Bill bill : billing.bills().toList()) {
        long net = 0;
        for (BillLine line : bill.lines()) {
          List<Charge> charges = line.charges().toList();
          long rows = charges.stream().mapToLong(Charge::billedCents).sum();
          assertThat(rows).as("seed %d: %s", seed, line.key()).isEqualTo(expectedCents(line));
          net += rows;
          for (Charge charge : charges) {
            sum = sum.plus(charge.posted());
          }
        }
        long expectedNet = net;
        bill.invoice()
            .ifPresent(
                invoice -> {
                  assertThat(invoice.netCents()).isEqualTo(expectedNet);
                  assertThat(invoice.payableCents())
                      .isEqualTo(
                          expectedNet
                              + Math.round(Math.abs(expectedNet) / 5.0) * Long.signum(expectedNet));
                });
        assertThat(bill.netCents()).isEqualTo(expectedNet);
      }
      assertThat(sum).as("seed %d", seed).isEqualTo(statement.total());
    }
  }

  /** The exact sum of a line by its rows of the statement, rounded once. */
  private static long expectedCents(BillLine line) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Charge charge : line.charges().toList()) {
      Posted row = charge.row().posted();
      long micro =
          switch (line.key().portion()) {
            case USED -> row.usedMicroGpuH();
            case RESERVED -> row.unusedMicroGpuH();
            default -> row.usedMicroGpuH() + row.unusedMicroGpuH();
          };
      sum =
          sum.add(
              line.price().isPresent()
                  ? line.price().get().contractedPrice().multiply(BigDecimal.valueOf(micro, 6))
                  : BigDecimal.valueOf(charge.posted().cents().total(), 2));
    }
    return sum.setScale(2, RoundingMode.HALF_UP).movePointRight(2).longValueExact();
  }

  private static Billing billing(Statement statement, SplittableRandom random) {
    List<Price> prices = new ArrayList<>();
    if (random.nextBoolean()) {
      prices.add(price("acme", "3.33333333", "2.7182818"));
    }
    List<BillingAccount> customers =
        random.nextBoolean() ? List.of(bank("acme")) : List.of(bank("acme", "zebra"));
    return Billing.of(
        statement, new BillingAccounts(OWN, customers), new PriceList(prices), List.of());
  }

  @Test
  void billing_ofTenantWithoutAccount_showsItOnOneOfItsOwn() {
    Statement statement = month(Map.of(job("nobody", "j"), hours(1_000_000, 0, 1_234)));
    Bill bill =
        Billing.of(statement, new BillingAccounts(OWN, List.of()), PriceList.NONE, List.of())
            .bills()
            .findFirst()
            .orElseThrow();

    assertThat(bill.account().id()).isEqualTo("tenant:nobody");
    assertThat(bill.invoice()).isEmpty();
    assertThat(bill.netCents()).isEqualTo(1_234);
  }

  @Test
  void billing_inAnotherCurrencyWithoutAPrice_namesThePool() {
    TreeMap<String, String> tenants = new TreeMap<>(Map.of("acme", "Acme"));
    BillingAccount swedish =
        new BillingAccount("se", "Bank", tenants, ChargeMode.CHARGEBACK, "SEK", FRENCH);
    Statement statement = month(Map.of(job("acme", "j"), hours(1_000_000, 0, 1_234)));

    assertThatThrownBy(
            () ->
                Billing.of(
                    statement,
                    new BillingAccounts(OWN, List.of(swedish)),
                    PriceList.NONE,
                    List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gb300")
        .hasMessageContaining("SEK");
  }

  @Test
  void price_thatBeginsWithinAMonth_countsFromTheNextOn() {
    Price old = price("acme", "3", "3");
    Price ended =
        new Price(
            "acme",
            Optional.empty(),
            "gpu",
            "gpu-old",
            old.listPrice(),
            old.contractedPrice(),
            "EUR",
            LocalDate.of(2026, 1, 1),
            Optional.of(LocalDate.of(2026, 11, 15)));
    Price newer =
        new Price(
            "acme",
            Optional.empty(),
            "gpu",
            "gpu-new",
            old.listPrice(),
            old.contractedPrice(),
            "EUR",
            LocalDate.of(2026, 11, 15),
            Optional.empty());
    PriceList prices = new PriceList(List.of(ended, newer));

    assertThat(prices.of("acme", "any", YearMonth.of(2026, 11))).contains(ended);
    assertThat(prices.of("acme", "any", YearMonth.of(2026, 12))).contains(newer);
    assertThat(prices.of("acme", "any", YearMonth.of(2025, 12))).isEmpty();
  }

  @Test
  void prices_validAtOnce_areRefusedByName() {
    Price one = price("acme", "3", "3");
    assertThatThrownBy(() -> new PriceList(List.of(one, one)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gpu-acme")
        .hasMessageContaining("same day");
  }
}
