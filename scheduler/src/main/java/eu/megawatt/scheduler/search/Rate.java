package eu.megawatt.scheduler.search;

/** How fast a count grows, smoothed over the last looks at it. Used by one thread at a time. */
final class Rate {

  private static final double FRESHNESS = 0.3;

  private double lastSeconds;
  private long lastCount;
  private double perSecond;

  double at(double seconds, long count) {
    double elapsed = seconds - lastSeconds;
    if (elapsed > 0.05) {
      double now = Math.max(0, count - lastCount) / elapsed;
      perSecond = perSecond == 0 ? now : perSecond + FRESHNESS * (now - perSecond);
      lastSeconds = seconds;
      lastCount = count;
    }
    return perSecond;
  }
}
