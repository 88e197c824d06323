package eu.megawatt.reports.invoice;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The prices of GPU-hours. Statements are by the month, so the price of its first day counts for
 * the whole of it; one that begins later counts from the next month on.
 */
public final class PriceList {

  /** Nobody has a price; everything is at cost. */
  public static final PriceList NONE = new PriceList(List.of());

  private final Map<String, List<Price>> byTenant = new HashMap<>();

  /**
   * A list of prices.
   *
   * @throws IllegalArgumentException where two prices of a tenant and a pool are valid on the same
   *     day, or one {@code skuPriceId} is of two {@code skuId}s; says all of them
   */
  public PriceList(List<Price> prices) {
    List<String> wrong = new ArrayList<>();
    Map<String, String> skus = new HashMap<>();
    for (Price price : prices) {
      List<Price> others = byTenant.computeIfAbsent(price.tenantId(), _ -> new ArrayList<>());
      others.stream().filter(price::overlaps).forEach(it -> wrong.add(both(it, price)));
      others.add(price);
      String sku = skus.putIfAbsent(price.skuPriceId(), price.skuId());
      if (sku != null && !sku.equals(price.skuId())) {
        wrong.add(
            "Price (%s) is of SKU (%s) and (%s); it must be of one"
                .formatted(price.skuPriceId(), sku, price.skuId()));
      }
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          String.join("; ", wrong) + ". Maybe end the older one where the newer begins.");
    }
  }

  private static String both(Price one, Price other) {
    return "Prices (%s) from %s and (%s) from %s of tenant (%s) are valid on the same day for %s"
        .formatted(
            one.skuPriceId(),
            one.validFrom(),
            other.skuPriceId(),
            other.validFrom(),
            one.tenantId(),
            one.poolId().map("pool (%s)"::formatted).orElse("all pools"));
  }

  /** The price of a pool's GPU-hours in a month; empty where they are charged at cost. */
  public Optional<Price> of(String tenantId, String poolId, YearMonth month) {
    LocalDate day = month.atDay(1);
    List<Price> valid =
        byTenant.getOrDefault(tenantId, List.of()).stream()
            .filter(price -> price.isValidOn(day))
            .toList();
    return valid.stream()
        .filter(price -> price.poolId().equals(Optional.of(poolId)))
        .findFirst()
        .or(() -> valid.stream().filter(price -> price.poolId().isEmpty()).findFirst());
  }
}
