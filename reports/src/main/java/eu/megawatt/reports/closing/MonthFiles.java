package eu.megawatt.reports.closing;

import eu.megawatt.reports.closing.MonthReport.Asked;
import eu.megawatt.reports.file.Check;
import eu.megawatt.reports.file.Facts;
import eu.megawatt.reports.file.FileFormat;
import eu.megawatt.reports.file.TableFiles;
import eu.megawatt.reports.file.XlsxBook;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.period.StatementText;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the reports of a month: of a closed one the same bytes whenever it is done. */
public final class MonthFiles {

  private static final int CENTS = 2;

  private MonthFiles() {}

  /**
   * Writes a report to a stream, which stays open: its first table, or as a workbook all of them
   * with what they have to add up to.
   */
  public static void write(
      ClosedMonth month, MonthReport report, Asked asked, FileFormat format, OutputStream out)
      throws IOException {
    write(
        report.tables(month, asked),
        checks(month, report, asked.currency()),
        facts(month, report, asked),
        format,
        out);
  }

  /**
   * Writes tables to a stream, which stays open: the first, or as a workbook all of them.
   *
   * @param checks of a workbook
   */
  public static void write(
      List<NamedTable> tables, List<Check> checks, Facts facts, FileFormat format, OutputStream out)
      throws IOException {
    if (format == FileFormat.XLSX) {
      var _ =
          XlsxBook.write(
              facts,
              out,
              book -> {
                for (NamedTable table : tables) {
                  long _ = book.table(table.name(), table.schema(), table.rows());
                }
                checks.forEach(book::check);
              });
    } else {
      NamedTable first = tables.getFirst();
      long _ = TableFiles.write(format, first.schema(), facts, out, first.rows());
    }
  }

  /** What the columns of a workbook have to add up to. */
  public static List<Check> checks(ClosedMonth month, MonthReport report, String currency) {
    Statement statement = month.statement();
    Posted total = statement.total();
    return switch (report) {
      case CHARGEBACK ->
          List.of(
              cost(InCurrency.of(month.book(), statement.period(), currency), total),
              new Check(
                  "Energy as the meters have it",
                  "Chargeback",
                  "energyWh",
                  BigDecimal.valueOf(total.energyWh())));
      case ENERGY ->
          List.of(
              new Check(
                  "Energy as the meters have it",
                  "Energy",
                  "energyWh",
                  BigDecimal.valueOf(total.energyWh())));
      case FOCUS, INVOICE, RECONCILIATION, WATERFALL, UNIT_COSTS, CARBON_INTENSITY -> List.of();
    };
  }

  private static Check cost(InCurrency in, Posted total) {
    return new Check(
        "Cost as the ledger has it",
        "Chargeback",
        in.name("costEur"),
        in.amount(BigDecimal.valueOf(total.cents().total(), CENTS)));
  }

  /** What a file of a closed month says of itself. */
  public static Facts facts(ClosedMonth month, MonthReport report, Asked asked) {
    Period period = month.statement().period();
    SortedMap<String, String> filters = new TreeMap<>();
    switch (report) {
      case CHARGEBACK -> {
        filters.put("groupBy", asked.by().word());
        filters.put("shared", asked.shared().word());
      }
      case ENERGY -> filters.put("groupBy", asked.by().word());
      case FOCUS -> filters.put("version", asked.focus().word());
      case INVOICE, RECONCILIATION, WATERFALL, UNIT_COSTS, CARBON_INTENSITY -> {}
    }
    boolean isConverted = report.hasCurrency() && !asked.currency().equals(InCurrency.OF_BOOKS);
    if (isConverted) {
      filters.put("currency", asked.currency());
    }
    String sha256 = StatementText.sha256(month.statement());
    return new Facts(
        "%s of %s".formatted(report.word(), period.id()),
        Optional.of(new Facts.Period(period.id(), period.from(), period.to(), Optional.of(sha256))),
        filters,
        period.zone(),
        period.to(),
        "statement " + sha256,
        Optional.of(isConverted ? asked.currency() : InCurrency.OF_BOOKS),
        List.of("%s, version %d".formatted(month.book().name(), month.book().version())));
  }

  /**
   * What a file of a month that is still open says of itself: that it is provisional, and what it
   * was made from, so that the same state of the books gives the same bytes.
   */
  public static Facts provisional(ClosedMonth month, MonthReport report, Asked asked) {
    Facts closed = facts(month, report, asked);
    Period period = month.statement().period();
    return new Facts(
        closed.title() + ", provisional",
        Optional.of(new Facts.Period(period.id(), period.from(), period.to(), Optional.empty())),
        closed.filters(),
        closed.zone(),
        closed.generatedAt(),
        "provisional: the month is open; " + closed.snapshot(),
        closed.currency(),
        closed.sources());
  }
}
