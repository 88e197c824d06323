package eu.megawatt.telemetry.live;

import java.util.OptionalLong;

/** How a load stands to its limit. */
public enum DomainState {
  OK("Ok"),
  /** At 95 % or more of the limit, or past it as soon as the partner fails. */
  NEAR("Near"),
  /** Past the limit. */
  OVER("Over"),
  /** Too much of the load is without a fresh reading to say. */
  STALE("Stale"),
  /** No limit is set, which is never "without limit". */
  NO_LIMIT("NoLimit");

  private final String word;

  DomainState(String word) {
    this.word = word;
  }

  /** The word that answers use. */
  public String word() {
    return word;
  }

  /**
   * What a load is judged by, all in mW.
   *
   * @param limit empty where none is set
   * @param power what is drawn; empty where it is unknown
   * @param measured the part of it that readings are behind
   * @param silentShare of the load, those never heard included
   * @param ifPartnerFails what is drawn then
   */
  record Case(
      OptionalLong limit,
      OptionalLong power,
      long measured,
      double silentShare,
      OptionalLong ifPartnerFails) {}

  /** Judges: what is measured past the limit is over, whatever is silent beside it. */
  static DomainState of(Case it, LiveSettings settings) {
    if (it.limit().isEmpty()) {
      return NO_LIMIT;
    }
    long limit = it.limit().getAsLong();
    if (it.measured() > limit) {
      return OVER;
    }
    if (it.power().isEmpty() || it.silentShare() > settings.silentRatio()) {
      return STALE;
    }
    long power = it.power().getAsLong();
    if (power > limit) {
      return OVER;
    }
    boolean near = power >= settings.nearRatio() * limit;
    return near || it.ifPartnerFails().orElse(0) > limit ? NEAR : OK;
  }
}
