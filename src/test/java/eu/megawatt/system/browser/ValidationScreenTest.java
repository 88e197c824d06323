package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes and kernels on screen: what holds of them, why, and what is done about it from there. */
@ExtendWith(MeasuredFleet.Extension.class)
final class ValidationScreenTest {

  private static final Pattern REFUSED = Pattern.compile("Failed to load resource.*");
  private static final String NODE = "/validation?node=";

  private final MeasuredFleet fleet;

  ValidationScreenTest(MeasuredFleet fleet) {
    this.fleet = fleet;
  }

  private static Locator cell(Visit visit, String nodeId) {
    return visit.page().locator("td[data-node='%s']".formatted(nodeId));
  }

  private static Locator band(Visit visit, String model) {
    return visit.page().locator("[data-testid=band][data-model='%s']".formatted(model));
  }

  private List<String> setApart() {
    return fleet.api().get("/outages").path("items").findValuesAsText("nodeId");
  }

  private static void give(Visit visit, String dialog, String reason) {
    visit.see(dialog + "-reason").fill(reason);
    visit.get(dialog + "-act").click();
  }

  @Test
  void thresholds_ofTheProfile_areThoseOnScreenAndChangeWithIt() {
    fleet.promise("M1", 0.08, 0.2, "whoever made it");
    fleet.measure("n01", "M1", 93);
    try (Visit visit = fleet.visit().open("/validation?model=M1")) {
      visit.see("chart-dots");
      assertThat(band(visit, "M1")).containsText("100 GB/s by script");
      assertThat(band(visit, "M1")).containsText("degraded below −8 %");
      assertThat(band(visit, "M1")).containsText("fails below −20 %");
      assertThat(band(visit, "M1")).containsText("version 1 (whoever made it)");
      assertThat(cell(visit, "n01")).containsText("0.930");
      assertThat(cell(visit, "n01")).hasAttribute("data-verdict", "PASS");

      fleet.promise("M1", 0.03, 0.06, "somebody else");
      fleet.measure("n01", "M1", 93);

      assertThat(cell(visit, "n01")).hasAttribute("data-verdict", "FAIL");
      assertThat(band(visit, "M1")).containsText("degraded below −3 %");
      assertThat(band(visit, "M1")).containsText("version 2 (somebody else)");
    }
  }

  @Test
  void missingResult_isNotRunAndNeverAPass() {
    fleet.measure("n02", "M2", 90);
    try (Visit visit = fleet.visit().open("/validation?nodes=all")) {
      Locator never = cell(visit, "n12");
      assertThat(never).hasAttribute("data-verdict", "NotRun");
      assertThat(never).containsText("not run");
      assertThat(never).not().containsText("pass");
      visit.get("count-NotRun").click();
      assertThat(cell(visit, "n02")).hasCount(0);
      assertThat(visit.page().locator("[data-testid=grid-node]").first()).containsText("not run");
      JsonNode counts =
          fleet.api().get("/verdicts?verdict=NotRun&pageSize=1").path("nodeCountByVerdict");
      assertThat(visit.get("count-NotRun")).containsText(counts.path("NotRun").asText());
      visit.open(NODE + "n12");
      assertThat(visit.see("node-not-run")).containsText("no pass");
      assertThat(visit.get("rerun-node")).isDisabled();
    }
  }

  @Test
  void node_thatFails_isNotOfferedAndTheReasonLeadsBackHere() {
    fleet.promise("M3", 0.05, 0.1, "the contract");
    try (Visit visit = fleet.visit().open("/jobs/new")) {
      visit.see("panel-offers");
      fleet.measure("n03", "M3", 50);
      Locator out = visit.get("set-apart-node").filter(new FilterOptions().setHasText("n03"));
      assertThat(out).containsText("8 GPUs of oslo/g100");
      assertThat(out).containsText("FAIL");
      assertThat(setApart()).contains("n03");
      out.getByRole(AriaRole.LINK).click();

      assertThat(visit.see("set-apart")).containsText("by its verdicts");
      assertThat(visit.path()).isEqualTo(NODE + "n03");
      assertThat(visit.page().locator("[data-testid=grid-node][data-node=n03]"))
          .containsText("set apart");
    }
  }

  @Test
  void rerun_fromTheNode_showsItsProgressThenTheValueAndTheCheckAgainstTheCpu() {
    ScriptedAgent agent = fleet.agent("n04", "gpu", "M4");
    try (Visit visit = fleet.visit().open(NODE + "n04")) {
      visit.see("rerun-node").click();
      give(visit, "rerun", "after a new fan");
      assertThat(visit.see("run-progress")).hasAttribute("data-state", "Waiting");
      String order = agent.takeOrder();
      agent.begin(order);
      assertThat(visit.get("run-progress")).containsText(ScriptedAgent.KERNEL + ", 1 of 1");
      agent.finish(order, 98.5);

      Locator verdict = visit.see("node-verdict");
      assertThat(verdict.getByTestId("device-value")).containsText("98.5 GB/s");
      assertThat(verdict.getByTestId("cpu-check")).hasText("error 0.004, 0.02 allowed");
      assertThat(verdict.getByTestId("device-kind")).hasText("GPU");
      assertThat(verdict).containsText("500 W");
      assertThat(visit.get("run-progress")).hasAttribute("data-state", "Done");
      assertThat(visit.get("node-runs")).containsText("after a new fan");
      assertThat(fleet.api().get("/validation-runs?nodeId=n04").path("items")).hasSize(1);
    }
  }

