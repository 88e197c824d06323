package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The matrix of profiles and places, why each pair is as it is, and what runs out. */
@ExtendWith(LivePlan.Extension.class)
final class SovereigntyScreenTest {

  private static final Pattern REFUSED = Pattern.compile("Failed to load resource.*");
  private static final Map<String, String> WORDS =
      Map.of("Permit", "allowed", "PermitWithWaiver", "conditional", "Deny", "forbidden");
  private static final String CLINIC = "\"valueMinor\": 900000, \"residency\": \"clinic\"";
  private static final String HEALTH = "\"valueMinor\": 900000, \"residency\": \"health\"";

  private final LivePlan live;

  SovereigntyScreenTest(LivePlan live) {
    this.live = live;
  }

  private Visit open(String path) {
    Visit visit = live.visit().open(path);
    visit.see("matrix");
    return visit;
  }

  private static Locator cell(Visit visit, String profile, String place) {
    return visit.page().locator("td[data-profile='%s'][data-place='%s']".formatted(profile, place));
  }

  private JsonNode decision(String profile, String place) {
    return live.api()
        .get("/residency-decisions?profileId=" + profile + "&placeId=" + place)
        .at("/decisions/0");
  }

  @Test
  void everyCell_opened_answersWhy() {
    JsonNode matrix = live.api().get("/residency-matrix");
    try (Visit visit = open("/sovereignty")) {
      assertThat(visit.get("cell")).hasCount(matrix.path("cells").size());
      for (JsonNode it : matrix.path("cells")) {
        String profile = it.path("profileId").asText();
        String place = it.path("placeId").asText();
        Locator cell = cell(visit, profile, place);
        assertThat(cell).containsText(WORDS.get(it.path("decision").asText()));
        for (JsonNode clause : it.path("clauses")) {
          assertThat(cell).containsText(clause.asText());
        }
        cell.getByRole(AriaRole.BUTTON).click();
        assertThat(visit.get("panel-why")).containsText(profile + " at " + place);
        JsonNode findings = decision(profile, place).path("findings");
        assertThat(visit.get("finding")).hasCount(findings.size());
        for (JsonNode finding : findings) {
          Locator shown =
              visit
                  .page()
                  .locator(
                      "[data-testid=finding][data-clause='%s']"
                          .formatted(finding.path("clause").asText()));
          assertThat(shown).hasAttribute("data-result", finding.path("result").asText());
          assertThat(shown.getByTestId("basis")).hasText(finding.path("basis").asText());
          assertThat(shown.getByTestId("required")).not().isEmpty();
          assertThat(shown.getByTestId("observed")).not().isEmpty();
        }
      }
    }
  }

  @Test
  void pair_notListed_isForbiddenAndSaysSo() {
    try (Visit visit = live.visit().expecting(REFUSED)) {
      visit.page().route("**/api/v1/residency-matrix", SovereigntyScreenTest::withoutCells);
      visit.open("/sovereignty");
      visit.see("matrix");
      assertThat(cell(visit, "baseline", "oslo")).hasAttribute("data-decision", "Deny");
      assertThat(cell(visit, "baseline", "oslo")).containsText("not listed");

      visit.open("/sovereignty?profile=health&place=nowhere");
      assertThat(visit.see("standing")).containsText("forbidden");
      assertThat(visit.get("standing")).containsText("Not listed");
    }
  }

