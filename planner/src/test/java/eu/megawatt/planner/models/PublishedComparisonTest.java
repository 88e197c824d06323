package eu.megawatt.planner.models;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.planner.models.measure.Measurement;
import eu.megawatt.planner.models.measure.Measurements;
import eu.megawatt.planner.models.measure.Source;
import eu.megawatt.planner.models.measure.TestingMeasurements;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The worked comparison, from the measurements, to the digits that it has. */
class PublishedComparisonTest {

  private final Measurements published = TestingMeasurements.published();

  @Test
  void of_everyRowOfTheComparison_isReproducedToItsDigits() throws IOException {
    List<String> lines = Files.readAllLines(TestingMeasurements.shared("flip_metric_examples.psv"));

    assertThat(lines).hasSize(17);
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
      List<String> expected = new ArrayList<>(cells.subList(3, 13));
      expected.add(cells.get(14));

      assertThat(reproduced(cells, expected)).as(line).isEqualTo(expected);
    }
  }

  /** Each figure with as many decimals as the comparison has. */
  private List<String> reproduced(List<String> cells, List<String> like) {
    TaskFigures figures =
        TaskFigures.of(
            published.of(cells.get(1), cells.get(0), cells.get(2)), TestingAssumptions.published());
    Measurement it = figures.choice().measurement();
    int gpus = it.configuration().gpuCount();
    List<BigDecimal> all =
        List.of(
            BigDecimal.valueOf(gpus),
            BigDecimal.valueOf(it.perTokenJ()),
            BigDecimal.valueOf(it.perRequestJ()),
            BigDecimal.valueOf(it.tokensPerSecond() / gpus),
            BigDecimal.valueOf(it.gap().p95Ms().orElseThrow()),
            figures.gpuTaskWh(),
            figures.taskWh(),
            figures.thousandTasksEur(),
            figures.taskMgco2e(),
            figures.millionTasksPerMWh());
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      texts.add(rounded(all.get(i), like.get(i)));
    }
    texts.add(like.getLast().isEmpty() ? "" : correct(figures, cells.get(13), like.getLast()));
    return texts;
  }

  private static String correct(TaskFigures figures, String percent, String like) {
    ModelQuality quality =
        new ModelQuality(
            "gpqa",
            new BigDecimal(percent).movePointLeft(2).doubleValue(),
            OptionalInt.empty(),
            Source.estimated("model card"),
            LocalDate.of(2026, 2, 27));
    return rounded(figures.correctTaskWh(quality).orElseThrow(), like);
  }

  private static String rounded(BigDecimal value, String like) {
    return value.setScale(new BigDecimal(like).scale(), RoundingMode.HALF_EVEN).toPlainString();
  }
}
