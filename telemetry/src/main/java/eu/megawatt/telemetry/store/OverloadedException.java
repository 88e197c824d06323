package eu.megawatt.telemetry.store;

/** More is waiting than may wait: the same can be tried again in a moment. Nothing was kept. */
public final class OverloadedException extends Exception {

  private static final long serialVersionUID = 1L;

  public OverloadedException(String message) {
    super(message);
  }
}
