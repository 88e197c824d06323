package eu.megawatt.reports.focus;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the invoices of a month are.
 *
 * @param createdAt when the month's books were begun
 * @param updatedAt when they changed last
 * @param issuedAt when its invoices were issued; empty while they are provisional
 * @param dueAt when they are to be paid
 * @param paymentTerms in words, such as {@code Net 30}
 */
public record IssueFacts(
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> issuedAt,
    Optional<Instant> dueAt,
    String paymentTerms) {

  public IssueFacts {
    if (paymentTerms.isBlank()) {
      throw new IllegalArgumentException(
          "paymentTerms is blank; it must say when invoices are to be paid. Maybe 'Net 30'.");
    }
  }

  /** In the words of FOCUS. */
  String invoiceStatus() {
    return issuedAt.isPresent() ? "Issued" : "Open";
  }

  /** In the words of FOCUS: a month whose invoices are out changes no more. */
  String periodStatus() {
    return issuedAt.isPresent() ? "Closed" : "Open";
  }
}
