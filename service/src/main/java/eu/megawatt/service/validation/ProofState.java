package eu.megawatt.service.validation;

import java.time.Instant;

/** Whether a node is proved. */
sealed interface ProofState {

  /** Why a node has to be proved. The words are part of the contract. */
  enum Why {
    NEW_NODE("NewNode"),
    DRIVER_CHANGED("DriverChanged"),
    FIRMWARE_CHANGED("FirmwareChanged"),
    AGE("Age"),
    INCIDENT("Incident"),
    RELEASED("Released");

    private final String word;

    Why(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /**
   * It is, by a run, until an instant.
   *
   * @param until when that is over; {@link Instant#MAX} where nobody knows
   * @param runId empty text where no run has proved it and none has to
   */
  record Proved(Instant until, String runId, Instant provedAt) implements ProofState {}

  /**
   * It has to be.
   *
   * @param detail the same in words
   * @param since what was measured before does not count; the distant past where nobody knows
   */
  record Awaiting(Why why, String detail, Instant since) implements ProofState {}

  /** Of a node that never was proved and does not have to be yet. */
  static ProofState unproved(Instant until) {
    return new Proved(until, "", Instant.EPOCH);
  }
}
