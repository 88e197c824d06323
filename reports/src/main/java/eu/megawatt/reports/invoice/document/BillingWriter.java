package eu.megawatt.reports.invoice.document;

import eu.megawatt.fleet.document.DocumentWriter;
import eu.megawatt.fleet.document.JsonFields;
import eu.megawatt.reports.focus.SiteNames;
import eu.megawatt.reports.invoice.BillingAccount;
import eu.megawatt.reports.invoice.Vat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Writes {@code megawatt/billing/1} documents in JSON, the same bytes for the same document. */
public final class BillingWriter {

  private BillingWriter() {}

  /** Writes to a stream, which stays open. */
  public static void write(BillingDocument document, OutputStream out) throws IOException {
    DocumentWriter.lines(out, fields -> write(fields, document));
  }

  private static void write(JsonFields fields, BillingDocument document) throws IOException {
    fields
        .text("format", BillingDocument.FORMAT)
        .object("provider", its -> writeName(its, document.own()))
        .items("customers", document.customers(), BillingWriter::write)
        .items("sites", document.sites().entrySet(), BillingWriter::write)
        .text("serviceProviderName", document.serviceProviderName())
        .text("invoiceIssuerName", document.invoiceIssuerName());
  }

  private static void writeName(JsonFields out, BillingAccount account) throws IOException {
    out.text("id", account.id()).text("name", account.name());
    out.object(
        "tenants",
        its -> {
          for (Map.Entry<String, String> tenant : account.tenants().entrySet()) {
            its.text(tenant.getKey(), tenant.getValue());
          }
        });
  }

  private static void write(JsonFields out, BillingAccount customer) throws IOException {
    writeName(out, customer);
    out.text("mode", customer.mode().word()).text("currency", customer.currency());
    if (customer.isInvoiced()) {
      out.object("vat", its -> write(its, customer.vat()));
    }
  }

  private static void write(JsonFields out, Vat vat) throws IOException {
    out.text("category", vat.category().code()).number("ratePercent", vat.ratePercent());
    if (vat.exemptionReason().isPresent()) {
      out.text("exemptionReason", vat.exemptionReason().get());
    }
  }

  private static void write(JsonFields out, Map.Entry<String, SiteNames> site) throws IOException {
    SiteNames names = site.getValue();
    out.text("id", site.getKey())
        .text("regionId", names.regionId())
        .text("regionName", names.regionName());
    if (names.zone().isPresent()) {
      out.text("zone", names.zone().get());
    }
    out.text("hostProviderName", names.hostProviderName());
  }
}
