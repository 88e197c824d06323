package eu.megawatt.planner.models.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.planner.models.TaskFigures;
import eu.megawatt.planner.models.TestingAssumptions;
import eu.megawatt.planner.models.measure.TestingMeasurements;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixFiguresTest {

  @Test
  void mix_inWords_hasTheSharesOfAll() {
    Mix mix = mix("chat", "14", "code", "6");

    assertThat(mix.words()).isEqualTo("chat 70 %, code 30 %");
    assertThat(mix.isLike(mix("chat", "0.7", "code", "0.3"))).isTrue();
    assertThat(mix.isLike(mix("chat", "0.6", "code", "0.3"))).isFalse();
    assertThat(mix("a", "1", "b", "2").words()).isEqualTo("a 33.3 %, b 66.7 %");
    assertThat(Mix.of("chat").words()).isEqualTo("chat");
  }

  @Test
  void mix_withoutPartsOrTwice_isRefused() {
    assertThatThrownBy(() -> new Mix.Task("chat", BigDecimal.ZERO))
        .hasMessage("parts of chat are 0; they are more than 0 and at most 1000000000");
    assertThatThrownBy(() -> mix("chat", "1", "chat", "2"))
        .hasMessage("tasks are [chat, chat]; each is there once");
    assertThatThrownBy(() -> new Mix(List.of()))
        .hasMessageContaining("tasks are 0; they are from 1 to 12");
  }

  @Test
  void figures_ofOneTask_areThatTasks() {
    TaskFigures figures = figures("a", "chat", "1");
    MixFigures mix = MixFigures.of(figures);

    assertThat(mix.taskWh()).isEqualByComparingTo(figures.taskWh());
    assertThat(mix.thousandTasksEur()).isEqualByComparingTo(figures.thousandTasksEur());
    assertThat(mix.taskMgco2e()).isEqualByComparingTo(figures.taskMgco2e());
    assertThat(mix.words()).isEqualTo(figures.choice().words());
    assertThat(mix.at("chat")).isEqualTo(figures);
  }

  @Test
  void figures_ofSeveralModelsOrAssumptions_areRefusedWithBoth() {
    assertThatThrownBy(
            () ->
                new MixFigures(
                    List.of(
                        new MixFigures.Part(BigDecimal.ONE, figures("a", "chat", "1")),
                        new MixFigures.Part(BigDecimal.ONE, figures("b", "chat", "0.5")))))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains("each is there once")
        .contains("figures are of [a, b]; they are of one model")
        .contains("tasks of a are figured under 2 assumptions");
  }

  private static Mix mix(String one, String parts, String other, String otherParts) {
    return new Mix(
        List.of(
            new Mix.Task(one, new BigDecimal(parts)),
            new Mix.Task(other, new BigDecimal(otherParts))));
  }

  private static TaskFigures figures(String name, String task, String utilisation) {
    return TaskFigures.of(
        List.of(TestingMeasurements.at(task, name, 0.1, 5_000, 400)),
        TestingAssumptions.at(utilisation));
  }
}