  @Test
  void run_takenBack_isNotMeasured() {
    fleet.agent("n05", "gpu", "M5");
    fleet.run("n05");
    try (Visit visit = fleet.visit().open(NODE + "n05")) {
      visit.see("rerun-node").click();
      give(visit, "rerun", "once more");
      visit.see("take-back").click();
      give(visit, "take-back-run", "not now");

      assertThat(visit.get("run-progress")).hasAttribute("data-state", "Cancelled");
    }
  }

  @Test
  void machineWithoutAGpu_isMeasuredOnItsCpuAndSaysSo() {
    ScriptedAgent agent = fleet.agent("n06", "cpu", "Some CPU");
    fleet.run("n06");
    agent.carryOut(12);
    try (Visit visit = fleet.visit().open("/validation?model=Some%20CPU&node=n06")) {
      visit.see("chart-dots");
      assertThat(cell(visit, "n06")).containsText("CPU");
      assertThat(band(visit, "Some CPU").getByTestId("device-kind")).hasText("measured on the CPU");
      assertThat(band(visit, "Some CPU")).containsText("nothing is promised");
      assertThat(visit.see("node-verdict").getByTestId("device-kind")).hasText("CPU");
      assertThat(visit.get("cpu-check")).hasText("error 0.004, 0.02 allowed");
      assertThat(visit.get("panel-watts")).containsText("No meter said what it drew");
    }
  }

  @Test
  void node_setApartByAPersonAndReleased_leavesThePlanAndComesBack() {
    fleet.measure("n07", "M7", 90);
    try (Visit visit = fleet.visit().open(NODE + "n07")) {
      visit.see("quarantine").click();
      give(visit, "quarantine-node", "a strange noise");
      assertThat(visit.see("set-apart")).containsText("a strange noise");
      assertThat(setApart()).contains("n07");
      assertThat(visit.get("node-quarantines")).containsText("a strange noise");

      visit.get("release").click();
      give(visit, "release-node", "it was the fan");
      assertThat(visit.get("set-apart")).hasCount(0);
      assertThat(setApart()).doesNotContain("n07");
      assertThat(visit.get("node-quarantines")).containsText("it was the fan");
      assertThat(visit.get("quarantine")).isVisible();
    }
  }

  @Test
  void refusal_ofAQuarantine_isSaidInTheDialog() {
    fleet.measure("n08", "M8", 90);
    try (Visit visit = fleet.visit().expecting(REFUSED).open(NODE + "n08")) {
      visit.page().route("**/api/v1/nodes/*/quarantine", it -> FailingPanelsTest.refuse(it, 409));
      visit.see("quarantine").click();
      give(visit, "quarantine-node", "in vain");

      assertThat(visit.see("quarantine-node-error")).containsText("Refused with 409");
      assertThat(setApart()).doesNotContain("n08");
    }
  }

  @Test
  void grid_inTableTwinAndFile_saysTheSameAsTheChart() {
    fleet.promise("M9", 0.05, 0.1, "the contract");
    fleet.measure("n09", "M9", 99);
    fleet.measure("n10", "M9", 97);
    try (Visit visit = fleet.visit().open("/validation?model=M9")) {
      assertThat(cell(visit, "n10")).containsText("0.970");
      List<List<String>> file = Csv.rows(visit.export("grid", "csv"));
      assertThat(file.stream().map(List::getFirst)).containsExactly("n09", "n10");
      visit.get("table-grid").click();
      assertThat(visit.table("grid").stream().map(it -> it.subList(0, 6)))
          .isEqualTo(file.stream().map(it -> it.subList(0, 6)).toList());
      assertThat(visit.get("chart-dots")).hasAttribute("data-count", "2");
      assertThat(visit.get("chart-watts")).hasAttribute("data-count", "2");
      List<List<String>> dots = Csv.rows(visit.export("dots", "csv"));
      assertThat(visit.export("watts", "svg")).contains("<svg");
      visit.get("table-dots").click();
      assertThat(visit.table("dots").stream().map(List::getFirst))
          .isEqualTo(dots.stream().map(List::getFirst).toList());
      visit.page().reload();
      assertThat(visit.see("data-table")).isVisible();
    }
  }

  @Test
  void dots_byKeys_areWalkedAndOpened() {
    fleet.promise("M11", 0.05, 0.1, "the contract");
    fleet.measure("n11", "M11", 99);
    try (Visit visit = fleet.visit().open("/validation?model=M11")) {
      visit.see("chart-dots").focus();
      visit.page().keyboard().press("ArrowRight");
      assertThat(visit.get("chart-dots")).hasAttribute("data-lit", "n11");
      visit.page().keyboard().press("Enter");

      visit.see("node-verdict");
      assertThat(visit.path()).isEqualTo("/validation?model=M11&node=n11");
      visit.get("node-close").click();
      assertThat(visit.get("node-verdict")).hasCount(0);
    }
  }

