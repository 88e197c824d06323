package eu.megawatt.reports.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTableTest {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  @Test
  void write_anyTable_isReadAsItWas() throws IOException {
    for (int seed = 0; seed < 400; seed++) {
      RandomTable table = seed == 0 ? RandomTable.nasty() : RandomTable.of(seed);

      JsonNode rows = MAPPER.readTree(Made.file(FileFormat.JSON, table)).path("rows");

      assertThat(rows).hasSize(table.cells().size());
      for (int r = 0; r < rows.size(); r++) {
        assertRow(table, rows.get(r), table.cells().get(r), "seed %d, row %d".formatted(seed, r));
      }
    }
  }

  private static void assertRow(RandomTable table, JsonNode row, List<Cell> cells, String as)
      throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      Column column = table.schema().columns().get(i);
      JsonNode read = row.path(column.name());
      switch (cells.get(i)) {
        case Cell.Absent _ -> assertThat(read.isNull()).as(as).isTrue();
        case Cell.Text(var value) ->
            assertThat(column.type() == ColumnType.JSON ? read : read.textValue())
                .as(as)
                .isEqualTo(column.type() == ColumnType.JSON ? MAPPER.readTree(value) : value);
        case Cell.Whole(var value) -> {
          assertThat(read.asText()).as(as).isEqualTo(Long.toString(value));
          assertThat(read.isNumber()).as(as).isEqualTo(Math.abs((double) value) <= 0x1p53);
        }
        case Cell.Decimal(var value) ->
            assertThat(read.decimalValue()).as(as).isEqualByComparingTo(value);
        case Cell.At(var value) -> assertThat(read.textValue()).as(as).isEqualTo(value.toString());
        case Cell.Day(var value) -> assertThat(read.textValue()).as(as).isEqualTo(value.toString());
        case Cell.Flag(var value) -> assertThat(read.booleanValue()).as(as).isEqualTo(value);
      }
    }
  }

  @Test
  void write_anything_saysWhatItIsBeforeTheRows() throws IOException {
    Schema schema =
        new Schema(
            "costs",
            "3",
            List.of(new Column("cost", ColumnType.decimal(2), "What it cost.", "EUR")));

    String json =
        new String(
            Made.file(
                FileFormat.JSON,
                new RandomTable(schema, List.of(List.of(Cell.of(new BigDecimal("1.5")))))),
            StandardCharsets.UTF_8);

    assertThat(json)
        .isEqualTo(
            """
            {"schema":{"name":"costs","version":"3","columns":[{"name":"cost","type":"decimal(2)","unit":"EUR","description":"What it cost."}]},"facts":{"title":"Costs of November","period":{"id":"2026-11","from":"2026-10-31T23:00:00Z","to":"2026-11-30T23:00:00Z","ledgerSha256":"%s"},"filters":{"tenant":"=acme & \\"sons\\""},"zone":"Europe/Paris","generatedAt":"2026-12-01T08:00:00Z","snapshot":"snapshot-7","currency":"EUR","sources":["Tariff of the site, version 3."]},"rows":[{"cost":1.50}]}
            """
                .formatted("ab".repeat(32)));
  }
}