  private static void withoutCells(Route route) {
    String answer = route.fetch().text().replaceFirst("(?s)\"cells\":\\[.*]", "\"cells\":[]");
    route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(answer));
  }

  @Test
  void certificate_thenRunOut_forbidsAndListsItsJobs() {
    JsonNode job = live.submit("ends", CLINIC);
    assertThat(job.at("/status/placement/siteId").asText()).isEqualTo("lyon");
    JsonNode expiry = live.api().get("/residency-expiries?within=P90D").at("/items/0");
    try (Visit visit = open("/sovereignty")) {
      assertThat(cell(visit, "clinic", "lyon")).hasAttribute("data-decision", "Permit");
      Locator row = visit.page().locator("[data-testid=expiry][data-claim=lyon-hds]");
      assertThat(row).containsText("certificate HDS");
      row.getByTestId("expiry-jobs").locator("summary").click();
      assertThat(
              row.getByTestId("expiry-job")
                  .filter(new Locator.FilterOptions().setHasText(job.path("id").asText())))
          .isVisible();
      assertThat(visit.get("ribbon-mark")).hasCount(1);

      row.getByTestId("see-then").click();
      assertThat(cell(visit, "clinic", "lyon")).hasAttribute("data-decision", "Deny");
      assertThat(cell(visit, "clinic", "lyon")).containsText("R-CRT-01/HDS");
      assertThat(visit.path()).isEqualTo("/sovereignty?at=" + expiry.path("expiresAt").asText());
      cell(visit, "clinic", "lyon").getByRole(AriaRole.BUTTON).click();
      assertThat(visit.see("affected-jobs")).containsText(job.path("id").asText());

      visit.get("go-now").click();
      assertThat(cell(visit, "clinic", "lyon")).hasAttribute("data-decision", "Permit");
    }
  }

  @Test
  void certificate_runningOutWhileOneLooks_forbidsWithoutAReload() {
    try (Visit visit = open("/sovereignty")) {
      assertThat(cell(visit, "clinic", "lyon")).hasAttribute("data-decision", "Permit");
      Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(10);
      TestRegister.putEndingAt(live.api(), end);
      assertThat(cell(visit, "clinic", "lyon")).hasAttribute("data-decision", "Deny");
    } finally {
      TestRegister.putEndingAt(
          live.api(), Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(40)));
    }
  }

  @Test
  void evidence_downloaded_hasTheDigestOnScreen() {
    try (Visit visit = open("/sovereignty?profile=clinic&place=lyon")) {
      Locator evidence =
          visit.page().locator("[data-clause='R-CRT-01/HDS'] [data-testid=evidence]");
      Download file =
          visit.page().waitForDownload(() -> evidence.getByTestId("download-evidence").click());
      assertThat(evidence.getByTestId("sha256")).hasText(TestRegister.sha256(read(file)));

      evidence.getByTestId("check-evidence").click();
      assertThat(evidence.getByTestId("evidence-checked")).hasText("The file has this digest");
    }
  }

  private static String read(Download file) {
    try {
      return Files.readString(file.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void pastDate_chosen_showsTheRulesThenInForce() {
    List<JsonNode> registers = live.api().all("/sovereignty/registers");
    JsonNode first = registers.getLast();
    String at = first.path("putAt").asText();
    try (Visit visit = open("/sovereignty?at=" + at)) {
      assertThat(cell(visit, "local", "oslo")).hasAttribute("data-decision", "Permit");
      assertThat(visit.get("register-then")).hasAttribute("title", first.path("version").asText());

      visit.page().keyboard().press(".");
      assertThat(cell(visit, "local", "oslo")).hasAttribute("data-decision", "Deny");
      assertThat(visit.get("at-note")).hasCount(0);
      visit.page().goBack();
      visit.page().reload();
      assertThat(cell(visit, "local", "oslo")).hasAttribute("data-decision", "Permit");

      visit.open("/sovereignty/profiles/local?at=" + at);
      assertThat(visit.see("rule")).containsText("NO");
    }
    try (Visit visit =
        live.visit().expecting(REFUSED).open("/sovereignty?at=2001-01-01T00:00:00Z")) {
      assertThat(visit.see("empty")).containsText("No register was in force");
    }
  }

  @Test
  void matrix_asATable_isReadByRowAndColumnHeaders() {
    try (Visit visit = open("/sovereignty")) {
      Locator table = visit.get("matrix");
      assertThat(table.getByRole(AriaRole.ROWHEADER)).hasCount(4);
      assertThat(table.getByRole(AriaRole.COLUMNHEADER)).hasCount(5);
      assertThat(table.locator("caption")).containsText("Which profiles");
      for (Object read : (List<?>) table.evaluate(READ_BY_HEADERS)) {
        List<?> cell = (List<?>) read;
        assertThat((String) cell.get(2)).as("row").contains((String) cell.get(0) + " v");
        assertThat((String) cell.get(3)).as("column").contains((String) cell.get(1));
      }
    }
  }

  private static final String READ_BY_HEADERS =
      """
      table => [...table.querySelectorAll('td[data-profile]')].map(cell => [
        cell.dataset.profile, cell.dataset.place,
        cell.parentElement.querySelector('th[scope=row]').textContent,
        [...table.tHead.rows[0].cells].filter(it => it.scope === 'col')[cell.cellIndex].textContent])
      """;

  @Test
  void matrix_filtered_sameInTableTwinAndFile() {
    try (Visit visit = open("/sovereignty")) {
      visit.page().keyboard().press("/");
      visit.page().keyboard().type("heal");
      assertThat(visit.get("profile-head")).hasCount(1);
      assertThat(visit.path()).isEqualTo("/sovereignty?q=heal");
      List<List<String>> lines = Csv.rows(visit.export("matrix", "csv"));
      assertThat(lines).hasSize(3);
      assertThat(lines.getFirst()).startsWith("health", "oslo", "conditional", "R-CRT-01/HDS");
      visit.get("table-matrix").click();
      List<List<String>> twin = visit.table("matrix");
      assertThat(twin.stream().map(it -> it.subList(0, 4)))
          .isEqualTo(lines.stream().map(it -> it.subList(0, 4)).toList());
    }
  }

  @Test
  void decisions_withoutColour_eachHaveAWordAShapeAndAPattern() {
    try (Visit visit = open("/sovereignty")) {
      List<?> looks = (List<?>) visit.get("matrix-legend").locator("li").evaluateAll(READ_LOOKS);

      assertThat(looks).hasSize(3);
      for (int part = 0; part < 3; part++) {
        int its = part;
        assertThat(looks.stream().map(it -> String.valueOf(((List<?>) it).get(its))))
            .doesNotHaveDuplicates()
            .doesNotContain("");
      }
    }
  }

  /** The word, the shape and how the pattern is drawn, colours left out. */
  private static final String READ_LOOKS =
      """
      them => them.map(it => [
        it.querySelector('[data-testid=decision]').innerText.trim(),
        it.querySelector('svg').innerHTML,
        getComputedStyle(it.querySelector('.pattern')).backgroundImage.replace(/rgba?[^)]*[)]/g, '')])
      """;

  @Test
  void matrix_byKeyboard_isWalkedAndOpened() {
    try (Visit visit = live.visit().open("/fleet")) {
      visit.see("fleet");
      for (String key : List.of("g", "y")) {
        visit.page().keyboard().press(key);
      }
      visit.see("matrix");
      cell(visit, "baseline", "oslo").getByRole(AriaRole.BUTTON).focus();
      for (String key : List.of("ArrowDown", "ArrowRight", "Enter")) {
        visit.page().keyboard().press(key);
      }
      visit.see("finding");
      assertThat(visit.path()).isEqualTo("/sovereignty?profile=health&place=lyon");
      assertThat(cell(visit, "health", "lyon").getByRole(AriaRole.BUTTON))
          .hasAttribute("aria-pressed", "true");
    }
  }

  @Test
  void placementsWithAWaiver_listed_leadToTheirEnvelopes() {
    JsonNode job = live.submit("conditional", HEALTH);
    assertThat(job.at("/status/placement/siteId").asText()).isEqualTo("oslo");
    live.submit("unconditional", CLINIC);
    try (Visit visit = open("/sovereignty")) {
      Locator rows = visit.get("panel-conditions").getByTestId("attestation");
      Locator row = rows.filter(new Locator.FilterOptions().setHasText(job.path("id").asText()));
      assertThat(row).containsText("conditional");
      assertThat(
              visit
                  .get("panel-conditions")
                  .locator("[data-testid=decision]:not([data-decision=PermitWithWaiver])"))
          .hasCount(0);
      String sequence = row.getAttribute("data-sequence");
      Download file =
          visit.page().waitForDownload(() -> row.getByTestId("download-attestation").click());
      assertThat(read(file)).isEqualTo(live.api().text("/api/v1/attestations/" + sequence));
    }
  }

  @Test
  void profile_shown_saysWhatIsAskedWhereAndWithHowManyMegawatts() {
    JsonNode job = live.submit("shown", HEALTH);
    JsonNode rules = live.api().get("/residency-rules?profileId=health");
    JsonNode capacity = live.api().get("/residency-capacity?profileId=health");
    try (Visit visit = live.visit().open("/jobs/" + job.path("id").asText())) {
      visit.see("residency-profile").click();
      visit.see("rule");
      assertThat(visit.path()).isEqualTo("/sovereignty/profiles/health");

      assertThat(visit.get("rule")).hasCount(rules.path("clauses").size());
      assertThat(visit.get("inherited")).hasCount(2);
      assertThat(visit.get("waiver")).containsText("M. Lindqvist");
      assertThat(visit.get("waiver")).containsText("The audit is under way");
      assertThat(visit.get("place")).hasCount(3);
      assertThat(visit.page().locator("[data-testid=place][data-place=paris]"))
          .containsText("R-CRT-01/HDS");
      assertThat(visit.get("figure-permitted"))
          .hasAttribute(
              "title", Pattern.compile("%,d\\sW".formatted(capacity.path("permittedW").asLong())));
      assertThat(visit.get("doubling-step")).hasCount(capacity.at("/doubling/steps").size());
      assertThat(visit.get("attestation-key").first()).containsText("in use since");
      Download log = visit.page().waitForDownload(() -> visit.get("download-log").click());
      assertThat(read(log)).isEqualTo(live.api().text("/api/v1/attestations/log"));
    }
  }

  @Test
  void job_asked_listsWhereItMayRun() {
    JsonNode job = live.submit("where", CLINIC);
    try (Visit visit = live.visit().open("/jobs/" + job.path("id").asText())) {
      visit.see("job-places").click();
      assertThat(visit.get("place-decision")).hasCount(3);
      assertThat(visit.page().locator("[data-testid=place-decision][data-place=lyon]"))
          .containsText("allowed");
      assertThat(visit.page().locator("[data-testid=place-decision][data-place=oslo]"))
          .containsText("R-CRT-01/HDS");
    }
  }

  @Test
  void profile_unknown_saysSo() {
    try (Visit visit =
        live.visit().expecting(REFUSED).open("/sovereignty/profiles/no-such-profile")) {
      assertThat(visit.see("empty")).containsText("No profile is called no-such-profile");
    }
  }

  @Test
  void profiles_ofOneTenantsJobs_areAllThatMatrixListAndFileHave() {
    live.submit("mine", CLINIC);
    try (Visit visit = open("/sovereignty")) {
      visit.see("tenant-choice").selectOption("mine");
      assertThat(visit.get("profile-head")).hasCount(1);
      assertThat(visit.get("profile-head")).containsText("clinic");
      assertThat(visit.path()).isEqualTo("/sovereignty?tenant=mine");
      assertThat(Csv.rows(visit.export("matrix", "csv"))).hasSize(3);
      Locator row = visit.page().locator("[data-testid=expiry][data-claim=lyon-hds]");
      assertThat(row).containsText("1 job");
      assertThat(row).not().containsText("health");
      assertThat(visit.see("panel-conditions")).containsText("No placement of mine’s jobs");

      visit.page().reload();
      assertThat(visit.get("profile-head")).hasCount(1);
      visit.page().goBack();
      assertThat(visit.get("profile-head")).hasCount(4);
      visit.open("/sovereignty?tenant=nobody");
      assertThat(visit.see("panel-matrix")).containsText("No job of nobody names a profile");
      visit.get("clear-filters").click();
      assertThat(visit.get("profile-head")).hasCount(4);
    }
  }

  @Test
  void profiles_ofSomebodyOfATenant_areItsOwnAtAPressAndItMayReplaceNothing() {
    live.submit("ours", CLINIC);
    live.submit("theirs", HEALTH);
    live.account("olga", "planner", ",\"tenant\":\"ours\"");
    try (Visit visit = live.signedIn("olga", "/sovereignty", "matrix")) {
      assertThat(visit.get("profile-head")).hasCount(4);
      assertThat(visit.get("tenant-choice")).hasCount(0);
      assertThat(visit.get("offline")).hasCount(0);
      visit.get("only-mine").click();
      assertThat(visit.get("profile-head")).hasCount(1);
      assertThat(visit.get("only-mine")).hasAttribute("aria-pressed", "true");
      assertThat(visit.path()).isEqualTo("/sovereignty?tenant=ours");
      assertThat(visit.page().locator("[data-claim=lyon-hds]")).containsText("1 job");
      assertThat(visit.get("replace-register")).hasCount(0);
      assertThat(visit.get("panel-registers")).hasCount(0);
      visit.get("only-mine").click();
      assertThat(visit.path()).isEqualTo("/sovereignty");

      visit.open("/sovereignty?tenant=theirs");
      assertThat(visit.see("error")).containsText("ours");
      visit.get("only-mine").click();
      assertThat(visit.get("profile-head")).hasCount(1);
    }
  }

  @Test
  void registers_seenByWhoMayOnlyRead_canBeComparedAndNotPut() {
    live.account("reader", "scheduler", "");
    try (Visit visit = live.signedIn("reader", "/sovereignty", "matrix")) {
      visit.see("download-register");
      visit.see("compare-register");
      assertThat(visit.get("replace-register")).hasCount(0);
      assertThat(visit.get("put-back")).hasCount(0);
    }
  }

  @Test
  void register_replacedOnThePage_showsWhatItWouldDoAndTakesAReason() {
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(1));
    JsonNode job =
        live.submit("replaced", CLINIC + ", \"earliestStartAt\": \"%s\"".formatted(start));
    String id = job.path("id").asText();
    Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofMinutes(9));
    try (Visit visit = open("/sovereignty")) {
      visit.see("replace-register").click();
      assertThat(visit.see("register-base")).containsText("The sites of the tests");
      assertThat(visit.get("choose-register")).isFocused();
      assertThat(visit.get("replace-act")).isDisabled();
      visit.get("replacement-file").setInputFiles(file(TestRegister.document("NO", "FR", end)));
      Locator claim = visit.page().locator("[data-testid=register-entry][data-id=lyon-hds]");
      assertThat(claim).containsText("changed");
      assertThat(claim).containsText(end.toString());
      assertThat(visit.page().locator("[data-testid=register-entry][data-id=local]"))
          .containsText("residency");
      assertThat(visit.get("register-outcome").getByTestId("replan")).containsText(id);
      assertThat(live.job(id).at("/status/state").asText()).isEqualTo("Validated");
      assertThat(visit.get("replace-act")).isDisabled();

      visit.get("replace-reason").fill("The certificate ends soon");
      visit.get("replace-act").click();
      assertThat(visit.get("replace-dialog")).isHidden();
      assertThat(visit.get("register-row").first()).containsText("The certificate ends soon");
      assertThat(visit.get("register-row").first().getByTestId("in-force")).isVisible();
      assertThat(cell(visit, "local", "oslo")).hasAttribute("data-decision", "Permit");
      assertThat(live.job(id).at("/status/state").asText()).isEqualTo("Waiting");
    } finally {
      TestRegister.putEndingAt(live.api(), TestRegister.soon());
    }
  }

  @Test
  void register_withMistakes_showsEachWithItsPointerAndIsNotPut() {
    try (Visit visit = live.visit().expecting(REFUSED).open("/sovereignty")) {
      visit.see("replace-register").click();
      visit.see("paste-register").click();
      visit
          .get("pasted-register")
          .fill(
              TestRegister.document("XX", "FR", TestRegister.soon())
                  .replace("\"certificate.HDS\"", "\"certificat.HDS\""));
      visit.get("check-register").click();
      Locator issues = visit.get("register-issue");
      assertThat(issues).hasCount(2);
      assertThat(issues.filter(with("/profiles/3/residency"))).containsText("XX");
      assertThat(issues.filter(with("/claims/4"))).containsText("certificat.HDS");
      visit.get("replace-reason").fill("a try");
      assertThat(visit.get("replace-act")).isDisabled();
      visit.page().keyboard().press("Escape");
      assertThat(visit.get("replace-dialog")).isHidden();
    }
  }

  private static Locator.FilterOptions with(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  void register_thatSaysTheSame_isNotPut() {
    try (Visit visit = open("/sovereignty")) {
      visit.see("replace-register").click();
      String same = live.api().text("/api/v1/sovereignty/register");
      visit.get("replacement-file").setInputFiles(file(same));
      visit.see("register-same");
      visit.get("replace-reason").fill("again");
      assertThat(visit.get("replace-act")).isDisabled();
    }
  }

  @Test
  void register_putMeanwhileBySomebodyElse_saysSoAndLeadsOn() {
    try (Visit visit = live.visit().expecting(REFUSED).open("/sovereignty")) {
      visit.see("replace-register").click();
      visit
          .get("replacement-file")
          .setInputFiles(file(TestRegister.document("NO", "FR", TestRegister.soon())));
      visit.see("register-outcome");
      visit.get("replace-reason").fill("mine");
      TestRegister.putEndingAt(live.api(), TestRegister.soon().plusSeconds(1));
      visit.get("replace-act").click();
      assertThat(visit.see("register-stale")).containsText("ending");
      assertThat(visit.get("replace-act")).isDisabled();

      visit.get("check-again").click();
      assertThat(visit.page().locator("[data-testid=register-entry][data-id=lyon-hds]"))
          .isVisible();
      visit.get("replace-act").click();
      assertThat(visit.get("replace-dialog")).isHidden();
      assertThat(cell(visit, "local", "oslo")).hasAttribute("data-decision", "Permit");
    } finally {
      TestRegister.putEndingAt(live.api(), TestRegister.soon());
    }
  }

  @Test
  void register_ofTheHistory_isComparedAndPutBack() {
    List<JsonNode> registers = live.api().all("/sovereignty/registers");
    String first = registers.getLast().path("version").asText();
    try (Visit visit = open("/sovereignty")) {
      Locator row =
          visit
              .page()
              .locator("[data-testid=register-row][data-version='%s']".formatted(first))
              .last();
      row.getByTestId("compare-register").click();
      assertThat(visit.get("register-compared").getByTestId("register-entry").first())
          .containsText("local");
      assertThat(visit.path()).contains("register=" + registers.getLast().path("putAt").asText());

      row.getByTestId("put-back").click();
      assertThat(visit.see("register-chosen")).containsText(first.substring(0, 12));
      visit.see("register-outcome");
      visit.get("replace-reason").fill("The newer one was wrong");
      visit.get("replace-act").click();
      assertThat(visit.get("replace-dialog")).isHidden();
      assertThat(visit.get("register-row").first()).containsText("The newer one was wrong");
      assertThat(live.api().get("/sovereignty/registers").at("/items/0/version").asText())
          .isEqualTo(first);
    } finally {
      TestRegister.putEndingAt(live.api(), TestRegister.soon());
    }
  }

  @Test
  void register_thatWaivesMore_waitsForSomebodyElse() {
    try (Served fresh = new Served("--four-eyes", "waivers")) {
      String document = TestRegister.document("FR", "NO", TestRegister.soon());
      fresh
          .api()
          .put(
              "/sovereignty/register?reason=first",
              document.replaceFirst("(?s)\"waivers\": \\[.*?}]", "\"waivers\": []"));
      try (Visit visit = fresh.visit().open("/sovereignty")) {
        visit.see("replace-register").click();
        visit.get("replacement-file").setInputFiles(file(document));
        assertThat(visit.see("register-waits")).containsText("somebody else");
        visit.get("replace-reason").fill("The audit is under way");
        visit.get("replace-act").click();
        assertThat(visit.see("register-held")).containsText("M. Lindqvist");
        visit.get("to-approvals").click();
        assertThat(visit.see("panel-approvals")).containsText("M. Lindqvist");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"390, 844", "768, 1024", "1024, 768", "1440, 900", "1920, 1080"})
  void cell_chosen_staysInViewWithItsHeadersAtAnyWidth(int width, int height) {
    try (Visit visit = live.served().visit(width, height).open("/sovereignty")) {
      visit.see("matrix");
      for (String place : List.of("paris", "oslo")) {
        cell(visit, "local", place).getByRole(AriaRole.BUTTON).click();
        visit.see("finding");
        List<?> hidden = (List<?>) visit.page().evaluate(HIDDEN, place);
        assertThat(hidden).as(place + " at " + width).isEmpty();
      }
      assertThat(
              (Integer) visit.page().evaluate("document.documentElement.scrollWidth - innerWidth"))
          .isNotPositive();
    }
  }

  /** Which of the cell, its row's header and its column's header something lies over. */
  private static final String HIDDEN =
      """
      place => {
        const cell = document.querySelector(`td[data-profile=local][data-place=${place}]`);
        const column = [...document.querySelectorAll('[data-testid=place-head]')]
          .find(it => it.textContent.startsWith(place));
        const row = cell.parentElement.querySelector('th');
        return [cell, column, row].filter(it => {
          const {left, right, top, bottom} = it.getBoundingClientRect();
          const corners = [[left + 3, top + 3], [right - 3, top + 3],
                           [left + 3, bottom - 3], [right - 3, bottom - 3]];
          return corners.some(([x, y]) => !it.contains(document.elementFromPoint(x, y)));
        }).map(it => it.textContent);
      }
      """;

  @Test
  void claim_thatHasRunOut_isListedFirstAndSaysSo() {
    Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(3));
    TestRegister.putEndingAt(live.api(), end);
    try (Visit visit = open("/sovereignty?expiry=lyon-hds")) {
      Locator row = visit.get("expiry").first();
      assertThat(row).hasAttribute("data-claim", "lyon-hds");
      assertThat(row.getByTestId("ran-out")).hasText("ran out");
      assertThat(row.getByTestId("ran-out").locator("svg")).isVisible();
      assertThat(row).containsText("3 days ago");
      assertThat(row).hasClass("chosen");
      assertThat(visit.get("ribbon-out")).containsText("1 claim ran out");
      assertThat(Csv.rows(visit.export("expiries", "csv")).getFirst()).contains("ran out");

      visit.open("/sovereignty?expiry=seat");
      assertThat(visit.see("not-among")).containsText("seat");
    } finally {
      TestRegister.putEndingAt(live.api(), TestRegister.soon());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "matrix, **/api/v1/residency-matrix, panel-expiries",
    "why, **/api/v1/residency-decisions?*, matrix",
    "expiries, **/api/v1/residency-expiries?*, matrix",
    "conditions, **/api/v1/attestations?*, matrix"
  })
  void panel_refused_saysWhyUntilItIsAskedAnew(String panel, String request, String beside) {
    try (Visit visit = live.visit().expecting(REFUSED)) {
      Page page = visit.page();
      page.route(request, route -> FailingPanelsTest.refuse(route, 500));
      visit.open("/sovereignty?profile=health&place=oslo");
      Locator error = visit.get("panel-" + panel).getByTestId("error");
      assertThat(error).containsText("Refused with 500");
      assertThat(error.getByTestId("copy-request-id")).containsText("request-of-the-test");
      visit.see(beside);

      page.unroute(request);
      visit.get("panel-" + panel).getByTestId("retry").click();
      assertThat(error).hasCount(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "places, **/api/v1/residency-decisions?*",
    "capacity, **/api/v1/residency-capacity?*",
    "attestations, **/api/v1/attestations?*"
  })
  void panelOfAProfile_refused_leavesItsNeighbours(String panel, String request) {
    try (Visit visit = live.visit().expecting(REFUSED)) {
      visit.page().route(request, route -> FailingPanelsTest.refuse(route, 403));
      visit.open("/sovereignty/profiles/health");
      Locator error = visit.get("panel-" + panel).getByTestId("error");
      assertThat(error).containsText("Refused with 403");
      visit.see("rule");

      visit.page().unroute(request);
      error.getByTestId("retry").click();
      assertThat(error).hasCount(0);
    }
  }

  @Test
  void register_noneYet_isPutFromThePage() {
    try (Served fresh = new Served();
        Visit visit = fresh.visit().expecting(REFUSED).open("/sovereignty")) {
      assertThat(visit.see("empty")).containsText("No register yet");
      visit.get("register-file").setInputFiles(file("{\"format\": \"megawatt/sovereignty/1\"}"));
      assertThat(visit.see("upload-error")).containsText("\"subjects\" is missing");

      visit.get("register-reason").fill("The first of this test");
      visit
          .get("register-file")
          .setInputFiles(
              file(TestRegister.document("FR", "NO", Instant.now().plus(Duration.ofDays(9)))));
      visit.see("matrix");
      assertThat(visit.get("figure-register")).containsText("The sites of the tests");
      assertThat(fresh.api().get("/sovereignty/registers").at("/items/0/reason").asText())
          .isEqualTo("The first of this test");
    }
  }

  private static FilePayload file(String json) {
    return new FilePayload("register.json", "application/json", json.getBytes(UTF_8));
  }
}
