package eu.megawatt.reports.invoice.document;

import eu.megawatt.reports.focus.FocusNames;
import eu.megawatt.reports.focus.SiteNames;
import eu.megawatt.reports.invoice.BillingAccount;
import eu.megawatt.reports.invoice.BillingAccounts;
import eu.megawatt.reports.report.JobDirectory;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who pays, and what sites and the provider are called. Immutable.
 *
 * @param own the provider's own account
 * @param customers in the order of the document
 * @param sites by site id
 */
public record BillingDocument(
    BillingAccount own,
    List<BillingAccount> customers,
    SortedMap<String, SiteNames> sites,
    String serviceProviderName,
    String invoiceIssuerName) {

  public static final String FORMAT = "megawatt/billing/1";

  /** Before anybody was named: the provider alone, without a name of its own. */
  public static final BillingDocument UNNAMED =
      new BillingDocument(
          BillingAccount.shown("provider", "Provider", new TreeMap<>()),
          List.of(),
          new TreeMap<>(),
          "Provider",
          "Provider");

  public BillingDocument {
    customers = List.copyOf(customers);
    sites = Collections.unmodifiableSortedMap(new TreeMap<>(sites));
  }

  /** All accounts. */
  public BillingAccounts accounts() {
    return new BillingAccounts(own, customers);
  }

  /** What sites and the provider are called; of jobs nothing. */
  public FocusNames names() {
    return new FocusNames(serviceProviderName, invoiceIssuerName, sites, JobDirectory.NONE);
  }
}
