package eu.megawatt.kernels.run;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The time that a run keeps to. */
interface Time {

  /** The machine's. */
  Time OF_THE_MACHINE =
      new Time() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void pause(Duration length) {
          LockSupport.parkNanos(length.toNanos());
        }
      };

  /** Nanoseconds since some moment. */
  long nanos();

  /** Lets some time pass. */
  void pause(Duration length);
}
