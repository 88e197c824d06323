package eu.megawatt.kernels.agent;

import java.util.Optional;

/**
 * Who an agent is.
 *
 * @param secret what it shows the service
 * @param agentId what the service calls it; empty until it is enrolled
 * @param nodeId which node it speaks for; empty until it is enrolled
 */
record Identity(String secret, Optional<String> agentId, Optional<String> nodeId) {}
