package eu.megawatt.service.validation;

import eu.megawatt.kernels.verdict.Verdict;
import eu.megawatt.service.validation.QuarantineRows.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * What a look at a node says of the node.
 *
 * @param profiles by device model
 * @param quarantinesDegraded whether what is slower than assumed is enough
 */
record Looks(Function<String, Optional<Profile>> profiles, boolean quarantinesDegraded) {

  /** How long passes in a row have to last. */
  static final Duration PROBATION = Duration.ofHours(1);

  private static final int LONGEST_DETAIL = 400;

  /**
   * Says it.
   *
   * @param fresh the verdicts that are new
   * @param look all of this run and node, with the new ones, the oldest first
   * @param held what held of the node before
   * @param isDecided whether no more blocks are to come
   */
  Standing standing(
      List<StoredVerdict> fresh,
      List<StoredVerdict> look,
      List<StoredVerdict> held,
      boolean isDecided,
      Optional<Kept> quarantine,
      Instant now,
      Consumer<Handle> write) {
    Optional<StoredVerdict> worst = worst(fresh);
    if (worst.isPresent()) {
      return new Standing.Fails(reason(worst.get()), worst.get().runId(), write);
    }
    Set<StoredVerdict.Key> needed = needed(look, held);
    Map<StoredVerdict.Key, StoredVerdict> seen = new HashMap<>();
    look.forEach(it -> seen.put(it.key(), it));
    boolean isDoubtful =
        needed.stream()
            .flatMap(it -> Optional.ofNullable(seen.get(it)).stream())
            .anyMatch(it -> !it.isProof());
    if (isDoubtful && isDecided) {
      return new Standing.Doubtful(write);
    }
    return isDoubtful || !isDecided || needed.isEmpty() || !seen.keySet().containsAll(needed)
        ? new Standing.Unsaid(write)
        : delivers(quarantine, now, write);
  }

  private static Standing delivers(Optional<Kept> quarantine, Instant now, Consumer<Handle> write) {
    boolean isReleased =
        quarantine
            .filter(Kept::isOfVerdicts)
            .filter(it -> it.passedMs() > 0)
            .filter(it -> now.toEpochMilli() - it.passedMs() >= PROBATION.toMillis())
            .isPresent();
    return new Standing.Delivers(
        now.toEpochMilli(),
        isReleased,
        "All that placements need has passed for %d minutes at least"
            .formatted(PROBATION.toMinutes()),
        write);
  }

  /** The worst of what sets a node apart; of several the first. */
  private Optional<StoredVerdict> worst(List<StoredVerdict> fresh) {
    return fresh.stream()
        .filter(StoredVerdict::isNeeded)
        .filter(
            it ->
                it.verdict() == Verdict.FAIL
                    || (quarantinesDegraded && it.verdict() == Verdict.DEGRADED))
        .reduce((one, other) -> other.verdict().compareTo(one.verdict()) > 0 ? other : one);
  }

  /** What has held of the node before, and what its devices' profiles name. */
  private Set<StoredVerdict.Key> needed(List<StoredVerdict> look, List<StoredVerdict> held) {
    Set<StoredVerdict.Key> needed = new HashSet<>();
    held.stream().filter(StoredVerdict::isNeeded).forEach(it -> needed.add(it.key()));
    for (StoredVerdict it : look) {
      if (it.isNeeded()) {
        needed.add(it.key());
      }
      profiles
          .apply(it.deviceModel())
          .map(Profile::needed)
          .orElse(Set.of())
          .forEach(
              kernel ->
                  needed.add(
                      new StoredVerdict.Key(it.key().deviceKind(), it.key().deviceId(), kernel)));
    }
    return needed;
  }

  private static String reason(StoredVerdict it) {
    String detail = it.content().detail();
    return "%s on %s %s (%s): %s, %s. See /api/v1/validation-runs/%s"
        .formatted(
            it.key().kernel(),
            it.key().deviceKind(),
            it.key().deviceId(),
            it.deviceModel(),
            it.verdict(),
            detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)),
            it.runId());
  }
}
