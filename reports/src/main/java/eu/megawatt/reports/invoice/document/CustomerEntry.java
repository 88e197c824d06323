package eu.megawatt.reports.invoice.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.invoice.BillingAccount;
import eu.megawatt.reports.invoice.BillingAccounts;
import eu.megawatt.reports.invoice.ChargeMode;
import eu.megawatt.reports.invoice.Currencies;
import eu.megawatt.reports.invoice.Vat;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A customer as read. */
final class CustomerEntry extends Entry {

  static final Shape<CustomerEntry> SHAPE =
      Shape.<CustomerEntry>of("a customer object")
          .required("id", (in, its) -> its.readId(in))
          .required("name", (in, its) -> its.name = in.text())
          .required("tenants", (in, its) -> its.tenants.read(in))
          .required("mode", (in, its) -> its.readMode(in))
          .optional("currency", (in, its) -> its.readCurrency(in))
          .optional("vat", (in, its) -> its.vat = Optional.of(new VatEntry(in)));

  final TenantNames tenants = new TenantNames();
  private @Nullable String name;
  private @Nullable ChargeMode mode;
  private long modeAt;
  private String currency = Currencies.OF_BOOKS;
  private Optional<VatEntry> vat = Optional.empty();

  private void readId(Cursor in) throws IOException {
    id = in.id();
    if (id != null && id.value().startsWith(BillingAccounts.OF_TENANT)) {
      in.issue(
          "an id does not begin with \"%s\", as those of tenants without an account do"
              .formatted(BillingAccounts.OF_TENANT));
    }
  }

  private void readMode(Cursor in) throws IOException {
    modeAt = in.at();
    mode = in.word(ChargeMode.class, ChargeMode::word, "a mode");
  }

  private void readCurrency(Cursor in) throws IOException {
    String code = in.string();
    if (code != null) {
      currency = code;
      Currencies.problem(code).ifPresent(in::issue);
    }
  }

  /** Whoever is invoiced has VAT or a reason for none; whoever is shown its cost has neither. */
  void check(Issues issues) {
    if (mode == ChargeMode.CHARGEBACK && vat.isEmpty()) {
      issues.add(
          modeAt,
          pointer("mode"),
          "an account that is invoiced needs a vat. Maybe {\"category\": \"S\", \"ratePercent\": 20}");
    }
    if (mode == ChargeMode.SHOWBACK && vat.isPresent()) {
      issues.add(
          modeAt, pointer("mode"), "an account that is shown its cost has no vat; leave it out");
    }
  }

  BillingAccount complete() {
    return new BillingAccount(
        requireNonNull(id).value(),
        requireNonNull(name),
        tenants.complete(),
        requireNonNull(mode),
        currency,
        vat.map(VatEntry::complete).orElse(Vat.NONE));
  }
}
