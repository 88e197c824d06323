package eu.megawatt.planner.buildout.kernel;

import static eu.megawatt.planner.buildout.kernel.Program.NEVER;

/**
 * One option that has to be built, or has to be left out, whatever it costs.
 *
 * @param option its number, or {@link Program#NEVER} where every plan is looked at
 */
public record Must(int option, boolean built) {

  /** Every plan is looked at. */
  public static final Must NOTHING = new Must(NEVER, false);

  /** Whether an option may be built, or left out. */
  public boolean allows(int which, boolean whetherBuilt) {
    return which != option || whetherBuilt == built;
  }

  /** Whether a plan does as it must. */
  public boolean isKept(int[] starts) {
    return option == NEVER || (starts[option] != NEVER) == built;
  }
}
