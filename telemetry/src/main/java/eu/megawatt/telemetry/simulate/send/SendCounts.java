package eu.megawatt.telemetry.simulate.send;

import java.util.Optional;

/**
 * What became of the samples that were to be sent.
 *
 * @param requests sent, repetitions among them
 * @param retries of those, repetitions
 * @param acknowledged samples that the receiver has taken
 * @param dropped samples that it refused for good
 * @param refusal what it said to the first of them
 */
public record SendCounts(
    long requests, long retries, long acknowledged, long dropped, Optional<String> refusal) {}
