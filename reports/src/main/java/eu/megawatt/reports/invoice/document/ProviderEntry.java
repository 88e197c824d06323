package eu.megawatt.reports.invoice.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.invoice.BillingAccount;
import org.jspecify.annotations.Nullable;

/** The provider as read. */
final class ProviderEntry extends Entry {

  static final Shape<ProviderEntry> SHAPE =
      Shape.<ProviderEntry>of("a provider object")
          .required("id", (in, its) -> its.id = in.id())
          .required("name", (in, its) -> its.name = in.text())
          .optional("tenants", (in, its) -> its.tenants.read(in));

  final TenantNames tenants = new TenantNames();
  private @Nullable String name;

  BillingAccount complete() {
    return BillingAccount.shown(
        requireNonNull(id).value(), requireNonNull(name), tenants.complete());
  }

  String completeName() {
    return requireNonNull(name);
  }
}
