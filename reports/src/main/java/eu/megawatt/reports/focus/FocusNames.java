package eu.megawatt.reports.focus;

import eu.megawatt.reports.report.JobDirectory;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What things are called in a FOCUS file beside what the books know.
 *
 * @param serviceProviderName who sells the service
 * @param invoiceIssuerName who invoices it
 * @param sites by site id; one that is missing is called by its id and run by the service provider
 */
public record FocusNames(
    String serviceProviderName,
    String invoiceIssuerName,
    SortedMap<String, SiteNames> sites,
    JobDirectory jobs) {

  public FocusNames {
    sites = Collections.unmodifiableSortedMap(new TreeMap<>(sites));
    if (serviceProviderName.isBlank() || invoiceIssuerName.isBlank()) {
      throw new IllegalArgumentException(
          "serviceProviderName is (%s) and invoiceIssuerName is (%s); neither may be blank"
              .formatted(serviceProviderName, invoiceIssuerName));
    }
  }

  SiteNames site(String siteId) {
    SiteNames names = sites.get(siteId);
    return names == null
        ? new SiteNames(siteId, siteId, Optional.empty(), serviceProviderName)
        : names;
  }
}
