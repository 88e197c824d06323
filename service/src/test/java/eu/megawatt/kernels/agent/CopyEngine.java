package eu.megawatt.kernels.agent;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * What copies on this machine: one thread, on which those who want it take turns. Its clock is the
 * processor time of that thread, so that it is slowed down by what a test puts onto it and by
 * nothing else that the machine has to do.
 */
final class CopyEngine {

  private static final Executor THREAD =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("copies").factory());

  private CopyEngine() {}

  /**
   * Copies so many numbers so often, in turn with rivals of whom each copies as much.
   *
   * @return how long it took by the clock of the engine, in ns
   */
  static long copy(int floats, int repetitions, int rivals) {
    return CompletableFuture.supplyAsync(() -> inTurns(floats, repetitions, 1 + rivals), THREAD)
        .join();
  }

  private static long inTurns(int floats, int repetitions, int all) {
    float[][] from = new float[all][floats];
    float[][] to = new float[all][floats];
    for (float[] it : from) {
      Arrays.fill(it, 1);
    }
    long begun = clock();
    for (int i = 0; i < repetitions; i++) {
      for (int one = 0; one < all; one++) {
        from[one][i % floats] = i;
        System.arraycopy(from[one], 0, to[one], 0, floats);
      }
    }
    return Math.max(1, clock() - begun);
  }

  private static long clock() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
