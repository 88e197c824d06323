package eu.megawatt.service.rest;

import eu.megawatt.service.live.CurrentPlan;
import eu.megawatt.service.live.JobEventRows;
import eu.megawatt.service.live.JobFeed;
import eu.megawatt.service.live.PlanEvents;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Answers with the stream of one job. */
record JobEventStreams(CurrentPlan plan, JobEventRows rows, PlanEvents events, Streams streams) {

  void serve(ServerRequest request, ServerResponse response, String jobId) {
    JobFeed feed = new JobFeed(jobId, plan, rows, events);
    streams.serve(request, response, feed, () -> feed.snapshot().orElseThrow());
  }
}
