package eu.megawatt.reports.focus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import eu.megawatt.reports.table.Cell;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** An object of JSON as FOCUS has it: names once, and values that are no objects and no lists. */
final class KeyValues {

  private static final JsonFactory JSON = JsonFactory.builder().build();

  private final SortedMap<String, Cell> values = new TreeMap<>();

  KeyValues with(String name, String text) {
    values.put(name, Cell.of(text));
    return this;
  }

  KeyValues with(String name, BigDecimal number) {
    values.put(name, Cell.of(number));
    return this;
  }

  KeyValues with(String name, boolean flag) {
    values.put(name, Cell.of(flag));
    return this;
  }

  /** All of a map. */
  KeyValues with(Map<String, String> texts) {
    texts.forEach(this::with);
    return this;
  }

  /** As it stands in a cell; absent where there is nothing. */
  Cell cell() {
    return values.isEmpty() ? Cell.ABSENT : Cell.of(text());
  }

  private String text() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, Cell> value : values.entrySet()) {
        json.writeFieldName(value.getKey());
        switch (value.getValue()) {
          case Cell.Decimal(BigDecimal number) -> json.writeNumber(number.toPlainString());
          case Cell.Flag(boolean flag) -> json.writeBoolean(flag);
          case Cell.Text(String words) -> json.writeString(words);
          default -> throw new IllegalStateException("No such value: " + value.getValue());
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
