package eu.megawatt.service;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * How a service is to run.
 *
 * @param data the directory of everything it keeps
 * @param port on the loopback; 0 for any free one
 * @param demo whether to bring the demonstration fleet and plan it
 * @param adminToken the administrator's token, where it is given
 */
public record Settings(
    Path data, int port, boolean demo, Optional<String> adminToken, Clock clock) {}
