package eu.megawatt.service.telemetry;

import eu.megawatt.telemetry.live.LossOutcome;
import java.util.List;
import java.util.Optional;

/** What would follow from the loss of a power domain; nothing is changed. */
public record LossAnswer(
    String domainId, List<String> strandedRackIds, long strandedLoadW, List<ShiftedLoad> shifted) {

  public LossAnswer {
    strandedRackIds = List.copyOf(strandedRackIds);
    shifted = List.copyOf(shifted);
  }

  /** A domain that would have to carry more. */
  public record ShiftedLoad(
      String domainId, long loadBeforeW, long loadAfterW, Optional<Long> limitW, boolean over) {}

  public static LossAnswer of(LossOutcome outcome) {
    return new LossAnswer(
        outcome.domain(),
        outcome.strandedRacks(),
        Watts.drawn(outcome.strandedMilliwatts()),
        outcome.shifted().stream()
            .map(
                it ->
                    new ShiftedLoad(
                        it.domain(),
                        Watts.drawn(it.before()),
                        Watts.drawn(it.after()),
                        Watts.allowed(it.limit()),
                        it.over()))
            .toList());
  }
}
