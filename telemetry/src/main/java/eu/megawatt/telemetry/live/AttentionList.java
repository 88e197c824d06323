package eu.megawatt.telemetry.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What needs somebody now and what did lately. Both lists are bounded: what finds no room is
 * counted. Not thread-safe.
 */
final class AttentionList {

  private static final Comparator<Attention> MOST_PRESSING_FIRST =
      Comparator.comparing(Attention::kind)
          .thenComparing(Attention::since)
          .thenComparing(it -> it.subject().id());

  private final LiveSettings settings;
  private final Map<Key, Lasting> lasting = new HashMap<>();
  private final Deque<Attention> ended = new ArrayDeque<>();
  private long unlisted;

  AttentionList(LiveSettings settings) {
    this.settings = settings;
  }

  private record Key(AttentionKind kind, Subject subject) {
    static Key of(Finding finding) {
      return new Key(finding.kind(), finding.subject());
    }
  }

  private record Lasting(Finding finding, Instant since, Instant lastFound) {
    Attention attention(Optional<Instant> cleared) {
      return new Attention(
          finding.kind(),
          finding.subject(),
          finding.message(),
          since,
          cleared,
          finding.value(),
          finding.limit(),
          finding.members(),
          finding.memberCount());
    }
  }

  /** Takes what one look found; what it did not find again has ended. */
  void update(List<Finding> findings, Instant now) {
    List<Finding> pressing = new ArrayList<>(findings);
    pressing.sort(Comparator.comparing(Finding::kind));
    for (Finding finding : pressing) {
      Key key = Key.of(finding);
      Lasting before = lasting.get(key);
      if (before != null) {
        lasting.put(key, new Lasting(finding, before.since(), now));
      } else if (lasting.size() < settings.mostAttention() || makeRoomFor(finding, now)) {
        lasting.put(key, new Lasting(finding, now, now));
      } else {
        unlisted++;
      }
    }
    endWhatIsOver(now);
  }

  /** Something less pressing leaves the list for it. */
  private boolean makeRoomFor(Finding finding, Instant now) {
    Optional<Key> least =
        lasting.keySet().stream()
            .max(Comparator.comparing(Key::kind))
            .filter(it -> it.kind().compareTo(finding.kind()) > 0);
    least.ifPresent(
        key -> {
          Lasting leaves = lasting.get(key);
          if (leaves != null) {
            lasting.remove(key);
            remember(leaves.attention(Optional.of(now)));
            unlisted++;
          }
        });
    return least.isPresent();
  }

  private void endWhatIsOver(Instant now) {
    Iterator<Lasting> all = lasting.values().iterator();
    while (all.hasNext()) {
      Lasting it = all.next();
      Duration calm = it.finding().kind().isOfSources() ? settings.calm() : Duration.ZERO;
      if (it.lastFound().isBefore(now) && !it.lastFound().plus(calm).isAfter(now)) {
        all.remove();
        remember(it.attention(Optional.of(now)));
      }
    }
  }

  private void remember(Attention attention) {
    if (ended.size() == settings.mostEvents()) {
      ended.removeLast();
    }
    ended.addFirst(attention);
  }

  /** What lasts, the most pressing first. */
  List<Attention> lasting() {
    return lasting.values().stream()
        .map(it -> it.attention(Optional.empty()))
        .sorted(MOST_PRESSING_FIRST)
        .toList();
  }

  /** What has ended, the latest first. */
  List<Attention> ended() {
    return List.copyOf(ended);
  }

  /** Findings that were not listed for want of room, so far. */
  long unlisted() {
    return unlisted;
  }
}
