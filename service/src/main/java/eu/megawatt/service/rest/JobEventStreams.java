package eu.megawatt.service.rest;

import eu.megawatt.service.live.CurrentPlan;
import eu.megawatt.service.live.JobEvent;
import eu.megawatt.service.live.JobEventRows;
import eu.megawatt.service.live.JobFeed;
import eu.megawatt.service.live.PlanEvents;
import eu.megawatt.service.security.Caller;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.function.UnaryOperator;

/** Answers with the stream of one job. */
record JobEventStreams(CurrentPlan plan, JobEventRows rows, PlanEvents events, Streams streams) {

  /** What happened to a job as a caller may see it. */
  static UnaryOperator<JobEvent> asSeen(ServerRequest request, String jobId) {
    return Caller.of(request).tenant().isPresent()
        ? it -> it.forItsTenant(jobId)
        : UnaryOperator.identity();
  }

  void serve(ServerRequest request, ServerResponse response, String jobId) {
    JobFeed feed = new JobFeed(jobId, plan, rows, events, asSeen(request, jobId));
    streams.serve(request, response, feed, () -> feed.snapshot().orElseThrow());
  }
}
