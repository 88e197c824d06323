package eu.megawatt.reports.carbon;

import java.util.List;

/** Whether something may be counted. */
public sealed interface ClaimOutcome {

  /**
   * It may.
   *
   * @param register with the claim in it
   */
  record Claimed(ClaimRegister register) implements ClaimOutcome {}

  /**
   * It may not.
   *
   * @param reasons all of them, at least one
   */
  record Refused(List<String> reasons) implements ClaimOutcome {

    public Refused {
      reasons = List.copyOf(reasons);
    }
  }
}
