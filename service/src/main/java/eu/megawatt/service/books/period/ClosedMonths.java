package eu.megawatt.service.books.period;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.document.BookReader;
import eu.megawatt.reports.assumption.document.BookWriter;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.period.StatementReader;
import eu.megawatt.reports.period.StatementText;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.BoundedCache;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Closed months as they are kept. Whatever changes elsewhere, they do not. Thread-safe. */
final class ClosedMonths {

  /** Each may have a hundred thousand rows. */
  private static final int MOST_IN_MEMORY = 3;

  private final Jdbi jdbi;
  private final BoundedCache<BookMonth> months;

  ClosedMonths(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.months = new BoundedCache<>(MOST_IN_MEMORY, this::read);
  }

  /** All of them, the oldest first. */
  List<PeriodRows.Head> heads() {
    return jdbi.withHandle(PeriodRows::all);
  }

  Optional<BookMonth> find(String id) {
    return months.get(id);
  }

  /** What was posted in it; empty where it is not closed. */
  Optional<Statement> statement(String id) {
    return jdbi.withHandle(handle -> PeriodRows.content(handle, id)).map(it -> statement(id, it));
  }

  private static Statement statement(String id, PeriodRows.Content content) {
    return content.statement().read("The statement of " + id, StatementReader::read);
  }

  private Optional<BookMonth> read(String id) {
    return jdbi.withHandle(handle -> read(handle, id));
  }

  private Optional<BookMonth> read(Handle handle, String id) {
    Optional<PeriodRows.Head> head = PeriodRows.find(handle, id);
    return head.map(
        it -> {
          PeriodRows.Content content = PeriodRows.content(handle, id).orElseThrow();
          KeptBasis basis =
              content
                  .basis()
                  .read("The basis of " + id, in -> Json.parse(in.readAllBytes(), KeptBasis.class));
          CostBook book =
              content.book().read("The book of " + id, in -> BookReader.read(in, Syntax.JSON));
          return new BookMonth(
              view(it),
              basis.month(statement(id, content), basis.before().flatMap(this::statement), book),
              basis.payers(),
              Optional.empty(),
              basis.series(),
              basis.versions());
        });
  }

  /** As it is shown. */
  static PeriodView view(PeriodRows.Head head) {
    Period period = new Period(YearMonth.parse(head.id()), ZoneId.of(head.zone()));
    return new PeriodView(
        head.id(),
        PeriodView.CLOSED,
        period.from(),
        period.to(),
        period.quarterCount(),
        true,
        head.bookedCount(),
        List.of(),
        0,
        head.correctionCount(),
        Optional.of(head.closedAt()),
        Optional.of(head.closedBy()),
        Optional.of(head.reason()),
        Optional.of(head.sha256()),
        Optional.of(head.bookVersion()));
  }

  /** What is kept of a month. */
  static PeriodRows.Content content(Statement statement, KeptBasis basis, CostBook book) {
    return new PeriodRows.Content(
        Zipped.of(out -> StatementText.write(statement, out)),
        Zipped.of(out -> out.write(Json.bytes(basis))),
        Zipped.of(out -> BookWriter.write(book, out)));
  }
}
