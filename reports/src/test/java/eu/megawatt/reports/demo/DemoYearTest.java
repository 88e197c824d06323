package eu.megawatt.reports.demo;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.reports.closing.NamedTable;
import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.RowSink;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DemoYearTest {

  /** Keeps the rows of a table. */
  private static final class Kept implements RowSink {
    final List<List<Cell>> rows = new ArrayList<>();

    @Override
    public void row(List<Cell> row) {
      rows.add(List.copyOf(row));
    }

    @Override
    public void close() {}
  }

  private static List<List<Cell>> rows(NamedTable table) throws IOException {
    Kept kept = new Kept();
    table.rows().into(kept);
    return kept.rows;
  }

  private static Optional<BigDecimal> value(List<Cell> row, int column) {
    return row.get(column) instanceof Cell.Decimal(BigDecimal value)
        ? Optional.of(value)
        : Optional.empty();
  }

  @Test
  void of_theDemo_knowsPueByMetersAndSaysWhatIsMissingForTheRest() throws IOException {
    NamedTable indicators = DemoYear.of(1).report().tables().getFirst();
    int id = indicators.schema().indexOf("indicator");
    int value = indicators.schema().indexOf("value");
    int missing = indicators.schema().indexOf("missing");
    List<List<Cell>> rows = rows(indicators);

    assertThat(rows).hasSizeGreaterThanOrEqualTo(2 * 2 * 4);
    for (List<Cell> row : rows) {
      if (row.get(id).equals(Cell.of("PUE"))) {
        assertThat(value(row, value).orElseThrow())
            .isBetween(new BigDecimal("1.05"), new BigDecimal("1.30"));
      } else {
        assertThat(value(row, value)).as(row.toString()).isEmpty();
        assertThat(row.get(missing)).as(row.toString()).isNotEqualTo(Cell.ABSENT);
      }
    }
  }
}
