package eu.megawatt.reports.invoice;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who pays, or would pay.
 *
 * @param tenants the names of the tenants whose jobs it pays, by tenant id
 * @param currency ISO 4217, of two decimals; other than EUR only where all of it has a price
 */
public record BillingAccount(
    String id,
    String name,
    SortedMap<String, String> tenants,
    ChargeMode mode,
    String currency,
    Vat vat) {

  public BillingAccount {
    tenants = Collections.unmodifiableSortedMap(new TreeMap<>(tenants));
    if (id.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException(
          "Billing account (%s) has the name (%s); neither may be blank".formatted(id, name));
    }
    Currencies.problem(currency)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException("Billing account (%s): %s".formatted(id, problem));
            });
  }

  /** An account that is shown its cost in euro and is not invoiced. */
  public static BillingAccount shown(String id, String name, SortedMap<String, String> tenants) {
    return new BillingAccount(
        id, name, tenants, ChargeMode.SHOWBACK, Currencies.OF_BOOKS, Vat.NONE);
  }

  public boolean isInvoiced() {
    return mode == ChargeMode.CHARGEBACK;
  }
}
