package eu.megawatt.service.models;

import eu.megawatt.planner.models.Judged;
import eu.megawatt.planner.models.QualityCsv;
import eu.megawatt.planner.models.measure.MeasurementCsv;
import eu.megawatt.planner.models.measure.Measurements;
import eu.megawatt.planner.models.measure.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What is known of models today; the newest version of each table is held read. Thread-safe. */
public final class KnownModels {

  private final ModelTables tables;
  private final AtomicReference<Optional<Measured>> measured =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<Counted>> judged = new AtomicReference<>(Optional.empty());

  public KnownModels(ModelTables tables) {
    this.tables = tables;
  }

  /** Measurements with their table. */
  public record Measured(ModelTable table, Measurements measurements) {}

  /** Qualities with their table. */
  public record Counted(ModelTable table, Judged judged) {}

  public ModelTables tables() {
    return tables;
  }

  /** Empty before the first table of them. */
  public Optional<Measured> measured() {
    return tables
        .newest(TableKind.MEASUREMENTS)
        .map(
            table ->
                measured
                    .get()
                    .filter(it -> it.table().version() == table.version())
                    .orElseGet(() -> read(table)));
  }

  /** Empty before the first table of them. */
  public Optional<Counted> judged() {
    return tables
        .newest(TableKind.QUALITIES)
        .map(
            table ->
                judged
                    .get()
                    .filter(it -> it.table().version() == table.version())
                    .orElseGet(() -> count(table)));
  }

  private Measured read(ModelTable table) {
    try {
      Source source = table.source().orElseThrow();
      Measured its =
          new Measured(table, MeasurementCsv.read(new ByteArrayInputStream(table.bytes()), source));
      measured.set(Optional.of(its));
      return its;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Counted count(ModelTable table) {
    try {
      Counted its = new Counted(table, QualityCsv.read(new ByteArrayInputStream(table.bytes())));
      judged.set(Optional.of(its));
      return its;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
