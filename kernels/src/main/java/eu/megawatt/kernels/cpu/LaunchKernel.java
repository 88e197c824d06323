package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape.Calls;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/** Hands work to a thread that sleeps, and sleeps until its answer is there. */
final class LaunchKernel extends CpuKernel {

  private static final long JOIN_MILLIS = 5_000;

  private final Calls shape;
  private final Thread thread;
  private volatile Thread caller = Thread.currentThread();
  private volatile int asked;
  private volatile int answered;
  private volatile boolean isClosed;

  LaunchKernel(Calls shape) {
    super("java-park");
    this.shape = shape;
    this.thread = Thread.ofPlatform().name("kernel-launch").daemon().start(this::answer);
  }

  private void answer() {
    while (!isClosed) {
      int next = asked;
      if (next == answered) {
        LockSupport.park(this);
      } else {
        answered = next;
        LockSupport.unpark(caller);
      }
    }
  }

  @Override
  void poison() {
    asked = 0;
    answered = 0;
  }

  @Override
  void repeat(int repetitions) {
    caller = Thread.currentThread();
    for (int repetition = 0; repetition < repetitions; repetition++) {
      for (int call = 0; call < shape.calls(); call++) {
        call();
      }
    }
  }

  private void call() {
    int mine = asked + 1;
    asked = mine;
    LockSupport.unpark(thread);
    while (answered != mine) {
      LockSupport.park(this);
    }
  }

  /** As many answers as calls of one repetition. */
  @Override
  Correctness judge() {
    return judge(answered);
  }

  Correctness judge(int answers) {
    double error = Math.abs(answers - shape.calls()) / (double) shape.calls();
    return Correctness.of(
        error, 0, "%d answers came to %d calls".formatted(answers, shape.calls()));
  }

  @Override
  public OptionalLong fingerprint() {
    return OptionalLong.empty();
  }

  @Override
  public void close() {
    isClosed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
