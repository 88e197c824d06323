package eu.megawatt.scheduler.kernel;

/**
 * What a placement has to keep to beside power domains and pools: what whoever asks for it may
 * draw, slot by slot, and take as a whole.
 */
public interface Gate {

  /** Keeps nothing out. */
  Gate OPEN =
      new Gate() {
        @Override
        public int lastBlocked(Draw draw, int pool, int from, int to) {
          return from - 1;
        }

        @Override
        public boolean admits(Draw draw, int pool, int start, int end) {
          return true;
        }
      };

  /**
   * The last slot of a window in which a gang may not draw so much in a pool, looking no further
   * back than {@code from}; one less than {@code from} if there is none.
   */
  int lastBlocked(Draw draw, int pool, int from, int to);

  /** Whether a run may be as a whole, of which every slot may. */
  boolean admits(Draw draw, int pool, int start, int end);
}
