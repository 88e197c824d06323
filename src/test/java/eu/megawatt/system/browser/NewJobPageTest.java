package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A job is asked for in a form that shows what it would get. */
@ExtendWith(LivePlan.Extension.class)
final class NewJobPageTest {

  private static final Pattern REFUSED = Pattern.compile("Failed to load resource.*422.*");
  private static final String PREVIEW = "**/api/v1/placements?validateOnly=true";

  private final LivePlan live;

  NewJobPageTest(LivePlan live) {
    this.live = live;
  }

  private Visit form(String tenant) {
    Visit visit = live.visit().open("/jobs/new");
    visit.see("job-tenant").fill(tenant);
    return visit;
  }

  @Test
  void firstForm_asItStands_hasOffersWithTheirUnits() {
    try (Visit visit = live.visit().open("/jobs/new")) {
      String offer = visit.see("offer-soonest").innerText();

      assertThat(offer.replace('\u00a0', ' '))
          .containsPattern("\\d\\d:\\d\\d – ")
          .contains("UTC", "oslo/g100", "EUR ", "kgCO₂e", " kW", "kWh");
      assertThat(visit.get("offer-chosen")).hasCount(1);
    }
  }

  @Test
  void offer_taken_isThePlaceOfTheJobWhichIsPinnedThere() {
    try (Visit visit = form("takes-an-offer")) {
      visit.see("want-soonest").click();
      assertThat(visit.get("want-soonest")).hasAttribute("aria-pressed", "true");
      assertThat(visit.get("offer-chosen")).containsText("your choice");
      visit.get("submit-job").click();
      visit.see("life-line");

      JsonNode job = live.onlyJob("takes-an-offer");
      assertThat(job.at("/status/pin/reason").asText()).contains("soonest");
    }
  }

  @Test
  void length_ofTokens_isMeasuredOrSaidForWhatWasNot() {
    try (Visit visit = live.visit().expecting(REFUSED).open("/jobs/new")) {
      visit.see("job-tenant").fill("asks-for-tokens");
      visit.get("job-measure").selectOption("tokens");
      assertThat(visit.see("tokens-problem")).containsText("cannot be predicted");
      visit.get("tokens-layers").fill("0");
      assertThat(visit.get("tokens-layers-problem")).containsText("must be 1 to 1000");
      visit.get("tokens-layers").fill("32");
      visit.get("hours-G100").fill("2");

      assertThat(visit.see("prediction-G100")).containsText("as was said");
      visit.see("offer-soonest");
      visit.get("submit-job").click();
      visit.see("life-line");
      assertThat(visit.see("prediction-G100")).containsText("as was said");
      JsonNode job = live.onlyJob("asks-for-tokens");
      assertThat(job.at("/prediction/types/0/plannedSeconds").asInt()).isEqualTo(7_200);
      assertThat(job.at("/prediction/work/outputTokenCount").asInt()).isEqualTo(300);
    }
  }

  @Test
  void submit_pressedTwice_makesOneJobAndShowsIt() {
    try (Visit visit = form("pressed-twice")) {
      visit.get("submit-job").dblclick();
      visit.see("life-line");

      JsonNode job = live.onlyJob("pressed-twice");
      assertThat(visit.path()).isEqualTo("/jobs/" + job.path("id").asText());
      visit.open("/jobs/new");
      assertThat(visit.see("job-tenant")).hasValue("research");
    }
  }

  @Test
  void submit_afterACutConnection_makesTheSameJob() {
    try (Visit visit = form("cut").expecting(Visit.CUT)) {
      AtomicInteger asked = new AtomicInteger();
      visit
          .page()
          .route(
              "**/api/v1/jobs",
              route -> {
                if (asked.getAndIncrement() == 0) {
                  route.fetch();
                  route.abort();
                } else {
                  route.resume();
                }
              });
      visit.get("submit-job").click();
      assertThat(visit.see("form-error")).containsText("cannot be reached");
      visit.page().reload();
      visit.see("job-tenant");
      visit.get("submit-job").click();
      visit.see("life-line");

      assertThat(visit.path()).isEqualTo("/jobs/" + live.onlyJob("cut").path("id").asText());
      assertThat(asked).hasValue(2);
    }
  }

