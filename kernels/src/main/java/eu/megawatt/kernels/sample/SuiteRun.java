package eu.megawatt.kernels.sample;

import eu.megawatt.kernels.suite.Extent;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * One run of the suite on a node.
 *
 * @param startedAt when
 * @param seed of all operands
 * @param node what is known of the machine, by name
 * @param missing what could not be opened at all
 */
public record SuiteRun(
    Instant startedAt,
    Instant endedAt,
    Extent extent,
    long seed,
    SortedMap<String, String> node,
    List<DeviceRun> devices,
    List<Missing> missing) {}
