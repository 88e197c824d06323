package eu.megawatt.service.operation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an operation stands. */
public enum OperationState {
  @JsonProperty("Queued")
  QUEUED("Queued"),
  @JsonProperty("Running")
  RUNNING("Running"),
  @JsonProperty("Succeeded")
  SUCCEEDED("Succeeded"),
  @JsonProperty("Failed")
  FAILED("Failed"),
  @JsonProperty("Cancelled")
  CANCELLED("Cancelled");

  private final String word;

  OperationState(String word) {
    this.word = word;
  }

  /** The word in answers. */
  public String word() {
    return word;
  }

  public boolean hasEnded() {
    return this != QUEUED && this != RUNNING;
  }
}
