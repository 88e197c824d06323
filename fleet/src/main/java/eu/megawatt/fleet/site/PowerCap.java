package eu.megawatt.fleet.site;

/**
 * One rung of a GPU type's power ladder: capped to {@code fraction} of a job's watts it runs at
 * {@code speed} of its full speed.
 *
 * @param fraction above 0, at most 1
 * @param speed above 0
 */
public record PowerCap(double fraction, double speed) {

  /** No cap: the rung that every GPU type has. */
  public static final PowerCap NONE = new PowerCap(1, 1);

  public boolean isFull() {
    return fraction == 1;
  }
}
