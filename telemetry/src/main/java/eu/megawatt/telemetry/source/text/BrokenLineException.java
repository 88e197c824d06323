package eu.megawatt.telemetry.source.text;

/** A line that is no metric. */
final class BrokenLineException extends Exception {

  private static final long serialVersionUID = 1L;

  BrokenLineException(String message) {
    super(message, null, false, false);
  }
}
