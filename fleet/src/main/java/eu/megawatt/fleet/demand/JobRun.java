package eu.megawatt.fleet.demand;

import java.util.List;

/** Where and when a job runs, in the order of time. */
public record JobRun(String job, List<Segment> segments) {

  public JobRun {
    segments = List.copyOf(segments);
  }
}
