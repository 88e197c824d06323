package eu.megawatt.service.live;

import eu.megawatt.scheduler.check.ValidatedRuns;

/** Who starts jobs. Takes nothing but what was checked. */
public interface Dispatcher {

  /** Takes over jobs that are to begin soon. */
  void take(ValidatedRuns runs);
}
