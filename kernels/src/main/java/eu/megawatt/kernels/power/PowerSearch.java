package eu.megawatt.kernels.power;

import java.util.List;

/** What came of looking for a meter. */
public sealed interface PowerSearch {

  /** One that answered when it was asked. The caller closes it. */
  record Found(PowerMeter meter) implements PowerSearch {}

  /**
   * None.
   *
   * @param reasons for a person: what was looked for, and what was there instead; at least one
   */
  record Missing(List<String> reasons) implements PowerSearch {

    /** Keeps its own list. */
    public Missing {
      reasons = List.copyOf(reasons);
    }

    static Missing because(String reason) {
      return new Missing(List.of(reason));
    }
  }
}
