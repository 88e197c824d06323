package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets in, and what the others see. */
@ExtendWith(Demonstration.Extension.class)
final class SignInTest {

  private static final Pattern REFUSED = Pattern.compile("Failed to load resource.*");

  private final Demonstration demo;

  SignInTest(Demonstration demo) {
    this.demo = demo;
  }

  @Test
  void stranger_anyScreen_seesTheSignInAlone() {
    try (Visit visit = demo.stranger().expecting(Visit.UNAUTHORIZED).open(demo.schedule(""))) {
      visit.see("sign-in");

      assertThat(visit.get("schedule")).isHidden();
      assertThat(visit.get("nav")).isHidden();
    }
  }

  @Test
  void stranger_withTheToken_landsWhereTheyWanted() {
    try (Visit visit = demo.stranger().expecting(Visit.UNAUTHORIZED).open(demo.schedule(""))) {
      visit.see("token").fill(demo.token());
      visit.get("sign-in-go").click();

      visit.see("schedule");
      assertThat(visit.path()).isEqualTo(demo.schedule(""));
    }
  }

  @Test
  void stranger_withAnAccount_seesItsNameAndIsInTheAuditLog() {
    demo.api()
        .post(
            "/accounts",
            "{\"name\":\"ada\",\"displayName\":\"Ada L.\",\"roles\":[\"administrator\"],"
                + "\"password\":\"a dozen and more\"}");
    try (Visit visit = demo.stranger().expecting(Visit.UNAUTHORIZED).open("/access")) {
      visit.see("account").fill("ada");
      visit.see("password").fill("a dozen and more");
      visit.get("account-go").click();

      assertThat(visit.see("who")).hasText("Ada L.");
      assertThat(visit.see("verification")).containsText("Intact");
      assertThat(visit.see("panel-audit-log")).containsText("Ada L.");
    }
  }

  @Test
  void token_madeOnThePage_isShownOnceAndCanBeRevoked() {
    try (Visit visit = demo.visit().open("/access")) {
      visit.see("new-token").click();
      visit.see("token-name").fill("a program");
      visit.see("scope-jobs:read").check();
      visit.see("make-token").click();

      assertThat(visit.see("secret")).containsText("mw_");
      visit.see("secret-done").click();
      visit.see("revoke-token").click();
      visit.see("revoke-reason").fill("a test");
      visit.see("revoke-act").click();
      assertThat(visit.see("panel-tokens")).containsText("No program has a token");
    }
  }

  private static final String PASSWORD = "a dozen and more";

  private Visit signedIn(String account, String password, String path) {
    Visit visit = demo.stranger().expecting(Visit.UNAUTHORIZED).open(path);
    visit.see("account").fill(account);
    visit.see("password").fill(password);
    visit.get("account-go").click();
    visit.see("who");
    return visit;
  }

  private void account(String name, String role) {
    demo.api()
        .post(
            "/accounts",
            "{\"name\":\"%s\",\"roles\":[\"%s\"],\"password\":\"%s\"}"
                .formatted(name, role, PASSWORD));
  }

  private static void changePassword(Visit visit, String current, String next, String again) {
    visit.see("password-current").fill(current);
    visit.get("password-next").fill(next);
    visit.get("password-again").fill(again);
    visit.get("password-act").click();
  }

  @Test
  void password_changedInTheMenu_isTheOneFromNowOnAndEndsOtherSessions() {
    account("bea", "planner");
    try (Visit elsewhere = signedIn("bea", PASSWORD, "/jobs");
        Visit visit = signedIn("bea", PASSWORD, "/jobs").expecting(REFUSED)) {
      visit.get("settings").click();
      visit.get("change-password").click();
      changePassword(visit, PASSWORD, "short", "short");
      assertThat(visit.get("password-next-problem")).containsText("12 to 500");
      changePassword(visit, PASSWORD, "another dozen", "another dozzen");
      assertThat(visit.get("password-again-problem")).containsText("not the same");
      changePassword(visit, "not the password", "another dozen", "another dozen");
      assertThat(visit.get("password-current-problem")).containsText("is not your password");
      assertThat(visit.get("password-current")).isFocused();

      changePassword(visit, PASSWORD, "another dozen", "another dozen");
      assertThat(visit.get("password-dialog")).isHidden();
      visit.page().reload();
      visit.see("who");
      elsewhere.page().reload();
      elsewhere.see("sign-in");
    }
    signedIn("bea", "another dozen", "/jobs").close();
  }

  @Test
  void session_ofSomebodyElse_isListedAndEndedWithAReason() {
    account("cleo", "planner");
    try (Visit its = signedIn("cleo", PASSWORD, "/jobs");
        Visit visit = demo.visit().open("/access")) {
      Locator sessions = visit.see("panel-sessions");
      assertThat(sessions.getByTestId("own-session")).hasCount(1);
      Locator row =
          sessions.getByTestId("session").filter(new Locator.FilterOptions().setHasText("cleo"));
      assertThat(row).containsText("an account");
      row.getByTestId("end-session").click();
      visit.see("end-session-dialog-reason").fill("The laptop was lost");
      visit.get("end-session-dialog-act").click();
      assertThat(row).hasCount(0);
      assertThat(visit.see("own-session")).isVisible();

      its.page().reload();
      its.see("sign-in");
      visit.page().reload();
      assertThat(visit.see("panel-audit-log")).containsText("The laptop was lost");
    }
  }

  @Test
  void menu_ofWhoHasNoPasswordHere_offersNoChangeOfIt() {
    try (Visit visit = demo.visit().open("/jobs")) {
      visit.see("who");
      visit.get("settings").click();
      visit.see("sign-out");
      assertThat(visit.get("change-password")).hasCount(0);
    }
  }

  @Test
  void stranger_withAWrongToken_isToldSo() {
    try (Visit visit = demo.stranger().expecting(Visit.UNAUTHORIZED).open("/")) {
      visit.see("token").fill("no such token");
      visit.get("sign-in-go").click();

      assertThat(visit.page().getByRole(AriaRole.ALERT))
          .hasText("This token is not known to the service.");
    }
  }

  @Test
  void link_openedAgain_saysThatItIsUsed() {
    try (Visit visit = demo.stranger().expecting(Visit.UNAUTHORIZED)) {
      Page page = visit.page();
      page.navigate(demo.usedLink());

      assertThat(page.locator("body")).containsText("has been used or is too old");
      assertThat(page.locator("body")).containsText("./megawatt sign-in");
    }
  }

  @Test
  void signOut_chosen_closesThePage() {
    String link = demo.api().post("/sign-in-codes", "{}").path("href").asText();
    try (Visit visit = demo.stranger().expecting(Visit.UNAUTHORIZED).open(link)) {
      visit.see("fleet");
      visit.get("settings").click();
      visit.get("sign-out").click();
      visit.see("sign-in");
      visit.page().reload();

      visit.see("sign-in");
    }
  }
}
