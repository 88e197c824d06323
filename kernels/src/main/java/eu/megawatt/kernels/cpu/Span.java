package eu.megawatt.kernels.cpu;

/** A half-open range of indices. */
record Span(int from, int to) {

  /** The part of one worker when things are dealt out evenly, each whole. */
  static Span of(int things, int worker, int workers) {
    return new Span(
        (int) ((long) things * worker / workers), (int) ((long) things * (worker + 1) / workers));
  }

  int length() {
    return to - from;
  }
}
