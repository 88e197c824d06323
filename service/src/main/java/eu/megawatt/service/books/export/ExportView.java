package eu.megawatt.service.books.export;

import java.time.Instant;
import java.util.Optional;

/**
 * An export as it is shown.
 *
 * @param state Queued, Running, Done or Failed
 * @param sha256 of the file, in hexadecimal
 * @param expiresAt when it is forgotten
 * @param problem why it failed
 * @param href where the file is
 */
public record ExportView(
    String id,
    String kind,
    String period,
    String groupBy,
    String shared,
    String focusVersion,
    String currency,
    String format,
    String state,
    Progress progress,
    String fileName,
    Instant createdAt,
    String createdBy,
    Optional<String> sha256,
    Optional<Long> byteCount,
    Optional<Instant> doneAt,
    Optional<Instant> expiresAt,
    Optional<String> problem,
    Optional<String> href) {

  /** How far it is: rows of its first table. */
  public record Progress(long rowCount) {}

  static ExportView of(KeptExport it, long rowCount) {
    Order order = it.order();
    boolean isDone = it.state() == ExportState.DONE;
    return new ExportView(
        it.id(),
        order.report().word(),
        it.periodId(),
        order.asked().by().word(),
        order.asked().shared().word(),
        order.asked().focus().word(),
        order.asked().currency(),
        order.format().word(),
        it.state().word(),
        new Progress(it.made().map(KeptExport.Made::rowCount).orElse(rowCount)),
        it.fileName(),
        it.createdAt(),
        it.createdBy(),
        it.made().map(KeptExport.Made::sha256).filter(_ -> isDone),
        it.made().map(KeptExport.Made::byteCount).filter(_ -> isDone),
        it.made().map(KeptExport.Made::at),
        it.made().map(made -> made.at().plus(Exports.KEPT)),
        it.made().map(KeptExport.Made::problem).filter(why -> !why.isEmpty()),
        isDone ? Optional.of("/api/v1/exports/" + it.id() + "/content") : Optional.empty());
  }
}
