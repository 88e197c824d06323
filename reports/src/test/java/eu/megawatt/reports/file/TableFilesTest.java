package eu.megawatt.reports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.RowSink;
import eu.megawatt.reports.table.Rows;
import eu.megawatt.reports.table.Schema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

class TableFilesTest {

  private static final int ROWS = 100_000;

  private static final Schema COSTS =
      new Schema(
          "costs",
          List.of(
              new Column("job", ColumnType.TEXT, "Job"),
              new Column("energyWh", ColumnType.WHOLE, "Energy", "Wh"),
              new Column("cost", ColumnType.decimal(2), "Cost", "EUR")));

  /** What a table adds up to. */
  private record Total(long rows, long energyWh, BigDecimal cost) {

    Total plus(long wattHours, BigDecimal euro) {
      return new Total(rows + 1, energyWh + wattHours, cost.add(euro));
    }
  }

  private static final Total NOTHING = new Total(0, 0, new BigDecimal("0.00"));

  @Test
  void write_sameTableTwice_isTheSameToTheByteInAnyZone() throws IOException {
    TimeZone here = TimeZone.getDefault();
    for (FileFormat format : FileFormat.values()) {
      for (int seed = 0; seed < 10; seed++) {
        byte[] first = Made.file(format, RandomTable.of(seed));
        try {
          TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
          assertThat(Made.file(format, RandomTable.of(seed)))
              .as("%s, seed %d", format, seed)
              .isEqualTo(first);
        } finally {
          TimeZone.setDefault(here);
        }
      }
    }
  }

  @Test
  void write_rowsThatStop_isAFileInNoFormatThatHasAnEnd() {
    for (FileFormat format : List.of(FileFormat.JSON, FileFormat.XLSX, FileFormat.PARQUET)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Rows failing =
          sink -> {
            sink.row(row(new SplittableRandom(1)));
            throw new IllegalStateException("The ledger went away");
          };

      assertThatThrownBy(() -> TableFiles.write(format, COSTS, Made.FACTS, out, failing))
          .hasMessage("The ledger went away");
      assertThatThrownBy(() -> total(format, out.toByteArray())).as(format.word()).isNotNull();
    }
  }

  @Test
  void write_aHundredThousandRows_addUpToTheSameInAllFormats() throws IOException {
    Total expected = NOTHING;
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < ROWS; i++) {
      List<Cell> row = row(random);
      expected =
          expected.plus(((Cell.Whole) row.get(1)).value(), ((Cell.Decimal) row.get(2)).value());
    }
    for (FileFormat format : FileFormat.values()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();

      long rows = TableFiles.write(format, COSTS, Made.FACTS, out, TableFilesTest::rows);

      assertThat(rows).isEqualTo(ROWS);
      assertThat(total(format, out.toByteArray())).as(format.word()).isEqualTo(expected);
    }
  }

  private static void rows(RowSink sink) throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < ROWS; i++) {
      sink.row(row(random));
    }
  }

  private static List<Cell> row(SplittableRandom random) {
    return List.of(
        Cell.of("job-" + random.nextInt(1_000)),
        Cell.of(random.nextLong(1_000_000_000L)),
        Cell.of(BigDecimal.valueOf(random.nextLong(-1_000_000L, 100_000_000L), 2)));
  }

  private static Total total(FileFormat format, byte[] file) throws IOException {
    return switch (format) {
      case CSV -> csv(new String(file, StandardCharsets.UTF_8), ',');
      case CSV_FR, CSV_SV -> csv(new String(file, StandardCharsets.UTF_8).substring(1), ';');
      case JSON -> json(file);
      case XLSX -> xlsx(file);
      case PARQUET -> parquet(file);
    };
  }

  private static Total csv(String csv, char separator) {
    Total total = NOTHING;
    for (var fields : NaiveCsv.read(csv, separator).stream().skip(1).toList()) {
      total =
          total.plus(
              Long.parseLong(fields.get(1).orElseThrow()),
              new BigDecimal(fields.get(2).orElseThrow().replace(',', '.')));
    }
    return total;
  }

  private static Total json(byte[] file) throws IOException {
    Total total = NOTHING;
    for (var row : new ObjectMapper().readTree(file).required("rows")) {
      total =
          total.plus(row.path("energyWh").asLong(), row.path("cost").decimalValue().setScale(2));
    }
    return total;
  }

  private static Total xlsx(byte[] file) throws IOException {
    Total total = NOTHING;
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file));
        Stream<Row> rows = book.getFirstSheet().openStream()) {
      Iterator<Row> all = rows.skip(1).iterator();
      while (all.hasNext()) {
        Row row = all.next();
        total =
            total.plus(
                row.getCellAsNumber(1).orElseThrow().longValueExact(),
                row.getCellAsNumber(2).orElseThrow());
      }
    }
    return total;
  }

  private static Total parquet(byte[] file) throws IOException {
    Total total = NOTHING;
    try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(file)));
        RowReader rows = reader.rowReader()) {
      while (rows.hasNext()) {
        rows.next();
        total = total.plus(rows.getLong(1), rows.getDecimal(2));
      }
    }
    return total;
  }
}
