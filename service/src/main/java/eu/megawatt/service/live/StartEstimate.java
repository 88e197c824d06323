package eu.megawatt.service.live;

import java.time.Instant;

/**
 * When a job will begin, as far as that can be said: its place may be moved until shortly before.
 *
 * @param plannedAt when the plan has it begin now
 * @param earliestAt no more than one in ten began before
 * @param latestAt no more than one in ten began after
 * @param sampleCount of starts that this was learned from; 0 while it is a rule of thumb
 */
public record StartEstimate(
    Instant plannedAt, Instant earliestAt, Instant latestAt, int sampleCount) {}
