package eu.megawatt.service.validation;

import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** What the verdicts of a look are to its node. */
sealed interface Standing {

  /** Writes them. */
  Consumer<Handle> write();

  /** When the passes in a row began, after this. */
  long passedMs(long before);

  /**
   * Something that placements need is not as it has to be.
   *
   * @param reason what, with numbers and where to read about it
   */
  record Fails(String reason, String runId, Consumer<Handle> write) implements Standing {

    @Override
    public long passedMs(long before) {
      return 0;
    }
  }

  /**
   * All that placements need passes.
   *
   * @param isReleased whether that is so for long enough
   * @param reason why it is
   */
  record Delivers(long atMs, boolean isReleased, String reason, Consumer<Handle> write)
      implements Standing {

    @Override
    public long passedMs(long before) {
      return before == 0 ? atMs : before;
    }
  }

  /** Something that is needed was looked at and is not proved. */
  record Doubtful(Consumer<Handle> write) implements Standing {

    @Override
    public long passedMs(long before) {
      return 0;
    }
  }

  /** Not all that is needed was looked at, or more is to come. */
  record Unsaid(Consumer<Handle> write) implements Standing {

    @Override
    public long passedMs(long before) {
      return before;
    }
  }
}
