package eu.megawatt.fleet.document;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.unit.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenPlansTest {

  private static final String GOOD = TestingDocuments.resource("plan.json");

  static List<BrokenDocument> table() {
    return BrokenDocument.table("broken-plans.txt");
  }

  @ParameterizedTest
  @MethodSource("table")
  void read_broken_saysExactlyWhatIsWrong(BrokenDocument broken) {
    String json = broken.in(GOOD);
    assertThat(TestingDocuments.issues(() -> plan(json))).isEqualTo(broken.said());
  }

  @ParameterizedTest
  @CsvSource({
    "44.12, 4412",
    "44, 4400",
    "44.125, 4413",
    "44.1249, 4412",
    "-0.005, -1",
    "4.4125e1, 4413",
    "0, 0",
    "90000000000000000, 9000000000000000000",
    "1e-300, 0",
  })
  void read_objectiveOfOthers_roundsToTheCent(String written, long cents) {
    Plan plan = plan(GOOD.replace("44.07", written));
    assertThat(plan.objectiveEur()).isEqualTo(new Money(cents));
  }

  @Test
  void read_planOfOthers_mayLeaveOutBoundAndReasons() {
    String lean =
        GOOD.replaceFirst("  \"bound\".*\n", "")
            .replaceFirst("\"reasons\": .*\n", "\"reasons\": []}\n");
    Plan plan = plan(lean);
    assertThat(plan.bound()).isEmpty();
    assertThat(plan.unplaced().getFirst().reasons()).isEmpty();
    assertThat(plan(GOOD.replaceFirst("\"bound\": .*\n", "\"bound\": null,\n")))
        .isEqualTo(plan(GOOD.replaceFirst("  \"bound\".*\n", "")));
  }

  private static Plan plan(String json) {
    return PlanReader.read(TestingDocuments.stream(json), Syntax.JSON);
  }
}
