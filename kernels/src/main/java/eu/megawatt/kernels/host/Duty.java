package eu.megawatt.kernels.host;

import java.io.IOException;

/** What one thread of a crew does. */
@FunctionalInterface
interface Duty {

  /** Does it. */
  void run() throws IOException;
}
