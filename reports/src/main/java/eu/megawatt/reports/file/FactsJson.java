package eu.megawatt.reports.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** What a file is and says of itself, as JSON. */
final class FactsJson {

  /** Writes one JSON value. */
  interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  private static final JsonFactory FACTORY = new JsonFactory();

  private FactsJson() {}

  /** The same as text. */
  static String text(Body body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      body.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static void schema(JsonGenerator json, Schema schema) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", schema.name());
    json.writeStringField("version", schema.version());
    json.writeArrayFieldStart("columns");
    for (Column column : schema.columns()) {
      column(json, column);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void column(JsonGenerator json, Column column) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", column.name());
    json.writeStringField("type", column.type().word());
    if (column.unit().isPresent()) {
      json.writeStringField("unit", column.unit().get());
    }
    json.writeStringField("description", column.description());
    json.writeEndObject();
  }

  static void facts(JsonGenerator json, Facts facts) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", sound(facts.title()));
    if (facts.period().isPresent()) {
      json.writeFieldName("period");
      period(json, facts.period().get());
    }
    json.writeObjectFieldStart("filters");
    for (Map.Entry<String, String> filter : facts.filters().entrySet()) {
      json.writeStringField(sound(filter.getKey()), sound(filter.getValue()));
    }
    json.writeEndObject();
    json.writeStringField("zone", facts.zone().getId());
    json.writeStringField("generatedAt", facts.generatedAt().toString());
    json.writeStringField("snapshot", sound(facts.snapshot()));
    if (facts.currency().isPresent()) {
      json.writeStringField("currency", facts.currency().get());
    }
    json.writeArrayFieldStart("sources");
    for (String source : facts.sources()) {
      json.writeString(sound(source));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void period(JsonGenerator json, Facts.Period period) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", period.id());
    json.writeStringField("from", period.from().toString());
    json.writeStringField("to", period.to().toString());
    if (period.ledgerSha256().isPresent()) {
      json.writeStringField("ledgerSha256", period.ledgerSha256().get());
    }
    json.writeEndObject();
  }

  private static String sound(String value) {
    return Unicode.repaired(value);
  }
}
