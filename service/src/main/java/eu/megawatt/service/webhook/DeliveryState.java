package eu.megawatt.service.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;

/** Where a delivery stands. */
public enum DeliveryState {
  /** To be sent, for the first time or again. */
  @JsonProperty("Waiting")
  WAITING("Waiting"),
  /** The receiver has said that it has it. */
  @JsonProperty("Delivered")
  DELIVERED("Delivered"),
  /** Not to be sent any more, unless it is replayed. */
  @JsonProperty("Dead")
  DEAD("Dead");

  private final String word;

  DeliveryState(String word) {
    this.word = word;
  }

  /** The word in answers. */
  public String word() {
    return word;
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(DeliveryState::word).toList();
  }

  static DeliveryState ofWord(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst().orElseThrow();
  }
}
