package eu.megawatt.service.books.input;

import eu.megawatt.fleet.document.DocumentWriter;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.document.BookReader;
import eu.megawatt.reports.assumption.document.BookWriter;
import eu.megawatt.reports.imports.AssetCsv;
import eu.megawatt.reports.imports.AssetCsvWriter;
import eu.megawatt.reports.invoice.document.BillingDocument;
import eu.megawatt.reports.invoice.document.BillingReader;
import eu.megawatt.reports.invoice.document.BillingWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

  static byte[] of(List<Asset> assets) {
    return AssetCsvWriter.write(assets).getBytes(StandardCharsets.UTF_8);
  }

  static CostBook book(byte[] bytes) {
    return BookReader.read(new ByteArrayInputStream(bytes), Syntax.JSON);
  }

  static BillingDocument billing(byte[] bytes) {
    return BillingReader.read(new ByteArrayInputStream(bytes), Syntax.JSON);
  }

  static List<Asset> assets(byte[] bytes) {
    try {
      return AssetCsv.read(new ByteArrayInputStream(bytes)).accepted();
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
