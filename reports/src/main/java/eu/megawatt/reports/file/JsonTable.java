package eu.megawatt.reports.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A table as {@code {"schema":…, "facts":…, "rows":[…]}}: a row is an object by the names of the
 * columns, an absent cell is null. Decimals are numbers with all their digits; whole numbers that a
 * double does not hold are text, as everywhere in the REST API.
 */
final class JsonTable implements TableWriter {

  /** All whole numbers up to here are doubles (IEEE 754: 53 bits). */
  private static final long EXACT_IN_DOUBLES = 1L << 53;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  private final List<Column> columns;
  private final JsonGenerator json;

  JsonTable(Schema schema, Facts facts, OutputStream stream) throws IOException {
    this.columns = schema.columns();
    this.json = FACTORY.createGenerator(stream).setPrettyPrinter(new LineForEach());
    json.writeStartObject();
    json.writeFieldName("schema");
    FactsJson.schema(json, schema);
    json.writeFieldName("facts");
    FactsJson.facts(json, facts);
    json.writeArrayFieldStart("rows");
  }

  @Override
  public void row(List<Cell> row) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < row.size(); i++) {
      json.writeFieldName(columns.get(i).name());
      cell(columns.get(i).type(), row.get(i));
    }
    json.writeEndObject();
  }

  @Override
  public void finish() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }

  private void cell(ColumnType type, Cell cell) throws IOException {
    switch (cell) {
      case Cell.Absent _ -> json.writeNull();
      case Cell.Text(String value) -> text(type, value);
      case Cell.Whole(long value) -> whole(value);
      case Cell.Decimal(BigDecimal value) -> json.writeNumber(PlainNumber.of(type, value));
      case Cell.At(Instant value) -> json.writeString(value.toString());
      case Cell.Day(LocalDate value) -> json.writeString(value.toString());
      case Cell.Flag(boolean value) -> json.writeBoolean(value);
    }
  }

  private void text(ColumnType type, String value) throws IOException {
    if (type == ColumnType.JSON) {
      json.writeRawValue(value);
    } else {
      json.writeString(value);
    }
  }

  private void whole(long value) throws IOException {
    if (value >= -EXACT_IN_DOUBLES && value <= EXACT_IN_DOUBLES) {
      json.writeNumber(value);
    } else {
      json.writeString(Long.toString(value));
    }
  }

  /** A line for each item of a list, so that two files can be compared line by line. */
  private static final class LineForEach extends MinimalPrettyPrinter {

    @Override
    public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
      out.writeRaw(",\n");
    }
  }
}
