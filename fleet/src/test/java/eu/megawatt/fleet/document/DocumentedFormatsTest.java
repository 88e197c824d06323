package eu.megawatt.fleet.document;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.demand.JobRun;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.fleet.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of docs/formats.md are documents, and good ones. */
class DocumentedFormatsTest {

  private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  @Test
  void examples_areReadAndBelongTogether() throws IOException {
    List<String> examples = examples();
    assertThat(examples).hasSize(4);
    Scenario scenario = TestingDocuments.scenario(examples.get(0));
    Plan plan = PlanReader.read(TestingDocuments.stream(examples.get(1)), Syntax.JSON);
    assertThat(plan.scenario()).isEqualTo(scenario.name());
    assertThat(scenario.jobs()).containsKeys(plan.placements().getFirst().job());
    assertThat(scenario.pools()).containsKeys(plan.placements().getFirst().pool());
    assertThat(plan.unplaced().getFirst().reasons())
        .containsExactly(
            Reason.of(
                ReasonCode.WAITING_FOR_POWER,
                "south/grid",
                8000,
                5200,
                "W",
                "needs 8000 W of south/grid, which has 5200 W"));
  }

  @Test
  void examplesOfVersionTwo_areReadAndBelongTogether() throws IOException {
    List<String> examples = examples();
    assertThat(examples.get(2)).isEqualTo(TestingDocuments.resource("one-evening.json"));
    Demand demand = DemandReader.read(TestingDocuments.stream(examples.get(2)), Syntax.JSON);
    DemandPlan plan = DemandPlanReader.read(TestingDocuments.stream(examples.get(3)), Syntax.JSON);
    assertThat(plan.scenario()).isEqualTo(demand.base().name());
    assertThat(plan.placements())
        .extracting(JobRun::job)
        .containsExactlyElementsOf(demand.base().jobs().keySet());
  }

  @Test
  void reasons_areAllDocumented() throws IOException {
    String text = text();
    for (ReasonCode code : ReasonCode.values()) {
      assertThat(text).contains("`" + code.token() + "`");
    }
  }

  private static List<String> examples() throws IOException {
    return EXAMPLE
        .matcher(text())
        .results()
        .map(MatchResult::group)
        .map(DocumentedFormatsTest::inside)
        .toList();
  }

  private static String inside(String block) {
    return block.substring("```json\n".length(), block.length() - "```".length());
  }

  private static String text() throws IOException {
    return Files.readString(TestingDocuments.repository().resolve("docs/formats.md"));
  }
}
