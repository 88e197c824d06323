package eu.megawatt.service.validation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a node is by a policy that asks for its proof.
 *
 * @param incidentAt when the newest outage of it ended or ends; the distant past where none did
 * @param releasedAt when a person has released it last; the distant past where nobody did
 * @param facts drivers and firmware of its devices as they were seen last
 */
record Freshness(
    Policy policy,
    Optional<KeptProof> proof,
    Instant incidentAt,
    Instant releasedAt,
    Map<String, String> facts) {

  /** What it is at an instant. */
  ProofState at(Instant now) {
    Instant measured = proof.map(KeptProof::measuredFrom).orElse(Instant.MIN);
    if (proof.isEmpty() && policy.newNode()) {
      return new ProofState.Awaiting(ProofState.Why.NEW_NODE, "it never was proved", Instant.EPOCH);
    }
    if (policy.quarantineReleased() && releasedAt.isAfter(measured)) {
      return new ProofState.Awaiting(
          ProofState.Why.RELEASED, "a person released it at %s".formatted(releasedAt), releasedAt);
    }
    boolean isIncident = policy.incident() && incidentAt.isAfter(measured);
    if (isIncident && !incidentAt.isAfter(now)) {
      return new ProofState.Awaiting(
          ProofState.Why.INCIDENT, "it was out until %s".formatted(incidentAt), incidentAt);
    }
    Instant until = isIncident ? incidentAt : Instant.MAX;
    return proof.map(it -> proved(it, until, now)).orElseGet(() -> ProofState.unproved(until));
  }

  private ProofState proved(KeptProof its, Instant until, Instant now) {
    Optional<String> driver =
        DeviceFacts.change(its.facts(), facts, DeviceFacts.DRIVER)
            .filter(_ -> policy.driverChanged());
    if (driver.isPresent()) {
      return new ProofState.Awaiting(ProofState.Why.DRIVER_CHANGED, driver.get(), its.provedAt());
    }
    Optional<String> firmware =
        DeviceFacts.change(its.facts(), facts, DeviceFacts.FIRMWARE)
            .filter(_ -> policy.firmwareChanged());
    if (firmware.isPresent()) {
      return new ProofState.Awaiting(
          ProofState.Why.FIRMWARE_CHANGED, firmware.get(), its.provedAt());
    }
    Instant end = its.provedAt().plus(policy.maxAge());
    if (!end.isAfter(now)) {
      return new ProofState.Awaiting(
          ProofState.Why.AGE,
          "its proof of %s was too old at %s".formatted(its.provedAt(), end),
          its.provedAt());
    }
    return new ProofState.Proved(end.isBefore(until) ? end : until, its.runId(), its.provedAt());
  }
}
