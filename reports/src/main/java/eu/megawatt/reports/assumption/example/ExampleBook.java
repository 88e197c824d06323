package eu.megawatt.reports.assumption.example;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.document.BookReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A book of two fictional sites, with every kind of assumption. Each figure says where it is from;
 * what nobody has held against its source is marked as to be checked.
 */
public final class ExampleBook {

  private ExampleBook() {}

  private static final String FRENCH = "\"FR-PAR-1\"";
  private static final String SWEDISH = "\"SE-BOR-1\"";

  /** The book as it stands in the document beside this class. */
  public static CostBook book() {
    return read(document());
  }

  /** The same of two other sites. */
  public static CostBook of(String frenchSiteId, String swedishSiteId) {
    return read(
        document()
            .replace(FRENCH, "\"" + frenchSiteId + "\"")
            .replace(SWEDISH, "\"" + swedishSiteId + "\""));
  }

  private static String document() {
    try (InputStream in = requireNonNull(ExampleBook.class.getResourceAsStream("book.json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CostBook read(String document) {
    return BookReader.read(
        new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), Syntax.JSON);
  }
}
