package eu.megawatt.kernels.cpu;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where the threads of a team wait for each other. They spin, and give way when it lasts: a step of
 * a small model is too short for a thread to be put to sleep and woken.
 */
final class Barrier {

  private static final int SPINS = 2_000;

  private final int parties;
  private final AtomicInteger arrived = new AtomicInteger();
  private volatile int round;
  private volatile boolean isBroken;

  Barrier(int parties) {
    this.parties = parties;
  }

  /**
   * Waits for all others.
   *
   * @throws IllegalStateException when one of them will not come
   */
  @SuppressWarnings("ThreadPriorityCheck") // to give way is all that is wanted of the scheduler
  void meet() {
    int mine = round;
    if (arrived.incrementAndGet() == parties) {
      arrived.set(0);
      round = mine + 1;
      return;
    }
    for (int spins = 0; round == mine; spins++) {
      if (isBroken) {
        throw new IllegalStateException("A thread of the team has failed");
      }
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }

  /** Lets none wait for one that has failed. */
  void breakUp() {
    isBroken = true;
  }

  /** As new. Called while nobody waits. */
  void mend() {
    arrived.set(0);
    isBroken = false;
  }
}
