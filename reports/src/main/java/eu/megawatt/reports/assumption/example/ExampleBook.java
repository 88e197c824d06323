package eu.megawatt.reports.assumption.example;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.document.BookReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A book of two fictional sites, with every kind of assumption. Each figure says where it is from;
 * what nobody has held against its source is marked as to be checked.
 */
public final class ExampleBook {

  private ExampleBook() {}

  /** The book as it stands in the document beside this class. */
  public static CostBook book() {
    try (InputStream in = requireNonNull(ExampleBook.class.getResourceAsStream("book.json"))) {
      return BookReader.read(in, Syntax.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
