package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.plan.Reason;
import java.util.List;
import java.util.Optional;

/** What is said to a job that asks for a place. */
public sealed interface Verdict {

  /** The job, where it is kept. */
  default Optional<LiveJob> kept() {
    return switch (this) {
      case Placed(LiveJob job) -> Optional.of(job);
      case Waits(LiveJob job, _) -> Optional.of(job);
      case Impossible _ -> Optional.empty();
    };
  }

  /** Why it has no place, the most severe reason first; empty where it has one. */
  default List<Reason> reasons() {
    return switch (this) {
      case Placed _ -> List.of();
      case Waits(_, List<Reason> because) -> because;
      case Impossible(List<Reason> because) -> because;
    };
  }

  /** The word for it. */
  default String word() {
    return getClass().getSimpleName();
  }

  /** It has one. */
  record Placed(LiveJob job) implements Verdict {}

  /** It has none yet; why, the most severe reason first. */
  record Waits(LiveJob job, List<Reason> because) implements Verdict {
    public Waits {
      because = List.copyOf(because);
    }
  }

  /** As it is asked it never has one; it is not kept. */
  record Impossible(List<Reason> because) implements Verdict {
    public Impossible {
      because = List.copyOf(because);
    }
  }
}
