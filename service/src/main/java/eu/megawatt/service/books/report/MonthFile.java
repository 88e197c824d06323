package eu.megawatt.service.books.report;

import eu.megawatt.reports.closing.ClosedMonth;
import eu.megawatt.reports.closing.InCurrency;
import eu.megawatt.reports.closing.MonthFiles;
import eu.megawatt.reports.closing.MonthReport;
import eu.megawatt.reports.closing.MonthReport.Asked;
import eu.megawatt.reports.closing.NamedTable;
import eu.megawatt.reports.file.Check;
import eu.megawatt.reports.file.Facts;
import eu.megawatt.reports.file.FileFormat;
import eu.megawatt.service.books.period.BookMonth;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A report of a month as it is asked for: whoever asks the same of a closed month has the same
 * bytes. Immutable.
 *
 * @param month all of it, or what is of the tenant that asks
 */
public record MonthFile(
    BookMonth of,
    ClosedMonth month,
    MonthReport report,
    Asked asked,
    Optional<String> tenant,
    List<NamedTable> tables) {

  public MonthFile {
    tables = List.copyOf(tables);
  }

  /**
   * The report.
   *
   * @param tenant whose rows alone there are
   * @throws IllegalArgumentException where it needs a month before, and there is none
   */
  public static MonthFile of(
      BookMonth of, MonthReport report, Asked asked, Optional<String> tenant) {
    ClosedMonth month =
        tenant.map(it -> TenantPart.of(of.month(), it, of::billing)).orElse(of.month());
    return new MonthFile(of, month, report, asked, tenant, report.tables(month, asked));
  }

  /** Such as {@code chargeback-by-tenant-2026-10.csv}. */
  public String name(FileFormat format) {
    return name(of.view().id(), !of.view().closed(), report, asked, format);
  }

  /** What the file of a report is called. */
  public static String name(
      String period, boolean isProvisional, MonthReport report, Asked asked, FileFormat format) {
    String how =
        switch (report) {
          case CHARGEBACK, ENERGY -> "-by-" + asked.by().word();
          case FOCUS -> "-" + asked.focus().word();
          case INVOICE, RECONCILIATION, WATERFALL, UNIT_COSTS, CARBON_INTENSITY -> "";
        };
    String money =
        report.hasCurrency() && !asked.currency().equals(InCurrency.OF_BOOKS)
            ? "-" + asked.currency().toLowerCase(Locale.ROOT)
            : "";
    String local =
        switch (format) {
          case CSV_FR -> "-fr";
          case CSV_SV -> "-sv";
          case CSV, XLSX, JSON, PARQUET -> "";
        };
    return "%s%s-%s%s%s.%s"
        .formatted(
            report.word(),
            how + money,
            period,
            isProvisional ? "-provisional" : "",
            local,
            format.extension());
  }

  /** What a file says of itself. */
  Facts facts() {
    Facts facts =
        of.view().closed()
            ? MonthFiles.facts(of.month(), report, asked)
            : MonthFiles.provisional(of.month(), report, asked);
    return tenant.map(it -> facts.withFilter("tenant", it)).orElse(facts);
  }

  /** The rows that are counted are those of the first table. */
  private List<NamedTable> counted(long most, LongConsumer progress) {
    return tables.stream()
        .map(
            table ->
                table.with(
                    sink ->
                        table
                            .rows()
                            .into(
                                new CountedSink(
                                    sink,
                                    most,
                                    table.equals(tables.getFirst()) ? progress : _ -> {}))))
        .toList();
  }

  /**
   * Writes the file to a stream, which stays open.
   *
   * @param most rows of a table
   * @param progress hears how many rows of the first table there were
   * @throws TooManyRowsException where there are more
   */
  public void write(FileFormat format, long most, LongConsumer progress, OutputStream out)
      throws IOException {
    List<Check> checks =
        tenant.isEmpty() ? MonthFiles.checks(month, report, asked.currency()) : List.of();
    MonthFiles.write(counted(most, progress), checks, facts(), format, out);
  }
}
