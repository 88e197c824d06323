package eu.megawatt.service.validation;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.service.validation.ProofState.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FreshnessTest {

  private static final Instant PROVED = Instant.parse("2026-11-01T10:00:00Z");
  private static final Instant MEASURED = PROVED.minus(Duration.ofMinutes(5));
  private static final Instant NOW = PROVED.plus(Duration.ofDays(1));
  private static final Map<String, String> FACTS =
      Map.of("gpu 0 driver", "550", "gpu 0 firmware", "96");
  private static final KeptProof PROOF = new KeptProof("n", "run", PROVED, MEASURED, FACTS);

  private static Policy policy(boolean asksAll) {
    return new Policy(
        1,
        PROVED,
        "ann",
        "a test",
        List.of("pool"),
        List.of(),
        List.of(),
        Duration.ofDays(7).toSeconds(),
        asksAll,
        asksAll,
        asksAll,
        asksAll,
        asksAll,
        "quick",
        Optional.empty());
  }

  private static ProofState state(
      boolean asksAll,
      Optional<KeptProof> proof,
      Instant incidentAt,
      Instant releasedAt,
      Map<String, String> facts,
      Instant now) {
    return new Freshness(policy(asksAll), proof, incidentAt, releasedAt, facts).at(now);
  }

  private static Optional<Why> why(ProofState state) {
    return state instanceof ProofState.Awaiting it ? Optional.of(it.why()) : Optional.empty();
  }

  @Test
  void node_thatWasProved_isSoUntilItsProofIsTooOld() {
    Instant end = PROVED.plus(Duration.ofDays(7));
    Optional<KeptProof> proof = Optional.of(PROOF);

    assertThat(state(true, proof, Instant.MIN, Instant.MIN, FACTS, end.minusMillis(1)))
        .isEqualTo(new ProofState.Proved(end, "run", PROVED));
    assertThat(why(state(false, proof, Instant.MIN, Instant.MIN, FACTS, end))).contains(Why.AGE);
  }

  @Test
  void node_thatNeverWasProved_hasToBeWhereThePolicySaysSo() {
    Optional<KeptProof> none = Optional.empty();

    assertThat(why(state(true, none, Instant.MIN, Instant.MIN, FACTS, NOW))).contains(Why.NEW_NODE);
    assertThat(state(false, none, Instant.MIN, Instant.MIN, FACTS, NOW))
        .isEqualTo(ProofState.unproved(Instant.MAX));
  }

  @Test
  void incident_afterTheMeasurementBegan_takesTheProofAwayOnceItIsOver() {
    Optional<KeptProof> proof = Optional.of(PROOF);
    Instant during = MEASURED.plusSeconds(1);
    Instant later = NOW.plusSeconds(60);

    assertThat(why(state(true, proof, during, Instant.MIN, FACTS, NOW))).contains(Why.INCIDENT);
    assertThat(why(state(true, proof, MEASURED, Instant.MIN, FACTS, NOW))).isEmpty();
    assertThat(why(state(false, proof, during, Instant.MIN, FACTS, NOW))).isEmpty();
    assertThat(state(true, proof, later, Instant.MIN, FACTS, NOW))
        .isEqualTo(new ProofState.Proved(later, "run", PROVED));
    assertThat(why(state(true, proof, later, Instant.MIN, FACTS, later))).contains(Why.INCIDENT);
  }

  @Test
  void release_byAPerson_takesTheProofAway() {
    Optional<KeptProof> proof = Optional.of(PROOF);

    assertThat(why(state(true, proof, Instant.MIN, NOW, FACTS, NOW))).contains(Why.RELEASED);
    assertThat(why(state(false, proof, Instant.MIN, NOW, FACTS, NOW))).isEmpty();
  }

  @Test
  void driverOrFirmware_thatIsAnother_takesTheProofAway() {
    Optional<KeptProof> proof = Optional.of(PROOF);
    Map<String, String> driver = Map.of("gpu 0 driver", "560", "gpu 0 firmware", "96");
    Map<String, String> firmware = Map.of("gpu 0 driver", "550", "gpu 0 firmware", "97");

    assertThat(why(state(true, proof, Instant.MIN, Instant.MIN, driver, NOW)))
        .contains(Why.DRIVER_CHANGED);
    assertThat(why(state(true, proof, Instant.MIN, Instant.MIN, firmware, NOW)))
        .contains(Why.FIRMWARE_CHANGED);
    assertThat(why(state(false, proof, Instant.MIN, Instant.MIN, driver, NOW))).isEmpty();
    assertThat(why(state(true, proof, Instant.MIN, Instant.MIN, Map.of(), NOW))).isEmpty();
  }
}
