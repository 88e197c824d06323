package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import eu.megawatt.system.Await;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which jobs are on the nodes of a rack and come next, against what the API says of the rack. */
final class RackJobsTest {

  private static final String RACK = "/racks/oslo%2Fr1/nodes";
  private static final String PAGE = "/sites/oslo?rack=oslo%2Fr1";
  private static final int NODES = 5;

  /** Until the slot in which the first job begins: enough to ask for it before. */
  private static final int SECONDS_TO_A_SLOT = 20;

  private static final Served SERVED = new Served();
  private static String now = "";
  private static String next = "";

  @BeforeAll
  static void plan() {
    Api api = SERVED.api();
    api.put("/fleet/document", fleet());
    Instant start = Instant.now().plusSeconds(SECONDS_TO_A_SLOT).truncatedTo(ChronoUnit.SECONDS);
    String midnight = Instant.now().truncatedTo(ChronoUnit.DAYS).toString();
    String plan = LivePlan.fleet().replace(midnight, start.minus(2, ChronoUnit.HOURS).toString());
    String scenario = api.post("/scenarios", plan).path("id").asText();
    api.put(
        "/current-plan/basis",
        "{\"scenarioId\": \"%s\", \"reason\": \"The nodes of a rack\"}".formatted(scenario));
    now = submit("soon", 12, "");
    next =
        submit(
            "later", 20, "\"earliestStartAt\": \"%s\",".formatted(start.plus(3, ChronoUnit.HOURS)));
    Await.present(
        "the first job to be on its nodes",
        () -> Optional.of(api.get(RACK)).filter(it -> bound(it).contains(now)));
  }

  private static List<String> bound(JsonNode rack) {
    List<String> ids = new ArrayList<>();
    for (JsonNode node : rack.path("items")) {
      node.path("jobs")
          .forEach(
              it -> {
                if (it.path("isBound").asBoolean()) {
                  ids.add(it.path("jobId").asText());
                }
              });
    }
    return ids;
  }

  @AfterAll
  static void stop() {
    SERVED.close();
  }

  private static String submit(String tenant, int gpus, String more) {
    return SERVED
        .api()
        .post(
            "/jobs",
            """
            {"tenant": "%s", "kind": "batch", "gpuCount": %d, "residency": "no-only", %s
             "runSeconds": {"G100": 7200}, "perGpuW": {"G100": 700}, "valueMinor": 9000000}"""
                .formatted(tenant, gpus, more))
        .path("id")
        .asText();
  }

  /** Five nodes of eight GPUs at Oslo, the first three of them one NVLink domain, one of others. */
  private static String fleet() {
    String nodes =
        IntStream.rangeClosed(1, NODES)
            .mapToObj(
                it ->
                    """
                    {"id": "n%d", "rack": "oslo/r1", "gpuModel": "%s", "gpuCount": 8, "ratedW": 6000,
                     "baseW": 100%s}"""
                        .formatted(
                            it,
                            it == NODES ? "other" : "G100",
                            it > 3 ? "" : ", \"nvlinkDomain\": \"blue\""))
            .collect(Collectors.joining(", "));
    return """
        {"format": "megawatt/fleet/1", "name": "one-rack",
         "sites": [{"id": "oslo", "name": "Oslo", "country": "NO", "timeZone": "Europe/Oslo"}],
         "halls": [{"id": "oslo/h1", "site": "oslo", "name": "Hall"}],
         "gpuModels": [{"id": "G100", "vendor": "some", "ratedW": 700, "idleW": 100},
                       {"id": "other", "vendor": "some", "ratedW": 700, "idleW": 100}],
         "powerDomains": [{"id": "oslo/grid", "site": "oslo", "kind": "grid", "measures": "it"}],
         "racks": [{"id": "oslo/r1", "hall": "oslo/h1", "domains": ["oslo/grid"], "row": 0, "position": 0}],
         "nodes": [%s]}"""
        .formatted(nodes);
  }

  private static List<String> ids(JsonNode jobs) {
    List<String> ids = new ArrayList<>();
    jobs.forEach(it -> ids.add(it.path("jobId").asText()));
    return ids;
  }

  @Test
  void nodes_withJobsNowAndNext_sayWhichAndLeadToThem() {
    JsonNode rack = SERVED.api().get(RACK);
    assertThat(rack.path("items")).hasSize(NODES - 1);
    assertThat(rack.toString()).contains(now, next);
    try (Visit visit = SERVED.visit().open(PAGE)) {
      visit.see("panel-rack");
      for (JsonNode node : rack.path("items")) {
        Locator its = visit.see("jobs-of-" + node.path("node").asText());
        int used = node.path("gpuCount").asInt() - node.path("freeGpuCount").asInt();
        assertThat(its).containsText(used + " of 8 GPUs used");
        assertThat(its.locator(".gpu-strip .bound")).hasCount(used);
        List<String> shown = its.getByRole(AriaRole.LINK).allTextContents();
        List<String> said = new ArrayList<>(ids(node.path("jobs")));
        said.addAll(ids(node.path("nextJobs")));
        assertThat(shown).isEqualTo(said);
        assertThat(its.getByTestId("node-next")).hasCount(node.path("nextJobs").size());
      }
      assertThat(visit.get("nvlink-domain")).hasCount(2);
      assertThat(visit.get("nvlink-domain").first()).containsText("NVLink domain blue");
      assertThat(visit.get("nvlink-domain").first().locator(".rack-node")).hasCount(3);
      assertThat(visit.get("jobs-of-n5")).containsText("none has other on a power domain above it");

      visit
          .get("panel-rack")
          .locator("a", new Locator.LocatorOptions().setHasText(now))
          .first()
          .click();
      visit.see("life-line");
      assertThat(visit.path()).isEqualTo("/jobs/" + now);
      visit.see("job-nodes").getByRole(AriaRole.LINK).first().click();
      visit.see("panel-rack");
      assertThat(visit.path()).isEqualTo(PAGE);
    }
  }

  @Test
  void nodes_asATable_areTheSameOnANarrowPage() {
    JsonNode rack = SERVED.api().get(RACK);
    try (Visit visit = SERVED.visit(390, 844).open(PAGE)) {
      visit.see("table-rack").click();
      visit.see("node-table");
      assertThat(visit.path()).contains("table=rack");
      assertThat(visit.get("node-row")).hasCount(rack.path("items").size());
      int row = 0;
      for (JsonNode node : rack.path("items")) {
        Locator its = visit.get("node-row").nth(row++);
        assertThat(its).containsText(node.path("node").asText());
        assertThat(its).containsText(node.path("nvlinkDomain").asText("by itself"));
        for (String id : ids(node.path("jobs"))) {
          assertThat(its).containsText(id);
        }
        for (String id : ids(node.path("nextJobs"))) {
          assertThat(its).containsText(id);
        }
      }
      String csv = visit.export("rack", "csv");
      assertThat(csv).contains(now, next, "nvlinkDomain");
      Object more =
          visit
              .page()
              .evaluate(
                  "document.documentElement.scrollWidth - document.documentElement.clientWidth");
      assertThat(more).isEqualTo(0);
    }
  }
}
