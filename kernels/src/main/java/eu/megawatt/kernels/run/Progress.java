package eu.megawatt.kernels.run;

import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.suite.Device;

/**
 * What is going on, for whoever waits. Called on the thread that measures: it must not take long.
 */
public interface Progress {

  /** Says nothing. */
  Progress NONE = new Progress() {};

  /** A device's cases begin, so many. */
  default void device(Device device, int cases) {}

  /** A case is being prepared and checked, the n-th of so many. */
  default void preparing(String name, int number, int of) {}

  /** Some of a case's blocks are done, or some seconds of a soak. */
  default void measured(String name, int done, int of) {}

  /** A case has come to its end. */
  default void finished(Result result) {}
}
