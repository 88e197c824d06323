package eu.megawatt.service.books.period;

import eu.megawatt.reports.invoice.BillingAccount;
import eu.megawatt.reports.invoice.ChargeMode;
import eu.megawatt.reports.invoice.Vat;
import eu.megawatt.reports.invoice.VatCategory;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** A billing account as a closed month keeps it. Its names are kept and never change. */
record KeptAccount(
    String id,
    String name,
    SortedMap<String, String> tenants,
    String mode,
    String currency,
    String vatCategory,
    BigDecimal vatPercent,
    Optional<String> exemptionReason) {

  static KeptAccount of(BillingAccount account) {
    return new KeptAccount(
        account.id(),
        account.name(),
        account.tenants(),
        account.mode().word(),
        account.currency(),
        account.vat().category().code(),
        account.vat().ratePercent(),
        account.vat().exemptionReason());
  }

  BillingAccount account() {
    return new BillingAccount(
        id,
        name,
        tenants,
        Stream.of(ChargeMode.values())
            .filter(it -> it.word().equals(mode))
            .findFirst()
            .orElseThrow(),
        currency,
        new Vat(
            Stream.of(VatCategory.values())
                .filter(it -> it.code().equals(vatCategory))
                .findFirst()
                .orElseThrow(),
            vatPercent,
            exemptionReason));
  }
}
