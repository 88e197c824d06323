package eu.megawatt.reports.file;

import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Tells Parquet the cells of a row; schema and facts stand in the file's metadata, as JSON. */
final class ParquetRows extends WriteSupport<List<Cell>> {

  static final class Builder extends ParquetWriter.Builder<List<Cell>, Builder> {

    private final ParquetRows rows;

    Builder(OutputFile file, Schema schema, Facts facts) {
      super(file);
      this.rows = new ParquetRows(schema, facts);
    }

    @Override
    protected Builder self() {
      return this;
    }

    /** Deprecated, and abstract all the same. */
    @Override
    @SuppressWarnings("deprecation")
    protected WriteSupport<List<Cell>> getWriteSupport(Configuration configuration) {
      return rows;
    }

    @Override
    protected WriteSupport<List<Cell>> getWriteSupport(ParquetConfiguration configuration) {
      return rows;
    }
  }

  private final Schema schema;
  private final MessageType types;
  private final Map<String, String> metadata;
  private @Nullable RecordConsumer out;

  private ParquetRows(Schema schema, Facts facts) {
    this.schema = schema;
    this.types = ParquetTypes.of(schema);
    this.metadata =
        Map.of(
            "megawatt.schema", FactsJson.text(json -> FactsJson.schema(json, schema)),
            "megawatt.facts", FactsJson.text(json -> FactsJson.facts(json, facts)));
  }

  @Override
  public String getName() {
    return "megawatt";
  }

  /** Deprecated, and abstract all the same. */
  @Override
  @SuppressWarnings("deprecation")
  public WriteContext init(Configuration configuration) {
    return new WriteContext(types, metadata);
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(types, metadata);
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    this.out = recordConsumer;
  }

  @Override
  public void write(List<Cell> row) {
    RecordConsumer consumer = Objects.requireNonNull(out);
    consumer.startMessage();
    for (int i = 0; i < row.size(); i++) {
      if (!(row.get(i) instanceof Cell.Absent)) {
        String name = schema.columns().get(i).name();
        consumer.startField(name, i);
        value(consumer, schema.columns().get(i).type(), row.get(i));
        consumer.endField(name, i);
      }
    }
    consumer.endMessage();
  }

  private static void value(RecordConsumer out, ColumnType type, Cell cell) {
    switch (cell) {
      case Cell.Absent _ -> throw new IllegalStateException("An absent cell has no value");
      case Cell.Text(var value) -> out.addBinary(ParquetTypes.text(value));
      case Cell.Whole(var value) -> out.addLong(value);
      case Cell.Decimal(var value) ->
          out.addBinary(ParquetTypes.decimal((ColumnType.Decimal) type, value));
      case Cell.At(var value) -> out.addLong(ParquetTypes.micros(value));
      case Cell.Day(var value) -> out.addInteger(Math.toIntExact(value.toEpochDay()));
      case Cell.Flag(var value) -> out.addBoolean(value);
    }
  }
}
