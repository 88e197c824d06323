package eu.megawatt.service.kueue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A workload as Megawatt is asked for it.
 *
 * @param job of {@code POST /admission-reviews}
 * @param mistakes what could not be read of it, in sentences; then it must not be asked for
 */
record Order(ObjectNode job, long gpus, long flexibilitySeconds, List<String> mistakes) {}
