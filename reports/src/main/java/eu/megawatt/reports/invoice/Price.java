package eu.megawatt.reports.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a GPU-hour costs a tenant.
 *
 * @param poolId of this pool alone; empty for each that has no price of its own
 * @param skuId what is sold, the same for all tenants
 * @param skuPriceId at which terms; of one {@code skuId}
 * @param listPrice per GPU-hour, before discounts
 * @param contractedPrice per GPU-hour, as agreed
 * @param currency ISO 4217, of two decimals
 * @param validFrom the first day
 * @param validTo the first day after it; empty where it has no end
 */
public record Price(
    String tenantId,
    Optional<String> poolId,
    String skuId,
    String skuPriceId,
    BigDecimal listPrice,
    BigDecimal contractedPrice,
    String currency,
    LocalDate validFrom,
    Optional<LocalDate> validTo) {

  /** The most decimals of a price: with those of GPU-hours and of VAT they are 18. */
  public static final int DECIMALS = 8;

  public Price {
    listPrice = plain(listPrice);
    contractedPrice = plain(contractedPrice);
    List<String> wrong = new ArrayList<>();
    refuse(wrong, "listPrice", listPrice);
    refuse(wrong, "contractedPrice", contractedPrice);
    Currencies.problem(currency).ifPresent(wrong::add);
    if (validTo.isPresent() && !validFrom.isBefore(validTo.get())) {
      wrong.add(
          "validTo is %s; it must be after validFrom, %s".formatted(validTo.get(), validFrom));
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          "Price (%s) of tenant (%s): %s"
              .formatted(skuPriceId, tenantId, String.join("; ", wrong)));
    }
  }

  private static BigDecimal plain(BigDecimal price) {
    BigDecimal stripped = price.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static void refuse(List<String> wrong, String name, BigDecimal price) {
    if (price.signum() < 0 || price.scale() > DECIMALS) {
      wrong.add(
          "%s is %s; allowed is 0 or more with at most %d decimals"
              .formatted(name, price.toPlainString(), DECIMALS));
    }
  }

  boolean isValidOn(LocalDate day) {
    return !day.isBefore(validFrom) && validTo.filter(end -> !day.isBefore(end)).isEmpty();
  }

  boolean overlaps(Price other) {
    return tenantId.equals(other.tenantId)
        && poolId.equals(other.poolId)
        && (isValidOn(other.validFrom) || other.isValidOn(validFrom));
  }
}
