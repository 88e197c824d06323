package eu.megawatt.planner.models.example;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.planner.models.Bounds;
import eu.megawatt.planner.models.ModelQuality;
import eu.megawatt.planner.models.measure.Measurement;
import org.junit.jupiter.api.Test;

final class ExampleModelsTest {

  @Test
  void everyModel_isMeasuredAndJudgedAtBothTasks_andAllOfItIsEstimated() {
    var measurements = ExampleModels.measurements().all();

    assertThat(measurements).hasSize(48).allMatch(it -> it.source().isEstimated());
    assertThat(measurements)
        .extracting(Measurement::nickname)
        .allMatch(it -> it.endsWith("(example)"));
    assertThat(measurements)
        .allSatisfy(
            it -> {
              ModelQuality its =
                  ExampleModels.qualities().of(it.nickname(), it.task()).orElseThrow();
              assertThat(its.task()).isEqualTo(it.task());
              assertThat(its.source()).isEqualTo(ExampleModels.SOURCE);
              assertThat(its.interval()).isPresent();
            });
  }

  @Test
  void midAndSparse_overlapAtChat_smallAndLargeDoNot() {
    assertThat(interval("Mid 27B (example)").overlaps(interval("Sparse 120B (example)"))).isTrue();
    assertThat(interval("Small 8B (example)").overlaps(interval("Large 405B (example)"))).isFalse();
  }

  private static Bounds interval(String nickname) {
    return ExampleModels.qualities()
        .of(nickname, "chat")
        .flatMap(ModelQuality::interval)
        .orElseThrow();
  }
}
