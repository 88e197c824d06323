package eu.megawatt.reports.regulation;

import eu.megawatt.reports.table.Cell;
import java.util.ArrayList;
import java.util.List;

/** A data point as the cells of {@link AnnualTables#DATA_POINTS} after its key. */
final class DataPointRow {

  private DataPointRow() {}

  static List<Cell> of(DataPointDefinition definition, DataPoint point) {
    List<Cell> row = new ArrayList<>();
    row.add(Cell.of(definition.id()));
    row.add(Cell.of(definition.name()));
    row.add(point instanceof DataPoint.Known known ? Cell.of(known.value()) : Cell.ABSENT);
    row.add(point instanceof DataPoint.Described words ? Cell.of(words.text()) : Cell.ABSENT);
    row.add(definition.unit().map(Cell::of).orElse(Cell.ABSENT));
    row.add(Cell.of(point.quality().word()));
    row.addAll(
        switch (point) {
          case DataPoint.Known known -> of(known.provenance());
          case DataPoint.Described words -> of(words.provenance());
          case DataPoint.Missing missing ->
              List.of(Cell.ABSENT, Cell.ABSENT, Cell.ABSENT, Cell.of(missing.reason()));
        });
    row.add(Cell.of(definition.boundary()));
    row.add(Cell.of(definition.giver()));
    row.add(Cell.of(definition.definition()));
    row.add(Cell.of(definition.source()));
    row.add(Cell.of(definition.isVerified()));
    return row;
  }

  /** Several words in one cell; absent where there are none. */
  static Cell joined(List<String> words) {
    return words.isEmpty() ? Cell.ABSENT : Cell.of(String.join(", ", words));
  }

  private static List<Cell> of(Provenance provenance) {
    return List.of(
        joined(provenance.meterIds()),
        Cell.of(provenance.from()),
        Cell.of(provenance.to().minusDays(1)),
        Cell.of(provenance.source()));
  }
}
