package eu.megawatt.telemetry.receive;

import eu.megawatt.telemetry.sample.Rejection;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a sender has sent since the service began; a snapshot.
 *
 * @param accepted samples that were stored, repeats included
 * @param rejected samples that were not, by reason, in the order of the reasons; without those of
 *     which there are none
 * @param histograms native histograms, which nobody here needs
 * @param exemplars which nobody here needs
 * @param malformedRequests bodies of which nothing could be used
 * @param deferredRequests answered with "later"
 * @param lastSampleMillis the latest time that a stored sample was of, in milliseconds since 1970
 * @param clockOffsetMillis how far the sender's clock is behind ours, smoothed; below zero if it is
 *     ahead
 * @param lastHeardMillis when a request of its was last taken, in milliseconds since 1970
 */
public record SenderStatus(
    String sender,
    long accepted,
    Map<Rejection, Long> rejected,
    long histograms,
    long exemplars,
    long malformedRequests,
    long deferredRequests,
    OptionalLong lastSampleMillis,
    OptionalLong clockOffsetMillis,
    OptionalLong lastHeardMillis) {}
