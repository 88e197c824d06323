package eu.megawatt.reports.invoice.document;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Format;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Section;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.document.Text;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A billing document as read: its parts are well formed, but not held against each other yet. */
final class BillingDraft {

  private static final Shape<BillingDraft> SHAPE =
      Shape.<BillingDraft>of("a billing object")
          .required("format", (in, _) -> Format.read(in, BillingDocument.FORMAT))
          .required("provider", (in, its) -> ProviderEntry.SHAPE.read(in, its.provider))
          .optional("customers", (in, its) -> its.customers.read(in))
          .optional("sites", (in, its) -> its.sites.read(in))
          .optional(
              "serviceProviderName",
              (in, its) -> its.serviceProviderName = Optional.ofNullable(in.text()))
          .optional(
              "invoiceIssuerName",
              (in, its) -> its.invoiceIssuerName = Optional.ofNullable(in.text()));

  private final ProviderEntry provider = new ProviderEntry();
  private final Section<CustomerEntry> customers =
      new Section<>("a customer", CustomerEntry.SHAPE, CustomerEntry::new);
  private final Section<SiteNamesEntry> sites =
      new Section<>("a site", SiteNamesEntry.SHAPE, SiteNamesEntry::new);
  private Optional<String> serviceProviderName = Optional.empty();
  private Optional<String> invoiceIssuerName = Optional.empty();

  void read(Cursor in) throws IOException {
    SHAPE.read(in, this);
  }

  /** Holds the parts against each other. */
  void check(Issues issues) {
    Map<String, String> accountOfTenant = new HashMap<>();
    String own = idOf(provider.id);
    provider.tenants.claim(own, accountOfTenant, issues);
    for (CustomerEntry customer : customers.items()) {
      customer.check(issues);
      customer.tenants.claim(idOf(customer.id), accountOfTenant, issues);
      Text id = customer.id;
      if (id != null && id.value().equals(own)) {
        issues.add(
            id.at(), customer.pointer("id"), Names.quoted(own) + " is the id of /provider already");
      }
    }
  }

  private static String idOf(@Nullable Text id) {
    return id == null ? "" : id.value();
  }

  /** The document, once nothing is wrong with it. */
  BillingDocument complete() {
    return new BillingDocument(
        provider.complete(),
        List.copyOf(customers.complete(CustomerEntry::complete).values()),
        new TreeMap<>(sites.complete(SiteNamesEntry::complete)),
        serviceProviderName.orElseGet(provider::completeName),
        invoiceIssuerName.orElseGet(provider::completeName));
  }
}