  @Test
  void fields_thatTheServiceRefuses_areMarkedAndTheFirstHasTheFocus() {
    try (Visit visit = form("").expecting(REFUSED)) {
      visit.get("job-gpus").fill("0");
      visit.get("watts-G100").fill("5");
      visit.get("submit-job").click();

      assertThat(visit.get("job-tenant-problem")).containsText("must be there");
      assertThat(visit.get("job-gpus-problem")).containsText("must be 1 to");
      assertThat(visit.get("watts-G100-problem")).containsText("less than the 100.0 W");
      assertThat(visit.get("job-tenant")).isFocused();
      assertThat(visit.get("job-tenant")).hasAttribute("aria-invalid", "true");
      assertThat(visit.get("panel-offers")).containsText("Not yet a job");
    }
  }

  @Test
  void impossibleJob_isCalledSoWithTheLimitThatItPasses() {
    try (Visit visit = form("impossible").expecting(REFUSED)) {
      visit.get("job-gpus").fill("100000");
      assertThat(visit.see("impossible")).containsText("Impossible");
      assertThat(visit.get("impossible")).containsText("2,048 GPUs");
      assertThat(visit.get("waits")).hasCount(0);
      visit.get("submit-job").click();

      assertThat(visit.see("form-error")).containsText("Impossible");
      assertThat(visit.get("form-error")).containsText("2048");
    }
  }

  @Test
  void jobThatWouldWait_saysWhy() {
    try (Visit visit = form("would-wait")) {
      visit.get("job-value").fill("0.01");

      assertThat(visit.see("waits")).containsText("It would wait");
      assertThat(visit.get("waits")).containsText("Not worth its cost");
      assertThat(visit.see("offer-soonest")).isVisible();
    }
  }

  @Test
  void answer_thatComesLate_isNeverShown() {
    try (Visit visit = live.visit()) {
      Page page = visit.page();
      // As where nothing can be cancelled any more.
      page.addInitScript(
          "const ask = fetch; window.fetch = (url, how) => ask(url, {...how, signal: undefined});");
      List<Route> held = new ArrayList<>();
      page.route(
          PREVIEW,
          route -> {
            if (route.request().postData().contains("\"gpuCount\":100000")) {
              held.add(route);
            } else {
              route.resume();
            }
          });
      visit.open("/jobs/new");
      visit.see("offer-soonest");
      visit.get("job-gpus").fill("100000");
      page.waitForCondition(() -> !held.isEmpty());
      visit.get("job-gpus").fill("32");
      assertThat(visit.get("panel-offers")).hasAttribute("aria-busy", "false");
      String offered = visit.get("panel-offers").innerText();
      page.waitForResponse(PREVIEW, () -> held.getFirst().resume());

      assertThat(visit.get("impossible")).hasCount(0);
      assertThat(visit.get("panel-offers").innerText()).isEqualTo(offered);
    }
  }

  @Test
  void question_whoseInputChanges_isCancelled() {
    try (Visit visit = live.visit()) {
      Page page = visit.page();
      List<String> cancelled = new ArrayList<>();
      page.onRequestFailed(request -> cancelled.add(request.postData()));
      List<Route> held = new ArrayList<>();
      page.route(PREVIEW, held::add);
      visit.open("/jobs/new");
      visit.see("job-gpus");
      page.waitForCondition(() -> held.size() == 1);
      visit.get("job-gpus").fill("32");
      page.waitForCondition(() -> held.size() == 2);

      assertThat(cancelled).singleElement().asString().contains("\"gpuCount\":64");
      held.getLast().resume();
      visit.see("offer-soonest");
    }
  }

  @Test
  void form_reloaded_isAsItWas() {
    try (Visit visit = form("reloaded")) {
      visit.get("job-gpus").fill("16");
      visit.get("job-deadline").fill("2030-01-02T03:04");
      visit.get("job-interruptible").check();
      visit.page().reload();

      assertThat(visit.see("job-tenant")).hasValue("reloaded");
      assertThat(visit.get("job-gpus")).hasValue("16");
      assertThat(visit.get("job-deadline")).hasValue("2030-01-02T03:04");
      assertThat(visit.get("job-interruptible")).isChecked();
      visit.get("reset").click();
      assertThat(visit.get("job-gpus")).hasValue("64");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "copy-curl,curl command copied,curl -X POST",
    "copy-kueue,Kueue job copied,apiVersion: batch/v1",
    "copy-sbatch,sbatch line copied,sbatch --job-name=fine-tuning"
  })
  void job_copied_isOnTheClipboardInTheFormatThatWasChosen(String item, String said, String text) {
    try (Visit visit = form("copied")) {
      visit.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
      visit.get("copy-job").click();
      visit.get(item).click();

      assertThat(visit.see("toast")).containsText(said);
      assertThat((String) visit.page().evaluate("() => navigator.clipboard.readText()"))
          .startsWith(text);
    }
  }
}
