package eu.megawatt.bench.books;

import eu.megawatt.reports.file.Facts;
import eu.megawatt.reports.file.FileFormat;
import eu.megawatt.reports.file.TableFiles;
import eu.megawatt.reports.focus.FocusNames;
import eu.megawatt.reports.focus.FocusRows;
import eu.megawatt.reports.focus.FocusVersion;
import eu.megawatt.reports.invoice.Billing;
import eu.megawatt.reports.invoice.BillingAccount;
import eu.megawatt.reports.invoice.BillingAccounts;
import eu.megawatt.reports.invoice.PriceList;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.period.StatementReader;
import eu.megawatt.reports.report.JobDirectory;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Exports the months of a directory to one FOCUS file, month by month, in a process of its own:
 * directory, months, file to write, file for the answer, which is seconds and rows.
 */
final class YearExport {

  private static final int BUFFER_BYTES = 1 << 16;

  private YearExport() {}

  public static void main(String... arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    long began = System.nanoTime();
    long rows = export(directory, Integer.parseInt(arguments[1]), Path.of(arguments[2]));
    double seconds = (System.nanoTime() - began) / 1e9;
    Files.writeString(
        Path.of(arguments[3]), "%s %d".formatted(seconds, rows), StandardCharsets.US_ASCII);
  }

  private static long export(Path directory, int months, Path file) throws IOException {
    BillingAccounts accounts =
        new BillingAccounts(BillingAccount.shown("ba-own", "Provider", new TreeMap<>()), List.of());
    FocusNames names = new FocusNames("Provider", "Provider", new TreeMap<>(), JobDirectory.NONE);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
      return TableFiles.write(
          FileFormat.CSV,
          FocusRows.schema(FocusVersion.V1_2),
          Facts.of("focus", Instant.EPOCH, "a year"),
          out,
          sink -> {
            for (int month = 1; month <= months; month++) {
              Billing billing =
                  Billing.of(read(directory, month), accounts, PriceList.NONE, List.of());
              new FocusRows(FocusVersion.V1_2, billing, names).into(sink);
            }
          });
    }
  }

  private static Statement read(Path directory, int month) throws IOException {
    try (InputStream in =
        new GZIPInputStream(
            Files.newInputStream(YearOfBooks.file(directory, month)), BUFFER_BYTES)) {
      return StatementReader.read(in);
    }
  }
}
