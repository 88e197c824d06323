package eu.megawatt.reports.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParquetTableTest {

  @Test
  void write_anyTable_isReadAsItWas() throws IOException {
    for (int seed = 0; seed < 150; seed++) {
      RandomTable table = seed == 0 ? RandomTable.nasty() : RandomTable.of(seed);
      byte[] file = Made.file(FileFormat.PARQUET, table);
      try (ParquetFileReader reader = open(file);
          RowReader rows = reader.rowReader()) {
        assertThat(reader.getFileMetaData().numRows()).isEqualTo(table.cells().size());
        for (int r = 0; r < table.cells().size(); r++) {
          assertThat(rows.hasNext()).isTrue();
          rows.next();
          assertRow(rows, table, table.cells().get(r), "seed %d, row %d".formatted(seed, r));
        }
        assertThat(rows.hasNext()).isFalse();
      }
    }
  }

  private static void assertRow(RowReader rows, RandomTable table, List<Cell> cells, String as) {
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      assertThat(rows.isNull(i)).as(as).isEqualTo(cell instanceof Cell.Absent);
      switch (cell) {
        case Cell.Absent _ -> {}
        case Cell.Text(var value) -> assertThat(rows.getString(i)).as(as).isEqualTo(value);
        case Cell.Whole(var value) -> assertThat(rows.getLong(i)).as(as).isEqualTo(value);
        case Cell.Decimal(var value) -> {
          assertThat(rows.getDecimal(i)).as(as).isEqualByComparingTo(value);
          assertThat(rows.getDecimal(i).scale()).as(as).isEqualTo(scale(table, i));
        }
        case Cell.At(var value) -> assertThat(rows.getTimestamp(i)).as(as).isEqualTo(value);
        case Cell.Day(var value) -> assertThat(rows.getDate(i)).as(as).isEqualTo(value);
        case Cell.Flag(var value) -> assertThat(rows.getBoolean(i)).as(as).isEqualTo(value);
      }
    }
  }

  private static int scale(RandomTable table, int column) {
    Column of = table.schema().columns().get(column);
    return ((ColumnType.Decimal) of.type()).scale();
  }

  @Test
  void write_anything_saysWhatItIsInItsMetadata() throws IOException {
    try (ParquetFileReader reader = open(Made.file(FileFormat.PARQUET, RandomTable.of(3)))) {
      assertThat(reader.getFileMetaData().keyValueMetadata().get("megawatt.facts"))
          .contains("\"snapshot\":\"snapshot-7\"");
      assertThat(reader.getFileMetaData().keyValueMetadata().get("megawatt.schema"))
          .startsWith("{\"name\":\"random\",\"version\":\"1\"");
    }
  }

  private static ParquetFileReader open(byte[] file) throws IOException {
    return ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(file)));
  }
}
