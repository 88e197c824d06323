package eu.megawatt.service.books.input;

import eu.megawatt.fleet.document.DocumentWriter;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.document.BookReader;
import eu.megawatt.reports.assumption.document.BookWriter;
import eu.megawatt.reports.cost.WorkCount;
import eu.megawatt.reports.imports.AssetCsv;
import eu.megawatt.reports.imports.AssetCsvWriter;
import eu.megawatt.reports.imports.CentreCsv;
import eu.megawatt.reports.imports.CentreCsvWriter;
import eu.megawatt.reports.imports.Preview;
import eu.megawatt.reports.imports.WorkCsv;
import eu.megawatt.reports.imports.WorkCsvWriter;
import eu.megawatt.reports.invoice.document.BillingDocument;
import eu.megawatt.reports.invoice.document.BillingReader;
import eu.megawatt.reports.invoice.document.BillingWriter;
import eu.megawatt.reports.regulation.CentreRegister;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Documents as they are kept: the same bytes for the same content. */
final class BookBytes {

  private BookBytes() {}

  /** A book as it is in a version. */
  static byte[] of(CostBook book, int version) {
    CostBook numbered = new CostBook(book.name(), version, book.sites(), book.assumptions());
    return bytes(out -> BookWriter.write(numbered, out));
  }

  static byte[] of(BillingDocument document) {
    return bytes(out -> BillingWriter.write(document, out));
  }

  static byte[] ofWork(List<WorkCount> counts) {
    return WorkCsvWriter.write(counts).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] of(CentreRegister register) {
    return CentreCsvWriter.write(register).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] ofAssets(List<Asset> assets) {
    return AssetCsvWriter.write(assets).getBytes(StandardCharsets.UTF_8);
  }

  static CostBook book(byte[] bytes) {
    return BookReader.read(new ByteArrayInputStream(bytes), Syntax.JSON);
  }

  static BillingDocument billing(byte[] bytes) {
    return BillingReader.read(new ByteArrayInputStream(bytes), Syntax.JSON);
  }

  static List<Asset> assets(byte[] bytes) {
    return rows(bytes, AssetCsv::read);
  }

  static List<WorkCount> work(byte[] bytes) {
    return rows(bytes, WorkCsv::read);
  }

  static CentreRegister centres(byte[] bytes) {
    return rows(bytes, CentreCsv::read).getFirst();
  }

  /** Reads a table. */
  @FunctionalInterface
  private interface Table<T> {
    Preview<T> read(InputStream in) throws IOException;
  }

  private static <T> List<T> rows(byte[] bytes, Table<T> table) {
    try {
      return table.read(new ByteArrayInputStream(bytes)).accepted();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(DocumentWriter.Bytes body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      body.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
