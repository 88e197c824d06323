package eu.megawatt.reports.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a supply is taxed. It is data: which of them applies to whom is not decided here.
 *
 * @param ratePercent with at most 2 decimals; 0 unless the category is standard
 * @param exemptionReason why no VAT is charged (BT-120), in the words of the invoice
 */
public record Vat(VatCategory category, BigDecimal ratePercent, Optional<String> exemptionReason)
    implements Comparable<Vat> {

  private static final int DECIMALS = 2;
  private static final BigDecimal MOST = BigDecimal.valueOf(100);

  /** What is shown and not invoiced has no VAT. */
  public static final Vat NONE =
      new Vat(VatCategory.OUTSIDE_SCOPE, BigDecimal.ZERO, Optional.of("Internal showback"));

  public Vat {
    ratePercent = ratePercent.stripTrailingZeros();
    List<String> wrong = new ArrayList<>();
    if (ratePercent.scale() > DECIMALS
        || ratePercent.signum() < 0
        || ratePercent.compareTo(MOST) > 0) {
      wrong.add(
          "ratePercent is %s; allowed is 0 to 100 with at most 2 decimals"
              .formatted(ratePercent.toPlainString()));
    }
    if (category.isTaxed() != (ratePercent.signum() > 0)) {
      wrong.add(
          "category is %s with a rate of %s %%; S has a rate above 0, all others have 0"
              .formatted(category.code(), ratePercent.toPlainString()));
    }
    if (category.needsReason() == exemptionReason.filter(r -> !r.isBlank()).isEmpty()) {
      wrong.add(
          "category is %s and exemptionReason is %s; %s"
              .formatted(
                  category.code(),
                  exemptionReason.map("(%s)"::formatted).orElse("not there"),
                  category.needsReason() ? "it must say why" : "it must not be there"));
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          String.join("; ", wrong)
              + ". Maybe use AE with the words 'Reverse charge' for business in another EU country.");
    }
  }

  /** VAT at a standard or reduced rate. */
  public static Vat standard(String ratePercent) {
    return new Vat(VatCategory.STANDARD, new BigDecimal(ratePercent), Optional.empty());
  }

  /** Another category, and why no VAT is charged. */
  public static Vat without(VatCategory category, String exemptionReason) {
    return new Vat(category, BigDecimal.ZERO, Optional.of(exemptionReason));
  }

  /** The VAT on a sum of net amounts, rounded once, half up (BR-S-09). */
  public long taxCents(long netCents) {
    return of(BigDecimal.valueOf(netCents)).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  /** Whether there is none to pay. */
  public boolean isZero() {
    return ratePercent.signum() == 0;
  }

  /** The VAT on an amount, exact. */
  public BigDecimal of(BigDecimal net) {
    return net.multiply(ratePercent).movePointLeft(2);
  }

  @Override
  public int compareTo(Vat other) {
    return Comparator.comparing(Vat::category)
        .thenComparing(Vat::ratePercent, Comparator.reverseOrder())
        .thenComparing(vat -> vat.exemptionReason().orElse(""))
        .compare(this, other);
  }
}
