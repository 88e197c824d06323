package eu.megawatt.kernels.cpu;

/** What one thread of a team does of a piece of work. */
@FunctionalInterface
interface Part {

  /**
   * Does it.
   *
   * @param worker which thread, from 0 to before the team's size
   */
  void of(int worker);
}
