package eu.megawatt.service.validation;

import java.util.Arrays;

/** How far an order is. The words are part of the contract. */
enum OrderState {
  /** No agent has it yet. */
  WAITING("Waiting"),
  /** An agent has it. */
  RUNNING("Running"),
  /** The agent did not begin it. */
  REFUSED("Refused"),
  /** All its results are there. */
  DONE("Done"),
  /** It was not done in time. */
  OUT_OF_TIME("OutOfTime"),
  /** Somebody has taken it back. */
  CANCELLED("Cancelled");

  private final String word;

  OrderState(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  boolean isOpen() {
    return this == WAITING || this == RUNNING;
  }

  static OrderState of(String word) {
    return Arrays.stream(values())
        .filter(it -> it.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No order is " + word));
  }
}
