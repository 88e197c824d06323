package eu.megawatt.service.books.input;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.cost.WorkCount;
import eu.megawatt.reports.invoice.BillingAccounts;
import eu.megawatt.reports.invoice.document.BillingDocument;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The documents as they are at a revision.
 *
 * @param accounts of the billing document
 */
record InForce(
    long revision,
    Optional<CostBook> book,
    List<Asset> assets,
    List<WorkCount> work,
    int workVersion,
    BillingDocument billing,
    BillingAccounts accounts) {

  static InForce read(Handle handle) {
    BillingDocument billing =
        content(handle, DocumentKind.BILLING)
            .map(BookBytes::billing)
            .orElse(BillingDocument.UNNAMED);
    return new InForce(
        Revision.now(handle),
        content(handle, DocumentKind.BOOK).map(BookBytes::book),
        content(handle, DocumentKind.ASSETS).map(BookBytes::assets).orElse(List.of()),
        content(handle, DocumentKind.WORK).map(BookBytes::work).orElse(List.of()),
        new DocumentTable(DocumentKind.WORK).newest(handle).orElse(0),
        billing,
        billing.accounts());
  }

  private static Optional<byte[]> content(Handle handle, DocumentKind kind) {
    DocumentTable table = new DocumentTable(kind);
    return table.newest(handle).flatMap(it -> table.content(handle, it));
  }
}
