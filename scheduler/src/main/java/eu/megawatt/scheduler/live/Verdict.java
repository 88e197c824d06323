package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.plan.Reason;
import java.util.List;

/** What is said to a job that asks for a place. */
public sealed interface Verdict {

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
