package eu.megawatt.reports.assumption.document;

import eu.megawatt.fleet.document.DocumentWriter;
import eu.megawatt.fleet.document.JsonFields;
import eu.megawatt.reports.assumption.Assumption;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.FlexibilityIncome;
import eu.megawatt.reports.assumption.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes {@code megawatt/books/1} documents in JSON, the same bytes for the same book. */
public final class BookWriter {

  private BookWriter() {}

  /** Writes to a stream, which stays open. */
  public static void write(CostBook book, OutputStream out) throws IOException {
    DocumentWriter.lines(out, fields -> write(fields, book));
  }

  private static void write(JsonFields fields, CostBook book) throws IOException {
    fields
        .text("format", CostBook.FORMAT)
        .text("name", book.name())
        .number("version", book.version())
        .items(
            "sites",
            book.sites().values(),
            (out, it) ->
                out.text("id", it.id())
                    .text("timeZone", it.timeZone().getId())
                    .text("country", it.country()));
    Map<String, List<Assumption>> byList =
        book.assumptions().stream()
            .collect(
                Collectors.groupingBy(
                    AssumptionFields::list, LinkedHashMap::new, Collectors.toList()));
    for (Map.Entry<String, List<Assumption>> list : byList.entrySet()) {
      fields.items(list.getKey(), list.getValue(), BookWriter::write);
    }
  }

  private static void write(JsonFields out, Assumption assumption) throws IOException {
    out.text("id", assumption.name());
    if (!(assumption instanceof FlexibilityIncome)) {
      out.text("validFrom", assumption.heading().validFrom().toString());
    }
    AssumptionFields.write(out, assumption);
    out.object("source", source -> write(source, assumption.heading().source()));
  }

  private static void write(JsonFields out, Source source) throws IOException {
    out.text("text", source.text());
    if (source.address().isPresent()) {
      out.text("address", source.address().get().toString());
    }
    out.text("retrieved", source.retrieved().toString());
    if (source.isToBeChecked()) {
      out.flag("isToBeChecked", true);
    }
  }
}
