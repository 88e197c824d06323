package eu.megawatt.service.validation;

import java.util.List;
import java.util.Optional;

/** Which nodes have to be proved, as it is said; what is left out is as {@link Policy} has it. */
public record PolicyBody(
    Optional<List<String>> poolIds,
    Optional<List<String>> siteIds,
    Optional<List<String>> deviceModels,
    Optional<Long> maxAgeSeconds,
    Optional<Boolean> newNode,
    Optional<Boolean> driverChanged,
    Optional<Boolean> firmwareChanged,
    Optional<Boolean> incident,
    Optional<Boolean> quarantineReleased,
    Optional<String> extent,
    Optional<Integer> atOnceCount,
    Optional<String> reason) {}
