package eu.megawatt.reports.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.reports.period.Period;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InvoiceArithmeticTest {

  private static final Period MONTH = new Period(YearMonth.of(2026, 11), ZoneOffset.UTC);

  private static List<BigDecimal> amounts(String... amounts) {
    return Arrays.stream(amounts).map(BigDecimal::new).toList();
  }

  private static Invoice invoice(BillingAccount account, ExtraCharge... lines) {
    return Bill.of(account, MONTH, List.of(), List.of(lines)).invoice().orElseThrow();
  }

  private static BillingAccount customer(Vat vat) {
    return new BillingAccount("ba", "Bank", new TreeMap<>(), ChargeMode.CHARGEBACK, "EUR", vat);
  }

  private static ExtraCharge charge(long cents, Vat vat) {
    return new ExtraCharge("x", "ba", ExtraCharge.Kind.ADJUSTMENT, "Something", cents, vat);
  }

  @Test
  void cents_ofThePublishedExample_areTheRoundedSumAndNotTheSumOfRoundedRows() {
    long[] cents =
        CentShares.of(
            amounts("33.333333", "33.333333", "33.333333", "0.005", "0.005", "0.005", "0.005"));

    assertThat(Arrays.stream(cents).sum()).isEqualTo(10_002);
    assertThat(cents).containsExactly(3333, 3333, 3333, 1, 1, 1, 0);
  }

  @Test
  void cents_ofANegativeSum_areTheMirrorOfThePositive() {
    assertThat(CentShares.of(amounts("-0.014", "-0.016", "-0.005"))).containsExactly(-1, -2, -1);
    assertThat(CentShares.of(amounts("0.014", "0.016", "0.005"))).containsExactly(1, 2, 1);
  }

  @Test
  void cents_ofEqualFractions_goToThoseThatComeFirst() {
    assertThat(CentShares.of(amounts("0.005", "0.005", "0.005"))).containsExactly(1, 1, 0);
  }

  @Test
  void cents_ofAnything_addUpAndAreWithinACent() {
    for (int seed = 0; seed < 5_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<BigDecimal> exact = new ArrayList<>();
      for (int i = random.nextInt(12); i >= 0; i--) {
        exact.add(BigDecimal.valueOf(random.nextLong(-50_000_000, 100_000_000), 6));
      }
      long[] cents = CentShares.of(exact);

      BigDecimal sum = exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      long naive = Math.round(sum.abs().doubleValue() * 100 + 1e-9) * sum.signum();
      assertThat(Arrays.stream(cents).sum()).as("seed %d", seed).isEqualTo(naive);
      for (int i = 0; i < cents.length; i++) {
        assertThat(BigDecimal.valueOf(cents[i], 2).subtract(exact.get(i)).abs())
            .as("seed %d", seed)
            .isLessThan(new BigDecimal("0.01"));
      }
    }
  }

  @Test
  void invoice_ofTwoRates_hasVatOnTheSumOfEachAndNotOfEachLine() {
    Vat normal = Vat.standard("20");
    Vat reduced = Vat.standard("5.5");
    Invoice invoice =
        invoice(
            customer(normal),
            charge(3, normal),
            charge(3, normal),
            charge(3, normal),
            charge(1_009, reduced),
            charge(-500, reduced));

    assertThat(invoice.netCents()).isEqualTo(518);
    assertThat(invoice.vat())
        .containsExactly(new VatSubtotal(normal, 9, 2), new VatSubtotal(reduced, 509, 28));
    assertThat(invoice.vatCents()).isEqualTo(30);
    assertThat(invoice.payableCents()).isEqualTo(548);
    assertThat(invoice.number()).isEqualTo("INV-2026-11-ba");
  }

  @Test
  void invoice_underReverseCharge_hasNoVatAndSaysWhy() {
    Vat reverse = Vat.without(VatCategory.REVERSE_CHARGE, "Reverse charge");
    Invoice invoice = invoice(customer(reverse), charge(12_345, reverse));

    assertThat(invoice.vat()).containsExactly(new VatSubtotal(reverse, 12_345, 0));
    assertThat(invoice.payableCents()).isEqualTo(12_345);
  }

  @Test
  void line_ofACredit_hasAQuantityBelowZeroAndAPriceThatIsNot() {
    Vat vat = Vat.standard("20");
    InvoiceLine line = invoice(customer(vat), charge(-1_500, vat)).lines().getFirst();

    assertThat(line.quantity()).isEqualByComparingTo("-1");
    assertThat(line.unitPrice()).isEqualByComparingTo("15.00");
    assertThat(line.quantity().multiply(line.unitPrice())).isEqualByComparingTo("-15.00");
  }

  @Test
  void vat_thatContradictsItself_saysEverythingThatIsWrong() {
    assertThatThrownBy(
            () ->
                new Vat(
                    VatCategory.REVERSE_CHARGE,
                    new BigDecimal("20.125"),
                    java.util.Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("20.125")
        .hasMessageContaining("AE with a rate of")
        .hasMessageContaining("it must say why");
  }
}
