package eu.megawatt.reports.file;

import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * The types of columns in Parquet: text is STRING, JSON is JSON, whole numbers are INT64, decimals
 * DECIMAL(38, scale), days DATE, instants TIMESTAMP of microseconds in UTC. All may be absent.
 */
final class ParquetTypes {

  /** What 38 digits need, and what readers take for a 128-bit decimal. */
  private static final int DECIMAL_BYTES = 16;

  private ParquetTypes() {}

  static MessageType of(Schema schema) {
    return new MessageType(schema.name(), schema.columns().stream().map(ParquetTypes::of).toList());
  }

  private static Type of(Column column) {
    return switch (column.type()) {
      case ColumnType.Plain plain -> of(plain).named(column.name());
      case ColumnType.Decimal(int scale, boolean _) ->
          Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
              .length(DECIMAL_BYTES)
              .as(LogicalTypeAnnotation.decimalType(scale, ColumnType.Decimal.DIGITS))
              .named(column.name());
    };
  }

  private static Types.PrimitiveBuilder<PrimitiveType> of(ColumnType.Plain type) {
    return switch (type) {
      case TEXT -> Types.optional(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType());
      case JSON -> Types.optional(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.jsonType());
      case WHOLE -> Types.optional(PrimitiveTypeName.INT64);
      case INSTANT ->
          Types.optional(PrimitiveTypeName.INT64)
              .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS));
      case DATE -> Types.optional(PrimitiveTypeName.INT32).as(LogicalTypeAnnotation.dateType());
      case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN);
    };
  }

  static Binary text(String value) {
    return Binary.fromString(value);
  }

  /** Two's complement, most significant byte first. */
  static Binary decimal(ColumnType.Decimal type, BigDecimal value) {
    byte[] shortest = value.setScale(type.scale()).unscaledValue().toByteArray();
    byte[] bytes = new byte[DECIMAL_BYTES];
    Arrays.fill(bytes, (byte) (shortest[0] < 0 ? -1 : 0));
    System.arraycopy(shortest, 0, bytes, DECIMAL_BYTES - shortest.length, shortest.length);
    return Binary.fromConstantByteArray(bytes);
  }

  static long micros(Instant value) {
    return Math.addExact(
        Math.multiplyExact(value.getEpochSecond(), 1_000_000L), value.getNano() / 1_000);
  }
}
