package eu.megawatt.service.capacity.buildout;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.service.capacity.buildout.BuildOutView.CostView;
import eu.megawatt.service.json.Json;
import org.junit.jupiter.api.Test;

/** Answers that were kept before this version read as they were meant. */
final class BuildOutViewTest {

  @Test
  void read_costWithoutWhatIsLeft_hasNothingLeft() {
    String kept =
        """
        {"totalMinor": 10, "capitalMinor": 1, "fixedMinor": 2, "runningMinor": 3, "shortageMinor": 4}
        """;

    assertThat(Json.read(kept, CostView.class)).isEqualTo(new CostView(10, 1, 0, 2, 3, 4));
  }

  @Test
  void read_whatIsWritten_isTheSame() {
    CostView cost = new CostView(5, 10, -15, 2, 3, 5);

    assertThat(Json.read(Json.write(cost), CostView.class)).isEqualTo(cost);
  }
}
