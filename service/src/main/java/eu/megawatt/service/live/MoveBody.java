package eu.megawatt.service.live;

import java.util.Optional;

/** A place for a job, as it is asked for. */
public record MoveBody(
    Optional<String> poolId,
    Optional<String> startsAt,
    Optional<Double> powerCapRatio,
    Optional<Boolean> pinned,
    Optional<String> reason) {}
