package eu.megawatt.service.demo;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.example.DemoFleet;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Permits;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.sovereignty.Place;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.service.sovereignty.RegisterDocument;
import eu.megawatt.service.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where the demonstration's workloads may run. */
final class DemoRegisterTest {

  private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

  private final DemoRegister demo = DemoRegister.at(MONDAY);
  private final Register register =
      RegisterDocument.read(demo.document().getBytes(StandardCharsets.UTF_8), Syntax.JSON)
          .register();
  private final Scenario scenario = DemoFleet.scenario(MONDAY, 1).under(register);

  private Set<String> places(String jobId) {
    Job job = scenario.job(jobId);
    Permits permits = scenario.permits();
    return scenario.pools().keySet().stream()
        .filter(pool -> permits.verdict(job.residency(), pool, MONDAY, MONDAY).permits())
        .map(permits::place)
        .collect(Collectors.toSet());
  }

  @Test
  void kyc_ofTheBank_runsOnItsOwnPremisesAndNowhereElse() {
    assertThat(places("kyc-core-2026-11-24")).containsExactly("bank-premises");
  }

  @Test
  void defence_runsInTheOneClearedHall() {
    assertThat(places("defence-simulation-1")).containsExactly("rhone/h2/tr-a");
  }

  @Test
  void voice_runsAnywhereInTheUnionButWhereTheOwnerIsNot() {
    String voice =
        scenario.jobs().keySet().stream()
            .filter(it -> it.startsWith("voice-eu-asr"))
            .findFirst()
            .orElseThrow();

    assertThat(places(voice)).containsExactlyInAnyOrder("rhone", "rhone/h2/tr-a", "norrland");
    Place cheap = register.place("kosice").orElseThrow();
    assertThat(register.judge("eu").verdict(cheap, MONDAY, MONDAY).wordsAgainst())
        .contains("R-OPR-02", "100 % the largest")
        .contains("R-OPR-03", "CLOUD_ACT");
  }

  @Test
  void evidence_ofEveryClaim_isThere() {
    Set<String> kept =
        demo.evidence().stream()
            .map(it -> Sha256.hex(it.getBytes(StandardCharsets.UTF_8)))
            .collect(Collectors.toSet());

    assertThat(
            register.places().stream()
                .flatMap(it -> it.subjects().stream())
                .flatMap(
                    it ->
                        it.attributes().stream()
                            .flatMap(name -> it.timeline(name).claims().stream()))
                .map(it -> it.evidence().orElseThrow().sha256()))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(kept).contains(it));
  }
}