  @Test
  void enrolment_ofANode_showsItsTokenOnceWithTheCommand() {
    try (Visit visit = fleet.visit().expecting(REFUSED).open("/validation")) {
      visit.see("enrol").click();
      visit.see("enrol-node").fill("nowhere");
      visit.get("enrol-go").click();
      assertThat(visit.get("enrol-node-problem")).containsText("nowhere");
      visit.get("enrol-node").fill("n12");
      visit.get("enrol-go").click();
      assertThat(visit.see("enrol-commands")).containsText("megawatt agent --service http://");
      assertThat(fleet.api().all("/agent-enrolments").getFirst().path("nodeId").asText())
          .isEqualTo("n12");

      visit.get("enrol-done").click();
      assertThat(visit.get("enrol-commands")).hasCount(0);
    }
  }

  @Test
  void profile_changedOnScreen_isTheNextVersion() {
    fleet.promise("M13", 0.05, 0.1, "the contract");
    try (Visit visit = fleet.visit().expecting(REFUSED).open("/validation?profile=M13")) {
      Locator profile = visit.page().locator("[data-testid=profile][data-model=M13]");
      profile.getByTestId("change-promise").click();
      visit.see("promise-value").fill("fast");
      visit.get("promise-reason").fill("measured anew");
      visit.get("promise-go").click();
      assertThat(visit.get("promise-value-problem")).not().isEmpty();
      visit.get("promise-value").fill("123");
      visit.get("promise-go").click();

      assertThat(profile).containsText("version 2");
      assertThat(profile.getByTestId("promise-row")).containsText("123 GB/s");
      JsonNode now = fleet.api().get("/profiles/M13");
      assertThat(now.at("/kernels/0/value").asDouble()).isEqualTo(123);
      assertThat(now.path("reason").asText()).isEqualTo("measured anew");
      profile.getByTestId("update-profile").click();
      give(visit, "update-profile-of", "too early");
      assertThat(visit.see("update-profile-of-error")).containsText("59 nodes");
    }
  }

  @Test
  void policy_changedOnScreen_isTheNextVersionAndSaysWhatItAsks() {
    try (Visit visit = fleet.visit().expecting(REFUSED).open("/validation")) {
      assertThat(visit.see("policy-text")).containsText("No node has to be proved");
      visit.get("change-policy").click();
      visit.see("policy-site-oslo").check();
      for (String end : List.of("newNode", "incident", "quarantineReleased")) {
        visit.get("policy-" + end).uncheck();
      }
      visit.get("policy-hours").fill("48");
      visit.get("policy-go").click();
      assertThat(visit.get("policy-reason-problem")).not().isEmpty();
      visit.get("policy-reason").fill("a new hall");
      visit.get("policy-go").click();

      assertThat(visit.get("policy-text")).containsText("Nodes of oslo are proved by a quick run");
      assertThat(visit.get("none-await")).isVisible();
      JsonNode now = fleet.api().get("/validation-policy");
      assertThat(now.path("maxAgeSeconds").asInt()).isEqualTo(48 * 3_600);
      assertThat(now.path("newNode").asBoolean()).isFalse();
      assertThat(now.path("reason").asText()).isEqualTo("a new hall");

      visit.get("change-policy").click();
      visit.see("policy-site-oslo").uncheck();
      visit.get("policy-reason").fill("it is old now");
      visit.get("policy-go").click();
      assertThat(visit.get("policy-text")).containsText("No node has to be proved");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 409, 422, 500, 0})
  void panels_refusedOrOffline_eachSayWhyAndTheRestStays(int status) {
    fleet.measure("n02", "M2", 90);
    try (Visit visit = fleet.visit().expecting(REFUSED)) {
      for (String request :
          List.of(
              "kernel-verdicts*",
              "nodes/*/verdicts",
              "agents*",
              "profiles*",
              "driver-levels*",
              "validation-policy*")) {
        visit
            .page()
            .route(
                "**/api/v1/" + request,
                it -> {
                  if (status == 0) {
                    it.abort();
                  } else {
                    FailingPanelsTest.refuse(it, status);
                  }
                });
      }
      visit.open(NODE + "n02");
      String why = status == 0 ? "The service cannot be reached" : "Refused with " + status;
      for (String panel :
          List.of("dots", "watts", "node", "agents", "profiles", "compare", "proof")) {
        assertThat(visit.get("panel-" + panel).getByTestId("error").first()).containsText(why);
      }
      assertThat(cell(visit, "n02").first()).isVisible();
    }
  }

  @Test
  void whoMayOnlyRead_seesAllAndChangesNothing() {
    fleet.measure("n02", "M2", 90);
    try (Visit visit = fleet.signedIn("rita", "scheduler", NODE + "n02", "node-verdict")) {
      for (String button :
          List.of("rerun-node", "quarantine", "enrol", "new-profile", "change-policy")) {
        assertThat(visit.get(button)).hasCount(0);
      }
    }
  }
}
