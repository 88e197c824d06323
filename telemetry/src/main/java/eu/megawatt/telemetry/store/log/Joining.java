package eu.megawatt.telemetry.store.log;

/** Waits for threads that end soon. */
public final class Joining {

  private Joining() {}

  /** Returns once a thread has ended; an interrupt is kept for later. */
  public static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
