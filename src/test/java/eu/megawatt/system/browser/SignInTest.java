package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets in, and what the others see. */
@ExtendWith(Demonstration.Extension.class)
final class SignInTest {

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
