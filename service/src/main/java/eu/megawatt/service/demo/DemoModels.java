package eu.megawatt.service.demo;

import eu.megawatt.planner.models.example.ExampleModels;
import eu.megawatt.planner.models.measure.Source;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.models.ModelTable;
import eu.megawatt.service.models.ModelTables;
import eu.megawatt.service.models.TableKind;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Brings fictional models, unless somebody's own are there. */
final class DemoModels {

  private final ModelTables tables;

  DemoModels(ModelTables tables) {
    this.tables = tables;
  }

  void begin() {
    bring(
        TableKind.MEASUREMENTS,
        Optional.of(ExampleModels.SOURCE),
        ExampleModels.measurementBytes());
    bring(TableKind.QUALITIES, Optional.empty(), ExampleModels.qualityBytes());
  }

  private void bring(TableKind kind, Optional<Source> source, byte[] table) {
    if (tables.newest(kind).isPresent()) {
      return;
    }
    ModelTable _ =
        tables.bring(
            kind,
            source,
            new String(table, StandardCharsets.UTF_8),
            new Expectation(Optional.of(Expectation.ABSENT)),
            "demonstration",
            "the demonstration's fictional models");
  }
}
