package eu.megawatt.fleet.document;

import com.fasterxml.jackson.core.JsonGenerator;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.unit.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a JSON object being written, in the forms that documents have them. */
public final class JsonFields {

  /** Writes what stands inside an object. */
  public interface Inside {
    void write(JsonFields fields) throws IOException;
  }

  /** Writes what stands inside the object of one item. */
  public interface InsideItem<T> {
    void write(JsonFields fields, T item) throws IOException;
  }

  private final JsonGenerator out;

  JsonFields(JsonGenerator out) {
    this.out = out;
  }

  /** Writes a document, an object. */
  static void document(JsonGenerator out, Inside inside) throws IOException {
    out.writeStartObject();
    inside.write(new JsonFields(out));
    out.writeEndObject();
  }

  public JsonFields text(String name, String value) throws IOException {
    out.writeStringField(name, value);
    return this;
  }

  public JsonFields text(String name, Instant value) throws IOException {
    return text(name, value.toString());
  }

  public JsonFields textOrNull(String name, Optional<?> value) throws IOException {
    if (value.isPresent()) {
      return text(name, value.get().toString());
    }
    out.writeNullField(name);
    return this;
  }

  public JsonFields flag(String name, boolean value) throws IOException {
    out.writeBooleanField(name, value);
    return this;
  }

  public JsonFields number(String name, long value) throws IOException {
    out.writeNumberField(name, value);
    return this;
  }

  public JsonFields number(String name, double value) throws IOException {
    out.writeFieldName(name);
    number(value);
    return this;
  }

  /** A number with exactly the digits that it has. */
  public JsonFields number(String name, BigDecimal value) throws IOException {
    out.writeFieldName(name);
    out.writeNumber(value.toPlainString());
    return this;
  }

  JsonFields money(String name, Money value) throws IOException {
    out.writeFieldName(name);
    out.writeNumber(value.euro().toPlainString());
    return this;
  }

  JsonFields series(String name, Series series) throws IOException {
    if (series.isConstant()) {
      return number(name, series.at(0));
    }
    return numbers(name, series.toArray());
  }

  /** An array of numbers. */
  public JsonFields numbers(String name, double[] values) throws IOException {
    out.writeArrayFieldStart(name);
    for (double value : values) {
      number(value);
    }
    out.writeEndArray();
    return this;
  }

  JsonFields numbers(String name, Map<String, Double> values) throws IOException {
    out.writeObjectFieldStart(name);
    for (Map.Entry<String, Double> entry : values.entrySet()) {
      number(entry.getKey(), entry.getValue());
    }
    out.writeEndObject();
    return this;
  }

  /** An array of whole numbers. */
  public JsonFields wholes(String name, List<Long> values) throws IOException {
    out.writeArrayFieldStart(name);
    for (long value : values) {
      out.writeNumber(value);
    }
    out.writeEndArray();
    return this;
  }

  /** Points, each an array of two numbers. */
  JsonFields points(String name, Map<Double, Double> points) throws IOException {
    out.writeArrayFieldStart(name);
    for (Map.Entry<Double, Double> point : points.entrySet()) {
      out.writeStartArray();
      number(point.getKey());
      number(point.getValue());
      out.writeEndArray();
    }
    out.writeEndArray();
    return this;
  }

  public JsonFields strings(String name, List<String> values) throws IOException {
    out.writeArrayFieldStart(name);
    for (String value : values) {
      out.writeString(value);
    }
    out.writeEndArray();
    return this;
  }

  public JsonFields object(String name, Inside inside) throws IOException {
    out.writeObjectFieldStart(name);
    inside.write(this);
    out.writeEndObject();
    return this;
  }

  public <T> JsonFields items(String name, Iterable<T> items, InsideItem<T> inside)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (T item : items) {
      out.writeStartObject();
      inside.write(this, item);
      out.writeEndObject();
    }
    out.writeEndArray();
    return this;
  }

  public JsonFields missing(String name) throws IOException {
    out.writeNullField(name);
    return this;
  }

  private void number(double value) throws IOException {
    out.writeNumber(Numbers.plain(value));
  }
}
