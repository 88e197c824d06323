package eu.megawatt.service.telemetry;

import eu.megawatt.telemetry.resolve.Identity;
import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.source.Outcome;
import eu.megawatt.telemetry.source.Reading;
import java.util.ArrayList;
import java.util.List;

/** Gathers the samples of a request, and what became of its points one by one. */
final class PointOutcome implements Outcome {

  private final SampleBatch batch;
  private final PushCounts counts;
  private final List<BatchResult.PointResult> points = new ArrayList<>();
  private List<BatchResult.PointError> errors = new ArrayList<>();
  private int accepted;
  private int rejected;
  private int ofPoint;
  private long newest = Long.MIN_VALUE;

  PointOutcome(SampleBatch batch, PushCounts counts) {
    this.batch = batch;
    this.counts = counts;
  }

  @Override
  public void understood(Reading reading, Identity.Known identity, long atMillis, long value) {
    batch.add(identity.resolution().entity(), identity.resolution().quantity(), atMillis, value);
    accepted++;
    ofPoint++;
    newest = Math.max(newest, atMillis);
  }

  @Override
  public void refused(Rejection reason, String what, String why) {
    rejected++;
    counts.rejected(reason);
    errors.add(new BatchResult.PointError(reason.word(), what + ": " + why));
  }

  void endPoint() {
    points.add(
        new BatchResult.PointResult(errors.isEmpty() ? "Stored" : "Refused", ofPoint, errors));
    errors = new ArrayList<>();
    ofPoint = 0;
  }

  /** All of it is stored now. */
  void stored() {
    counts.accepted(accepted, newest);
  }

  int rejectedCount() {
    return rejected;
  }

  String firstError() {
    return errors.isEmpty() ? "" : errors.getFirst().detail();
  }

  BatchResult result() {
    return new BatchResult(accepted, rejected, points);
  }
}
