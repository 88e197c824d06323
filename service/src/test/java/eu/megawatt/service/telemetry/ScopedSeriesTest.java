package eu.megawatt.service.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where the past ends and the plan begins: four steps, of which the third is going on. */
final class ScopedSeriesTest {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final ScopedSeries.Grid GRID = new ScopedSeries.Grid(START, 60, 4);
  private static final Instant NOW = START.plusSeconds(150);

  private static ScopedSeries.Seen seen(long watts) {
    return new ScopedSeries.Seen(
        Optional.of(watts), Map.of(), Optional.of(100L), Optional.empty(), ScopedSeries.MEASURED);
  }

  private static List<Optional<Long>> everywhere(long watts) {
    Optional<Long> value = Optional.of(watts);
    return List.of(value, value, value, value);
  }

  private static ScopedSeries series(ScopedSeries.Seen... past) {
    ScopedSeries.Planned planned =
        new ScopedSeries.Planned(
                Map.of("training", everywhere(7), "idle", everywhere(3)), everywhere(90))
            .after(NOW, GRID);
    return ScopedSeries.of(
        GRID, "fleet", Optional.empty(), "snapshot", List.of(past), planned, true);
  }

  private static List<Optional<Long>> values(ScopedSeries series, String id) {
    return column(series, id).values();
  }

  private static ScopedSeries.Column column(ScopedSeries series, String id) {
    return series.series().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void plan_ofWhatWasSeen_addsNothingToIt() {
    ScopedSeries series =
        series(ScopedSeries.Seen.NOTHING, seen(50), seen(60), ScopedSeries.Seen.NOTHING);

    assertThat(values(series, "unassigned"))
        .containsExactly(Optional.empty(), Optional.of(50L), Optional.of(60L), Optional.empty());
    assertThat(values(series, "training"))
        .containsExactly(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(7L));
    assertThat(column(series, "training").quality())
        .containsExactly("missing", "missing", "missing", "forecast");
    assertThat(values(series, "limit"))
        .containsExactly(Optional.empty(), Optional.of(100L), Optional.of(100L), Optional.of(90L));
  }

  @Test
  void classes_ofWhatWasSeen_addUpToItsLoadWithWhatIsUnassigned() {
    ScopedSeries.Seen classed =
        new ScopedSeries.Seen(
            Optional.of(50L),
            Map.of("training", 30L, "idle", 5L, "batch", 0L),
            Optional.empty(),
            Optional.empty(),
            ScopedSeries.MEASURED);

    ScopedSeries series = series(classed, classed, classed, classed);

    assertThat(values(series, "training")).containsOnly(Optional.of(30L));
    assertThat(values(series, "idle")).containsOnly(Optional.of(5L));
    assertThat(values(series, "batch")).containsOnly(Optional.of(0L));
    assertThat(values(series, "unassigned")).containsOnly(Optional.of(15L));
  }

  @Test
  void step_thatGoesOnUnseen_isAsPlanned() {
    ScopedSeries.Seen nothing = ScopedSeries.Seen.NOTHING;

    assertThat(values(series(nothing, nothing, nothing, nothing), "training"))
        .containsExactly(Optional.empty(), Optional.empty(), Optional.of(7L), Optional.of(7L));
  }
}
