package eu.megawatt.service.books.period;

import eu.megawatt.reports.invoice.Price;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** A price as a closed month keeps it. Its names are kept and never change. */
record KeptPrice(
    String tenantId,
    Optional<String> poolId,
    String skuId,
    String skuPriceId,
    BigDecimal listPrice,
    BigDecimal contractedPrice,
    String currency,
    LocalDate validFrom,
    Optional<LocalDate> validTo) {

  static KeptPrice of(Price price) {
    return new KeptPrice(
        price.tenantId(),
        price.poolId(),
        price.skuId(),
        price.skuPriceId(),
        price.listPrice(),
        price.contractedPrice(),
        price.currency(),
        price.validFrom(),
        price.validTo());
  }

  Price price() {
    return new Price(
        tenantId,
        poolId,
        skuId,
        skuPriceId,
        listPrice,
        contractedPrice,
        currency,
        validFrom,
        validTo);
  }
}
