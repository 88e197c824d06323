package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The list of jobs and the queue show what the API says. */
@ExtendWith(LivePlan.Extension.class)
final class JobsPageTest {

  private static final int PAGE = 50;

  private final LivePlan live;

  JobsPageTest(LivePlan live) {
    this.live = live;
  }

  @Test
  void jobs_filtered_areOnlyThoseAndTheUrlSaysWhich() {
    live.submit("filtered", "\"valueMinor\": 900000");
    String waiting = live.submit("filtered", "\"valueMinor\": 1").path("id").asText();
    try (Visit visit = live.visit().open("/jobs")) {
      visit.see("job-row");
      visit.get("tenant").fill("filtered");
      assertThat(visit.get("job-row")).hasCount(2);
      visit.get("state-filter").selectOption("Waiting");
      assertThat(visit.get("job-row")).hasCount(1);

      assertThat(visit.get("job-row")).containsText(waiting);
      assertThat(visit.get("job-row")).containsText("Not worth its cost");
      assertThat(visit.get("job-state")).hasText("Waiting");
      assertThat(visit.path()).isEqualTo("/jobs?tenant=filtered&state=Waiting");

      visit.page().reload();
      assertThat(visit.get("job-row")).hasCount(1);
      visit.page().goBack();
      assertThat(visit.get("job-row")).hasCount(2);
      visit.get("tenant").fill("nobody");
      visit.get("clear-filters").click();
      visit.see("job-row");
      assertThat(visit.path()).isEqualTo("/jobs");
    }
  }

  @Test
  void jobs_opened_followOneStream() {
    try (Visit visit = live.visit().open("/jobs")) {
      visit.see("job-row");
      assertThat(visit.get("live-dot")).hasAttribute("data-state", "live");

      assertThat(visit.askedFor("/api/v1/events")).isEqualTo(1);
    }
  }

  @Test
  void jobs_seenBySomebodyOfATenant_areItsOwnAndLive() {
    live.submit("seen", "\"valueMinor\": 900000");
    live.submit("unseen", "\"valueMinor\": 900000");
    live.account("sven", "scheduler", ",\"tenant\":\"seen\"");
    try (Visit visit = live.signedIn("sven", "/jobs", "job-row")) {
      assertThat(visit.get("job-row")).hasCount(1);
      assertThat(visit.get("live-dot")).hasAttribute("data-state", "live");
      live.submit("seen", "\"valueMinor\": 1");
      assertThat(visit.get("job-row")).hasCount(2);
      assertThat(visit.get("live-dot")).hasAttribute("data-state", "live");
    }
  }

  @Test
  void job_placed_saysWhereAndWhenAndLeadsToItsPage() {
    JsonNode job = live.submit("placed", "\"valueMinor\": 900000");
    try (Visit visit = live.visit().open("/jobs?tenant=placed")) {
      assertThat(visit.see("job-row")).containsText(job.at("/status/placement/poolId").asText());
      visit.page().getByText(job.path("id").asText()).click();
      visit.see("life-line");

      assertThat(visit.path()).isEqualTo("/jobs/" + job.path("id").asText());
    }
  }

  @Test
  void jobs_moreThanAPage_areLoadedOnDemandAndExportedWhole() {
    String many =
        IntStream.rangeClosed(0, PAGE)
            .mapToObj(
                i ->
                    LivePlan.job(
                        "many",
                        """
                        "valueMinor": 1, "externalRef": {"system": "test", "id": "%d"}
                        """
                            .formatted(i)))
            .collect(Collectors.joining(","));
    live.api().post("/job-batches", "{\"jobs\": [" + many + "]}");
    try (Visit visit = live.visit().open("/jobs?tenant=many")) {
      assertThat(visit.get("job-row")).hasCount(PAGE);
      visit.get("more").click();
      assertThat(visit.get("job-row")).hasCount(PAGE + 1);

      List<List<String>> lines = Csv.rows(visit.export("jobs", "csv"));
      assertThat(lines).hasSize(PAGE + 1);
      assertThat(lines).allMatch(it -> it.get(3).equals("many"));
    }
  }

  @Test
  void queue_positionsAndReasons_areTheApis() {
    live.submit("queued", "\"valueMinor\": 1");
    try (Visit visit = live.visit().open("/jobs")) {
      visit.see("job-row");
      visit.get("view-queue").click();
      Locator rows = visit.get("queue-row");
      rows.first().waitFor();
      List<JsonNode> items =
          StreamSupport.stream(
                  live.api().get("/queue?pageSize=" + PAGE).path("items").spliterator(), false)
              .toList();

      assertThat(rows).hasCount(items.size());
      for (int i = 0; i < items.size(); i++) {
        assertThat(rows.nth(i).locator("td").first())
            .hasText(items.get(i).path("position").asText());
        assertThat(rows.nth(i)).containsText(items.get(i).at("/job/id").asText());
        assertThat(rows.nth(i)).containsText("Not worth its cost");
      }
      assertThat(visit.path()).isEqualTo("/jobs?view=queue");
    }
  }
}
